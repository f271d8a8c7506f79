"""Who is named: the noun phrases around a verb of speech, read as mentions of a speaker."""

from dataclasses import dataclass

from dsbuild.quotes.apart import asks_of_name, is_worn
from dsbuild.quotes.appositions import (
    after_time,
    apposed_to,
    behind_place,
    comma_after,
    dated_name,
    is_irish,
    name_beside,
    one_beside,
)
from dsbuild.quotes.attributed import Mention, MentionKind
from dsbuild.quotes.closed import (
    CLAUSAL,
    INDEFINITE,
    LOCATED,
    NAMING,
    OWN,
    OWNING,
    REFLEXIVE,
    RELATIVE,
    SEEING,
    SOMEBODY,
    SOUNDS,
    SPANS,
    SPEAKING,
)
from dsbuild.quotes.phrases import BREAKS, Phrases
from dsbuild.quotes.retold import acting, calling


@dataclass(frozen=True, slots=True)
class Mentions:
    """The mentions of speakers among the noun phrases of a sentence."""

    phrases: Phrases

    def subject(self, verb: int) -> Mention | None:
        """The subject of the verb group that begins at token `verb`, which is not the first."""
        tokens, last = self.phrases.tokens, verb - 1
        if tokens[last].lower in RELATIVE:
            return self._antecedent(last)
        if tokens[last].lower in ("and", "but", "or"):
            return calling(self, last, tokens[verb].lower) or self.of_clause(0, last) or acting(self, last)
        if tokens[last].word in BREAKS:
            return self._before_apposition(last)
        relative = self._relative_before(last)
        return self._right_before(verb) if relative is None else self._antecedent(relative)

    def _right_before(self, verb: int) -> Mention | None:
        """The noun phrase that ends at token `verb`, or the one before it where it is an apposition without its second comma."""
        tokens, start = self.phrases.tokens, self.phrases.first(verb - 1)
        apposed = start > 1 and tokens[start].lower in INDEFINITE and tokens[start - 1].word == ","
        if apposed and self.phrases.is_whole(0, start - 1):
            return self.of(0, start - 1)
        if (
            start > 1
            and tokens[start - 1].lower.endswith(("ing", "ed"))
            and not self.phrases.is_somebody(start, verb)
        ):
            holder = self.of(self.phrases.first(start - 2), start - 1)  # `a man holding a rifle said`
            if holder is not None:
                return holder
        return behind_place(self, start, verb) or self.of(start, verb)

    def of_clause(self, low: int, high: int) -> Mention | None:
        """The first noun phrase of tokens `[low, high)` that no preposition or participle leads."""
        for begin, end in self.phrases.chunks(low, high):
            start = self.phrases.after_conjunctions(begin, end)
            start += asks_of_name(self.phrases, start, end)
            if start < end and not self.phrases.inverts(start):
                adverbial = self.phrases.is_adverbial(start, end)
                found = after_time(self, start, end) if adverbial else self.forward(start, end)
                if found and not adverbial:
                    return one_beside(self, found, end, high) or found
                if found:
                    return found
        return None

    def forward(self, start: int, high: int | None = None) -> Mention | None:
        """The noun phrase that begins at token `start`, or the name that a comma sets beside it."""
        high = len(self.phrases.tokens) if high is None else high
        if start >= high:
            return None
        end = self.phrases.end(start, high)
        found = self.of(start, end)
        if found and found.kind is MentionKind.DESCRIPTION and end < high:
            comma = comma_after(self.phrases, end, high)
            return (comma and name_beside(self, comma, high)) or found
        return found

    def _relative_before(self, last: int) -> int | None:
        """The first `who` between the last sign or conjunction and token `last`."""
        found = None
        for at in range(last, 0, -1):
            token = self.phrases.tokens[at]
            if token.word in BREAKS or token.lower in ("that", "but", "when", "while", "and"):
                break
            if token.lower == "as" and self.phrases.tokens[at - 1].lower not in REFLEXIVE:
                break
            if token.lower in ("who", "whose"):
                found = at
        return found

    def _antecedent(self, relative: int) -> Mention | None:
        last = relative - 1
        if last >= 0 and self.phrases.tokens[last].word in BREAKS:
            last -= 1
        return self.of(self.phrases.nearest(last), last + 1) if last >= 0 else None

    def _before_apposition(self, comma: int) -> Mention | None:
        """The subject that an apposition or a clause ending at token `comma` parts from its verb."""
        phrases = self.phrases
        chunks = phrases.chunks(0, comma)
        opening = max(
            (n for n, (start, _) in enumerate(chunks) if n and phrases.tokens[start].lower in CLAUSAL),
            default=0,
        )
        chunks = [(phrases.after_conjunctions(start, end), end) for start, end in chunks[opening:]]
        for start, end in chunks:
            if self.phrases.is_place(start, end):
                continue
            if dated := dated_name(self, start, end):
                return dated
            if start < end and not phrases.is_adverbial(start, end) and phrases.is_whole(start, end):
                found = self.of(start, end)
                if found and found.kind is MentionKind.DESCRIPTION:
                    named = name_beside(self, end, comma)
                    return named or apposed_to(self, start, last=end == comma) or found
                if found:
                    return found
        return self.of_clause(chunks[0][0], comma) if chunks else None

    def of(self, start: int, end: int) -> Mention | None:
        """Whom the noun phrase of tokens `[start, end)` names: a name if its head is one, else a description."""
        if start >= end:
            return None
        tokens, grammar = self.phrases.tokens, self.phrases.grammar
        if end - start == 1 and tokens[start].lower in grammar.pronouns:
            kind = MentionKind.DESCRIPTION if tokens[start].lower in SOMEBODY else MentionKind.PRONOUN
            return Mention(tokens[start].start, tokens[start].end, kind)
        if end - start == 1 and tokens[start].lower in grammar.determiners:
            verb = end == len(tokens) or not tokens[end].is_word or tokens[end].lower in grammar.cues
            some = (
                tokens[start].lower in SPEAKING
                and verb
                and (start == 0 or tokens[start - 1].lower not in grammar.carriers)
            )
            return Mention(tokens[start].start, tokens[start].end, MentionKind.DESCRIPTION) if some else None
        head = self.phrases.head_end(start, end)
        noun = head - 2 if head < end and head - 1 > start and tokens[head].lower == "by" else head - 1
        if tokens[noun].lower in SPANS and noun > start:
            return None
        if tokens[noun].lower in grammar.statements and not self.phrases.is_name(noun):
            return self._owner(start, noun, head, end)
        return (
            self._name(start, head)
            or self._name_of_role(start, head, end)
            or self._description(start, head, end)
        )

    def _name(self, start: int, head: int) -> Mention | None:
        """The run of capitalised words that ends the head (`rebel commander |Abu Omar|`)."""
        tokens, grammar = self.phrases.tokens, self.phrases.grammar
        run = head
        while run > start and (
            self.phrases.is_name(run - 1) or (run < head and run - 1 > start and self._joins(run - 1))
        ):
            run -= 1
        irish = run == start and head - run > 1 and is_irish(tokens, run)
        while run < head and (
            self._joins(run) or (run == start and not irish and tokens[run].lower in grammar.determiners)
        ):
            run += 1
        owner = next((at for at in range(head - 2, run - 1, -1) if tokens[at].is_possessive), None)
        run = run if owner is None else owner + 1  # `the party's Alderman Roy Li`
        if run >= head:
            return None
        alone, titled = head - run == 1, any(tokens[at].word in grammar.titles for at in range(run, head))
        before = tokens[run - 1].lower if run > start else ""
        if (
            not titled
            and before not in NAMING
            and ((alone and self._is_common(start, run, before)) or self._is_described(start, head))
        ):
            return None
        organised = (
            not titled and before not in NAMING and (before == "the" or self.is_organisation(run, head))
        )
        return Mention(
            tokens[run].start,
            self.phrases.tokens[head - 1].bare_end,
            MentionKind.ORGANISATION if organised else MentionKind.NAME,
        )

    def _is_described(self, start: int, head: int) -> bool:
        """Whether an article stands before capitals that end as people are described (`the Ohio Republican`)."""
        tokens, grammar = self.phrases.tokens, self.phrases.grammar
        last = tokens[head - 1]
        opens = tokens[start].lower in grammar.determiners
        return opens and grammar.is_person(last.lower) and last.word not in grammar.organisations

    def _joins(self, at: int) -> bool:
        return self.phrases.tokens[at].lower in ("and", "of", "for", "the", "&")

    def _is_common(self, start: int, run: int, before: str) -> bool:
        """Whether one capitalised word is a people, a rank or a role rather than a name (`the jailed Belgian`)."""
        tokens, grammar = self.phrases.tokens, self.phrases.grammar
        if run == start:
            return grammar.is_person(tokens[run].lower)
        if before in grammar.determiners:
            return before != "the" or grammar.is_person(tokens[run].lower)
        return tokens[start].lower in grammar.determiners and not grammar.is_person(before)

    def is_organisation(self, run: int, head: int) -> bool:
        """Whether the capitals of tokens `[run, head)` are an acronym or hold a word of organisations."""
        tokens, grammar = self.phrases.tokens, self.phrases.grammar
        if head - run == 1 and len(tokens[run].word) > 1 and tokens[run].word.isupper():
            return True
        opens = (
            head - run > 1
            and tokens[run + 1].lower in ("of", "for")
            and tokens[run].word in grammar.organisations
        )
        return opens or tokens[head - 1].word in grammar.organisations

    def _name_of_role(self, start: int, head: int, end: int) -> Mention | None:
        """The name at the end of a role without an article (`director of the Delta Agency Jo Doyle`)."""
        tokens, grammar = self.phrases.tokens, self.phrases.grammar
        role = tokens[head - 1].lower in grammar.persons and tokens[start].lower not in grammar.determiners
        end = next((at for at in range(head + 2, end) if tokens[at].lower in grammar.prepositions), end)
        if not role or end - head < len(("of", "Ann", "Li")):
            return None
        run = end
        named = self.phrases.is_name
        while run > head and named(run - 1) and tokens[run - 1].word not in grammar.organisations:
            run -= 1
        bodied = run > head and tokens[run - 1].word in grammar.organisations
        if end - run < (2 if bodied else 3):
            return None
        return Mention(
            tokens[run if bodied else end - 2].start, self.phrases.tokens[end - 1].bare_end, MentionKind.NAME
        )

    def _owner(self, start: int, noun: int, head: int, end: int) -> Mention | None:
        """Whose statement, post or video it is, as far as the phrase says; else the text itself."""
        tokens = self.phrases.tokens
        whole = Mention(tokens[start].start, tokens[noun].end, MentionKind.DESCRIPTION)
        if noun < head - 1 and tokens[head - 1].lower in SEEING:
            return whole
        possessor = next((at for at in range(noun - 1, start - 1, -1) if tokens[at].is_possessive), None)
        if possessor is not None:
            return self.possessor(start, possessor)
        for at in (start, *range(head, end)):
            if tokens[at].lower in OWN:
                return Mention(tokens[at].start, tokens[at].end, MentionKind.PRONOUN)
            owned = at > start and tokens[at].lower in OWNING and at + 1 < end
            if owned and not tokens[at + 1].word.isdigit():
                return self.forward(at + 1, end)
        return whole

    def possessor(self, start: int, at: int) -> Mention:
        """Whom the phrase from token `start` to the possessive one at `at` names."""
        tokens, the = self.phrases.tokens, self.phrases.tokens[start].lower == "the"
        if not self.phrases.is_name(at):
            return Mention(tokens[start].start, self.phrases.tokens[at].bare_end, MentionKind.DESCRIPTION)
        organised = the or self.is_organisation(start, at + 1)
        kind = MentionKind.ORGANISATION if organised else MentionKind.NAME
        return Mention(tokens[start + 1 if the else start].start, self.phrases.tokens[at].bare_end, kind)

    def can_speak(self, mention: Mention) -> bool:
        """Whether the mention is somebody who can speak, or a text, rather than a thing (`the choice of target`)."""
        if mention.kind is not MentionKind.DESCRIPTION:
            return True
        tokens, grammar = self.phrases.tokens, self.phrases.grammar
        first = next(at for at, token in enumerate(tokens) if token.end > mention.start)
        last = next((at for at, token in enumerate(tokens) if token.start >= mention.end), len(tokens))
        head = self.phrases.head_end(first, last) - 1
        lower = tokens[head].lower
        named = self.phrases.is_name(head) and not tokens[head].is_possessive
        return named or grammar.is_person(lower) or lower in grammar.statements or lower in SPEAKING

    def _description(self, start: int, head: int, end: int) -> Mention | None:
        """The whole phrase, where its head can speak."""
        tokens, grammar = self.phrases.tokens, self.phrases.grammar
        if tokens[head - 1].lower in SOUNDS and head + 1 < end and tokens[head].lower == "of":
            return self.of(head + 1, end)
        first = tokens[start].lower
        speaks = (first in grammar.determiners or first in SOMEBODY) or any(
            grammar.is_person(tokens[at].lower) or self.phrases.is_name(at) or "-year-old" in tokens[at].lower
            for at in range(start, head)
        )
        placed = head < end and tokens[head].lower in LOCATED and grammar.is_person(tokens[head - 1].lower)
        if placed and tokens[head - 1].lower != "source" and not is_worn(tokens, grammar, head):
            end = head
        return Mention(tokens[start].start, tokens[end - 1].end, MentionKind.DESCRIPTION) if speaks else None
