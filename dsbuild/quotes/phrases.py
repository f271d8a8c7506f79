"""Where noun phrases begin and end among the words of a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from dsbuild.quotes.apart import after_text, is_christened, is_date, is_numbering, is_told_apart, is_worn
from dsbuild.quotes.closed import CLOSE, LOCATING, ROUNDING, UNTITLED
from dsbuild.quotes.tokens import Token
from dsbuild.quotes.words import Grammar

BREAKS = frozenset({",", "(", ")", "–", "—", "-", "―", "[", "]"})
ENDS = frozenset({";", ":", ".", "!", "?", "…"})
AFTER_HEAD = frozenset({
    "of", "for", "from", "at", "with", "in", "to", "on", "near", "by", "inside", "against",
})  # fmt: skip
"""Prepositions that tie a phrase to the noun before it."""
FOLLOWED = frozenset({"of", "for", "from", "at", "with"})
"""Those that tie it so closely that a phrase read forwards runs on."""
AT = frozenset({"at", "from", "on", "to", "by", "against", "near", "with", "in", "inside", "over", "past"})
"""Prepositions before people who are not what the noun before them is about."""
SUFFERING = frozenset({
    "dead", "wounded", "injured", "missing", "disappeared", "displaced", "condemned", "bereaved", "accused",
})  # fmt: skip
"""Adjectives that mean people behind `the`."""
SHOUTED = 4
"""Letters of a word in capitals that opens a paper's first sentence, at least, and words to the name after it."""
CONJUNCTIONS = frozenset({"and", "but", "so", "yet", "or", "then", "now", "still"})
PARTICIPLES = ("ed", "en", "ad", "sent")
SUBJECTS = frozenset(
    {"he", "she", "they", "we", "i", "it", "you", "someone", "somebody", "everyone", "everybody"}
)
ORDINAL = frozenset({"first", "then", "earlier", "later", "previous"})
YEAR = 4
"""Digits of a year, which stands before a subject and is no part of it (`at his trial in 2010 Harkin told`)."""
LONGEST = 9
"""Words of a phrase before its head."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """The noun phrases of `tokens`, read by the words of `grammar`; every position is a token's index."""

    tokens: Sequence[Token]
    grammar: Grammar

    def is_name(self, at: int) -> bool:
        """Whether token `at` is part of a name: capitalised, joined to a capital (`al-Amin`), or a particle before one."""
        word = self.tokens[at].word
        if word[0].isupper():
            return at > 0 or not self._is_shouted(word)
        head, _, tail = word.partition("-")
        if tail[:1].isupper() and (head in self.grammar.particles or len(head) <= 2):
            return True
        if word.startswith(("d'", "d’")):
            return word[2:3].isupper()
        if word not in self.grammar.particles or word in UNTITLED or at + 1 == len(self.tokens):
            return False
        return self.tokens[at + 1].word[0].isupper() or self.tokens[at + 1].word in self.grammar.particles

    def _is_shouted(self, word: str) -> bool:
        """Whether the first word is one in capitals by which a paper opens, before an office and a name (`LOYALIST killer A. B.`)."""
        if len(word) < SHOUTED or not word.isupper():
            return False
        for at in range(1, min(len(self.tokens), SHOUTED + 1)):
            lower = self.tokens[at].lower
            if not self.tokens[at].is_word or lower in self.grammar.verbs or lower in self.grammar.carriers:
                return False
            if self.tokens[at].word[0].isupper():
                return at > 1
        return False

    def nearest(self, last: int) -> int:
        """Where the noun phrase begins that ends with token `last`: at its own determiner where its head is a person."""
        start = self._simple_first(last)
        apart = start >= 1 and self.tokens[start - 1].lower in AT
        return start if apart and self.grammar.is_person(self.tokens[last].lower) else self.first(last)

    def first(self, last: int) -> int:
        """Where the noun phrase begins that ends with token `last`, prepositional phrases after its head included."""
        at = self._simple_first(last)
        while at >= 2 and self.tokens[at - 1].lower in AFTER_HEAD and self._may_end(at - 2):
            if not self._ties(at - 1):
                break
            at = self._simple_first(at - 2)
        return at

    def _ties(self, at: int) -> bool:
        """Whether the preposition at token `at` ties a phrase to the word before it."""
        head = self.tokens[at - 1].lower
        match self.tokens[at].lower:
            case "by":
                return head.endswith(PARTICIPLES)
            case "to":
                return self._is_noun(head)
        return True

    def _simple_first(self, last: int) -> int:
        """The same without prepositions: at its determiner, or where the clause begins."""
        at = last
        if self.tokens[last].lower in SUBJECTS:
            return last
        if last == 1 and self.tokens[0].lower == "that" and self.grammar.is_person(self.tokens[1].lower):
            return 0  # `“…,” that person said`
        while at >= 0 and self.tokens[at].is_word:
            lower = self.tokens[at].lower
            if lower in self.grammar.determiners and lower != "that":
                while at > 0 and self.tokens[at - 1].lower in self.grammar.predeterminers:
                    at -= 1
                return after_text(self.tokens, self.grammar, at, last)
            if at < last and self._stands_outside(at):
                break
            at -= 1
        return at + 1

    def _stands_outside(self, at: int) -> bool:
        """Whether token `at` cannot be inside the noun phrase to its right."""
        grammar, token = self.grammar, self.tokens[at]
        if token.lower in ORDINAL and at and self._determines(at - 1):
            return False
        dates = len(token.word) == YEAR and token.word.isdigit() and self.is_name(at + 1)
        dates = dates or is_date(self.tokens, at)
        dates = dates or (token.lower in grammar.times and not is_christened(self.tokens, at))
        if dates or token.lower in grammar.pronouns:
            return True
        if token.lower == "and":
            return at == 0 or not (self.is_name(at - 1) and self.is_name(at + 1))
        if token.lower in grammar.boundaries or token.lower in grammar.prepositions:
            return True
        if self.is_name(at):
            return at == 0 and token.lower in grammar.openers
        verb = token.lower in grammar.verbs and not token.is_possessive and not grammar.is_person(token.lower)
        return verb or token.lower in grammar.carriers

    def _determines(self, at: int) -> bool:
        token = self.tokens[at]
        return token.is_possessive or token.lower in self.grammar.determiners

    def _may_end(self, at: int) -> bool:
        """Whether a noun phrase can end with token `at`."""
        token, grammar = self.tokens[at], self.grammar
        outside = grammar.boundaries, grammar.prepositions, grammar.carriers, grammar.times
        if not token.is_word or any(token.lower in words for words in outside):
            return False
        return token.lower not in grammar.verbs or self._is_noun(token.lower)

    def _is_noun(self, word: str) -> bool:
        """Whether the word is a noun for people or for a text."""
        return self.grammar.is_person(word) or word in self.grammar.statements

    def end(self, start: int, high: int) -> int:
        """Where the noun phrase ends that begins at token `start`, at most at `high`."""
        grammar, tokens = self.grammar, self.tokens
        low = tokens[start].lower
        if low in grammar.pronouns and low not in grammar.determiners:
            return start + 1
        headed = False
        at = start
        while at < high and tokens[at].is_word:
            token = tokens[at]
            if headed and token.lower in CLOSE and at + 1 < high and tokens[at + 1].lower in ("to", "with"):
                at += 1  # `a source close to the family`
                headed = False
            elif at > start and at + 1 < high and is_worn(tokens, grammar, at):
                at += 1  # `a youth with a scarf over his face`, `a woman in a green parka`
                headed = False
            elif at > start and token.lower in FOLLOWED and not self.is_name(at):
                if not self._runs_on(at, high):
                    break
                headed = False
            elif at > start and self._ends_before(at, start, high):
                break
            elif self._heads(at, start):
                headed = True
            elif (
                at - start > LONGEST
                or (token.lower in grammar.carriers and not self._is_adjective(at, start))
                or (headed and not self._qualifies(at, high))
            ):
                break
            if token.lower in grammar.statements and at + 2 < high and tokens[at + 2].lower == "by":
                at += 2  # `a leaflet signed by …`
                headed = False
            headed = headed and not token.is_possessive
            at += 1
        return at

    def _heads(self, at: int, start: int) -> bool:
        """Whether token `at` can be the head: a name, a person or a text, and no article that opens the sentence."""
        lower, grammar = self.tokens[at].lower, self.grammar
        named = self.is_name(at) and not (at == start and lower in grammar.determiners)
        named = (
            named
            or is_told_apart(self.tokens, at, start)
            or (lower in SUFFERING and at > 0 and self.tokens[at - 1].lower == "the")
        )
        return named or grammar.is_person(lower) or lower in grammar.statements

    def _is_adjective(self, at: int, start: int) -> bool:
        """Whether a word that can stand before a verb stands before a noun (`the first statement`)."""
        lower = self.tokens[at].lower
        return lower in ORDINAL and at == start + 1 and self.tokens[start].lower in self.grammar.determiners

    def _runs_on(self, at: int, high: int) -> bool:
        """Whether the preposition at token `at` ties more to the phrase."""
        token = self.tokens[at]
        following = self.tokens[at + 1] if at + 1 < high else token
        more = at + 1 < high and following.is_word and following.lower not in self.grammar.times
        return more and (token.lower in ("of", "for") or not self.is_name(at - 1))

    def _ends_before(self, at: int, start: int, high: int) -> bool:
        token, grammar = self.tokens[at], self.grammar
        if token.lower == "and":
            return at + 1 >= high or not (self.is_name(at - 1) and self.is_name(at + 1))
        if token.lower in grammar.boundaries or token.lower in grammar.prepositions:
            rounded = token.lower in ROUNDING and self.tokens[at - 1].lower == "of"  # `a boy of about nine`
            titled = self.tokens[at - 1].word.endswith(".")  # `Dr. Than Oo`
            return not (rounded or titled) and (not self.is_name(at) or token.word[0].isupper())
        return token.lower in grammar.times and at > start + 1

    def _qualifies(self, at: int, high: int) -> bool:
        """Whether the word at token `at` qualifies the noun after it (`press secretary`, `group's leader`)."""
        if self.tokens[at].is_possessive:
            return True
        more = at + 1 < high and self.grammar.is_person(self.tokens[at + 1].lower)
        return more and not self.tokens[at].lower.endswith("ed")

    def is_whole(self, start: int, end: int) -> bool:
        """Whether tokens `[start, end)` are one noun phrase and nothing else."""
        last = self.tokens[end - 1]
        if not last.is_word or (last.lower.endswith("ed") and not self.is_name(end - 1)):
            return False
        return self.first(end - 1) <= start

    def chunks(self, low: int, high: int) -> list[tuple[int, int]]:
        """What stands between the commas, brackets, dashes and stops of tokens `[low, high)`."""
        cuts = [
            at for at in range(low, high) if self.tokens[at].word in BREAKS or self.tokens[at].word in ENDS
        ]
        edges = zip([low, *(cut + 1 for cut in cuts)], [*cuts, high], strict=True)
        return [(start, end) for start, end in edges if start < end]

    def after_conjunctions(self, start: int, end: int) -> int:
        """Where a clause begins after its conjunctions and the number of its paragraph."""
        start += start == 0 and end > 2 and is_numbering(self.tokens)
        while start < end and (not self.tokens[start].is_word or self.tokens[start].lower in CONJUNCTIONS):
            start += 1
        return start

    def is_adverbial(self, start: int, end: int) -> bool:
        """Whether a preposition, a participle, a number or an adverb leads tokens `[start, end)`."""
        token, grammar = self.tokens[start], self.grammar
        leading = grammar.openers, grammar.times, grammar.prepositions, grammar.boundaries
        counted = start + 1 < end and self.tokens[start + 1].word[0].isdigit()
        if (counted and token.lower in ROUNDING) or is_christened(self.tokens, start):
            return False
        if token.lower.isdigit() or any(token.lower in words for words in leading):
            return True
        if end - start == 1 and token.lower in grammar.participles:
            return True
        if token.lower in grammar.pronouns or token.lower in grammar.determiners:
            return False
        return token.lower.endswith(("ing", "ly", "ed")) and start + 1 < end and not self.is_name(start + 1)

    def is_somebody(self, start: int, end: int) -> bool:
        """Whether tokens `[start, end)` hold a name, a pronoun, or a noun for people or for what speaks for them."""
        grammar = self.grammar
        return any(
            self.is_name(at)
            or grammar.is_person(self.tokens[at].lower)
            or self.tokens[at].lower in grammar.pronouns
            or self.tokens[at].lower in grammar.statements
            for at in range(start, end)
        )

    def is_place(self, start: int, end: int) -> bool:
        """Whether one capitalised word says where the place before its comma lies (`in Lodar, Essia,`)."""
        at = start - 2
        if end - start != 1 or at < 1 or not self.is_name(start) or not self.is_name(at):
            return False
        while at > 0 and self.is_name(at):
            at -= 1
        return at > 0 and self.tokens[at - 1].is_word and self.tokens[at].lower in LOCATING

    def head_end(self, start: int, end: int) -> int:
        """Where the prepositions after the head begin, save those inside the name of an organisation."""
        tokens, grammar = self.tokens, self.grammar
        at = start + 1
        while at < end and tokens[at].lower not in grammar.prepositions:
            at += 1
        inside = (
            at < end and tokens[at].lower in ("of", "for") and tokens[at - 1].word in grammar.organisations
        )
        return end if inside and at < end - 1 and self.is_name(end - 1) else at

    def inverts(self, start: int) -> bool:
        """Whether an auxiliary opens the sentence (`Had she heard of it?`)."""
        tokens = self.tokens
        opens = self.grammar.carriers - self.grammar.prepositions
        small = start == 0 and tokens[0].lower in opens
        return small and not (len(tokens) > 1 and self.is_name(1))
