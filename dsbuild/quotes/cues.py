"""Verbs of speech among the words around a quotation, and whom they make speak."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from dsbuild.quotes.attributed import Mention, MentionKind
from dsbuild.quotes.closed import (
    ALONE,
    BEING,
    BETWEEN,
    COURTS,
    INVERTING,
    OBJECTS,
    OWNING_VERBS,
    PLURALS,
    REPORTED,
    SEEN_TO,
    WHENS,
)
from dsbuild.quotes.mentions import Mentions
from dsbuild.quotes.phrases import BREAKS, Phrases
from dsbuild.quotes.reported import according, aside_end, asked_until, is_one, is_quoted_as, judged_by, maker
from dsbuild.quotes.tokens import Token
from dsbuild.quotes.words import Grammar

SINGULAR = frozenset({"one", "another", "that"})
"""Determiners after which the bare form of a verb is a noun (`one post read`)."""
BESIDE = 7
"""Words between the marks and the verb beside them, at most."""
TEXT_REACH = 14
"""Words within which a text is the subject of what texts do."""


class Cue(NamedTuple):
    """A verb of speech, tokens `[at, end)`: one whose subject hears (`passive`), a participle, or what a text does."""

    at: int
    end: int
    passive: bool = False
    participle: bool = False
    inscription: bool = False


@dataclass(frozen=True)
class Clauses:
    """The verbs of speech of `tokens`, each with its subject."""

    tokens: Sequence[Token]
    grammar: Grammar

    @cached_property
    def mentions(self) -> Mentions:
        """The mentions of speakers among the same tokens."""
        return Mentions(Phrases(self.tokens, self.grammar))

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        """The verbs of speech in order."""
        return tuple(self._each())

    @cached_property
    def speaks(self) -> bool:
        """Whether there is a verb of speech."""
        return next(self._each(), None) is not None

    def _each(self) -> Iterator[Cue]:
        known = self.grammar.cues
        for at, token in enumerate(self.tokens):
            if token.lower in known and (cue := self._cue(at)):
                yield cue

    def last_cue(self) -> Cue | None:
        """The verb of speech that leads up to what follows, participles of time (`when asked`) passed over."""
        found = None
        asked = asked_until(self.tokens)
        for cue in self.cues:
            opens = cue.at < asked or (cue.at == 0 and self.tokens[0].lower in self.grammar.openers)
            if not opens and not (cue.passive and self.tokens[cue.at - 1].lower in WHENS):
                found = cue
        return found

    def beside(self, *, before: bool) -> Cue | None:
        """The verb that is one of speech only right beside the marks, which stand before these words or after them."""
        tokens = self.tokens
        if not before:
            at = len(tokens) - 2 if tokens and tokens[-1].word in (",", ":") else len(tokens) - 1
            return Cue(at, at + 1) if at > 0 and tokens[at].lower in self.grammar.beside else None
        for at, token in enumerate(tokens[:BESIDE]):
            if at and token.word.islower() and (token.lower in self.grammar.beside or self._is_act(at)):
                return Cue(at, at + 1)
            if at and not token.is_word:
                return None
        return None

    def _is_act(self, at: int) -> bool:
        """Whether token `at` is a past form right after a pronoun or a name that opens the clause (`he huffed`)."""
        token, before = self.tokens[at], self.tokens[at - 1]
        if not token.lower.endswith("ed") or token.lower in self.grammar.passive or len(token.word) < 5:
            return False
        return before.lower in ("he", "she", "they") or self.mentions.phrases.is_name(at - 1)

    def first_cue(self) -> Cue | None:
        """The first finite verb of speech, or the participle of `is heard saying`."""
        for cue in self.cues:
            group = self._whole_group(cue.at)
            heard = group < cue.at and self.tokens[group].lower in SEEN_TO
            reported = cue.passive and self.tokens[cue.at].lower in REPORTED and self._goes_on(cue)
            if not reported and (heard or not cue.participle) and not self._stands_aside(cue):
                return cue
        return None

    def _stands_aside(self, cue: Cue) -> bool:
        """Whether the verb stands in a clause between commas that another verb of speech follows."""
        end = aside_end(self.tokens, cue.at, cue.end)
        return end is not None and any(later.at > end and not later.participle for later in self.cues)

    def _goes_on(self, cue: Cue) -> bool:
        """Whether a passive goes on to what its subject says (`is alleged to have shouted`)."""
        to = cue.end < len(self.tokens) and self.tokens[cue.end].lower == "to"
        return to and any(later.at > cue.at and not later.participle for later in self.cues)

    def _cue(self, at: int) -> Cue | None:
        token, grammar = self.tokens[at], self.grammar
        lower = token.lower
        phrasal = at + 1 < len(self.tokens) and self.tokens[at + 1].lower in grammar.phrasal.get(lower, ())
        participle = lower in grammar.participles
        verb = phrasal or lower in grammar.verbs
        if not verb and not (lower in grammar.inscriptions and self._is_of_text(at)):
            return None
        if token.word.istitle() and not (at == 0 and lower in INVERTING):
            return None  # `One of them WhatsApps:` is no name
        if at and not participle and (self._is_governed(at) or (not phrasal and self._is_noun(at))):
            return None
        passive = lower in grammar.passive and (
            self._is_passive(at)
            or (at > 0 and self.tokens[at - 1].lower in WHENS and not self._is_once(at - 1))
            or (lower == "accused" and at + 1 < len(self.tokens) and self.tokens[at + 1].lower == "of")
        )
        return Cue(at, at + 2 if phrasal else at + 1, passive, participle, not verb)

    def _is_once(self, at: int) -> bool:
        """Whether `once` at token `at` tells of a time, its subject before it (`he once told her`)."""
        return self.tokens[at].lower == "once" and at > 0 and self.tokens[at - 1].is_word

    def _is_governed(self, at: int) -> bool:
        """Whether a preposition or a possessor makes the word at token `at` a noun."""
        before = self.tokens[at - 1]
        if before.is_possessive:
            return True
        return before.lower in self.grammar.prepositions and before.lower not in ("to", "after", "before")

    def _is_noun(self, at: int) -> bool:
        """Whether a form that can be a noun or an adjective is one, by the word before it."""
        lower, before, grammar = self.tokens[at].lower, self.tokens[at - 1], self.grammar
        if before.lower in grammar.determiners:
            return before.lower not in ALONE or (before.lower in SINGULAR and lower in grammar.bases)
        if before.lower in OWNING_VERBS and lower.endswith("s"):
            return True
        if not before.is_word or before.lower in grammar.pronouns or before.lower in grammar.carriers:
            return False
        if lower in grammar.bases:
            return not (before.lower.endswith(("s", "n't", "n’t")) or before.lower in PLURALS)
        if lower not in grammar.nominal or not before.word.islower() or "-" in before.word:
            return False
        return not (
            grammar.is_person(before.lower)
            or before.lower in grammar.statements
            or before.lower in grammar.boundaries
        )

    def _is_of_text(self, at: int) -> bool:
        """Whether a text does what the word at token `at` says texts do."""
        if at and self.tokens[at - 1].lower == "it":
            return True
        if at == 0 and self.tokens[0].lower in ("read", "reads") and is_one(self.tokens, 1):
            return True
        near = self.tokens[max(0, at - TEXT_REACH) : at] if at else self.tokens[1 : TEXT_REACH // 2]
        return any(token.lower in self.grammar.statements for token in near)

    def _is_passive(self, at: int) -> bool:
        if self.tokens[at].lower.endswith(("ing", "s")):
            return False
        before = at - 1
        while before >= 0 and (self.tokens[before].lower in BETWEEN or self.tokens[before].is_adverb):
            before -= 1
        return before >= 0 and self.tokens[before].lower in BEING

    def verb_group(self, at: int) -> int:
        """Where the verb group begins that ends with the verb at token `at`: its auxiliaries, adverbs and times."""
        grammar, tokens = self.grammar, self.tokens
        timed = False
        while at > 0:
            lower = tokens[at - 1].lower
            if lower in grammar.times or (
                lower.isdigit() and at > 1 and tokens[at - 2].lower in grammar.times
            ):
                timed = True
            elif not (
                lower in grammar.carriers
                or tokens[at - 1].is_adverb
                or (timed and lower in ("on", "last", "this", "in"))
            ):
                break
            at -= 1
        return at

    def speaker(self, cue: Cue) -> Mention | None:
        """Who speaks by `cue`: its subject, what follows it where nothing stands before, or the clause's subject."""
        group = self._whole_group(cue.at)
        if is_quoted_as(self.tokens, cue.at, cue.end):
            return self._quoted(cue, group)
        return self._actor(cue, group)

    def _actor(self, cue: Cue, group: int) -> Mention | None:
        passive = cue.passive and self.tokens[cue.at].lower != "saying"
        if passive or judged_by(self.tokens, cue.at) or self._hears(cue, group):
            return self._agent(cue)
        if group and (author := maker(self.tokens, self.grammar, self.mentions, group)):
            return author
        if cue.participle and self._hangs_on_clause(group):
            return self._of_clause(group)
        found = self.mentions.subject(group) if group else None
        if found is None and (cue.participle or (group and self.tokens[group - 1].lower == "to")):
            return self._of_clause(group)
        if found is None and not any(token.is_word for token in self.tokens[:group]):
            return self.inverted(cue)
        return found

    def _whole_group(self, at: int) -> int:
        """Where the verb group begins, what others say of it included (`is alleged to have shouted`, `is heard saying`)."""
        group = self.verb_group(at)
        if group > 1 and self.tokens[group - 1].lower in REPORTED and self._is_passive(group - 1):
            return self.verb_group(group - 1)
        return group

    def _quoted(self, cue: Cue, group: int) -> Mention | None:
        """Who is quoted: the subject of a passive, else the object."""
        if cue.passive:
            return self.mentions.subject(group) if group else self.mentions.of_clause(0, cue.at)
        token = self.tokens[cue.end]
        if token.lower in OBJECTS:
            return Mention(token.start, token.end, MentionKind.PRONOUN)
        return self.mentions.forward(cue.end)

    def _hears(self, cue: Cue, group: int) -> bool:
        """Whether a court is the subject, which is told or hears what somebody says (`inquest told`)."""
        told = self.tokens[cue.at].lower in ("told", "hears", "heard")
        object_follows = cue.end < len(self.tokens) and self.tokens[cue.end].is_word
        return told and group > 0 and self.tokens[group - 1].lower in COURTS and not object_follows

    def inverted(self, cue: Cue) -> Mention | None:
        """The noun phrase after the verb (`said Rachid`), which `that` cannot open."""
        if cue.end < len(self.tokens) and self.tokens[cue.end].lower == "that":
            return None
        if cue.inscription and is_one(self.tokens, cue.end):  # `reads one sent to a boy`
            return self.mentions.of(cue.end, cue.end + 1)
        return self.mentions.forward(cue.end)

    def _agent(self, cue: Cue) -> Mention | None:
        """Whoever `by` names after a passive."""
        for at in range(cue.end, min(len(self.tokens) - 1, cue.end + 6)):
            if self.tokens[at].lower == "by":
                return self.mentions.forward(at + 1)
        return None

    def _hangs_on_clause(self, group: int) -> bool:
        """Whether a participle at token `group` has the subject of the clause before it (`…, adding that`)."""
        if group == 0 or not self.tokens[group - 1].is_word:
            return True
        before = self.tokens[group - 1].lower
        return before in self.grammar.boundaries or before in self.grammar.prepositions

    def _of_clause(self, group: int) -> Mention | None:
        for cue in self.cues:
            if cue.at >= group:
                break
            found = None if cue.participle or cue.passive else self.speaker(cue)
            if found:
                return found
        return self.mentions.of_clause(0, group)

    def is_negated(self, cue: Cue) -> bool:
        """Whether the verb is denied or supposed."""
        group = self.verb_group(cue.at)
        near = (token.lower for token in self.tokens[max(0, group - 1) : cue.at])
        return not self.grammar.negations.isdisjoint(near) or self._is_conditional(group)

    def _is_conditional(self, group: int) -> bool:
        for token in reversed(self.tokens[:group]):
            if token.word in BREAKS:
                return False
            if token.lower == "if":
                return True
        return False

    def according(self) -> tuple[int, Mention] | None:
        """The token that ends `according to`, or the `For` that opens a sentence, and whom it names."""
        return according(self.tokens, self.mentions)
