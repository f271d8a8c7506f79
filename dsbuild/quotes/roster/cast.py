"""The people of an article: which words mean them, and whom a pronoun can mean."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from dsbuild.quotes.roster.described import Described
from dsbuild.quotes.roster.salience import KNOWN, UNNAMED, Event, foremost

OPENING = 14
"""Sentences in which the person an article is about is named."""
HE_SHE = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she"}


@dataclass(slots=True)
class Cast:
    """Who is who: the person of each word that means one, and what is known of each person.

    `subjects` holds for each sentence, by its number, the people that it speaks of, first the one that it
    is about where it is in `headed`; `former` are people whom a description takes up as former, `bearers` the people of each last name, `boundaries` the words before each sentence.
    `described` are people without a name, by negative numbers,
    `does` are nouns for what they do, `called` names by which somebody goes besides their own, `given` words that name somebody told of before, with where that begins, `naming` the sentences that do,
    `introduces` whom of the named people each is likely to be, `same` those of them whom the article names later. `heard` gives for each `him` and `her` whom it means. `kin` are people first told of as somebody's relatives, with whose, `dead` those told of as dead. `lead` is the person whom the article is about, where it is about one.
    """

    who: dict[int, int] = field(default_factory=dict)
    forms: dict[int, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    first: dict[int, int] = field(default_factory=dict)
    genders: dict[int, str] = field(default_factory=dict)
    ages: dict[int, str] = field(default_factory=dict)
    bearers: dict[str, dict[int, None]] = field(default_factory=lambda: defaultdict(dict))
    boundaries: list[int] = field(default_factory=list)
    subjects: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    former: set[int] = field(default_factory=set)
    headed: set[int] = field(default_factory=set)
    lead: int | None = None
    described: dict[int, Described] = field(default_factory=dict)
    introduces: dict[int, int] = field(default_factory=dict)
    same: dict[int, int] = field(default_factory=dict)
    guessed: set[int] = field(default_factory=set)
    events: list[Event] = field(default_factory=list)
    nouns: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    does: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    called: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    given: dict[int, int] = field(default_factory=dict)
    naming: frozenset[int] = frozenset()
    heard: dict[int, int] = field(default_factory=dict)
    kin: dict[int, int] = field(default_factory=dict)
    dead: set[int] = field(default_factory=set)

    def name(self, person: int) -> str:
        """The longest form of the person's name; of equally long ones the first."""
        forms = self.forms[person] if person >= 0 else ("",)
        own = [form for form in forms if form not in self.called.get(person, ())] or forms
        return max(own, key=lambda form: (len(form.split()), "." not in form))

    def sentence(self, index: int) -> int:
        """The number of the sentence that a word stands in."""
        return bisect_right(self.boundaries, index)

    def presented(self, word: int, dead: Callable[[int], bool] = lambda _: False) -> int | None:
        """The subject of the last sentence before a word whose subject is a person, one who is not `dead` if there is any."""
        last = self.sentence(word)
        heads = [
            self.subjects[number][0]
            for number in range(last - 1, max(last - OPENING, 0), -1)
            if number in self.headed and self.subjects[number][0] >= 0
        ]
        return next((person for person in heads if not dead(person)), heads[0] if heads else None)

    def antecedent(
        self,
        index: int,
        gender: str | None,
        *,
        named: bool = False,
        other: int | None = None,
        left: Callable[[int], float] | None = None,
    ) -> int | None:
        """Whom a pronoun of this gender means at this word: who is most in mind, and not `other`; `named` leaves out who has no name, `left` gives how much less somebody counts."""
        here = self.sentence(index)

        def fit(person: int, *, guessed: bool = False) -> float:
            if person == other:
                return 0.0
            told = self.described.get(person)
            own = told is not None and told.owned and self.sentence(told.first) == here
            if told and (named or (own and person not in self.genders)):
                return 0.0
            known = self.genders.get(person, "")
            if gender and known and known != gender and not (guessed and person in self.guessed):
                return 0.0
            return (
                (KNOWN if gender and known else 1.0)
                * (UNNAMED if told else 1.0)
                * (left(person) if left else 1.0)
            )

        found = foremost(self.events, index, here, fit)
        if found is None and self.guessed:
            return foremost(self.events, index, here, partial(fit, guessed=True))
        return found
