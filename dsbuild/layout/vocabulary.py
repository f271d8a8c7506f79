import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum, auto
from functools import lru_cache
from typing import NamedTuple

from dsbuild.lexicon import Lexicon
from dsbuild.lexicon.furniture import Calendar, Furniture
from dsbuild.lexicon.strict import WordList
from dsbuild.model import DropKind

DECORATION = " \t()[]*>»▶►→•|#–—-·:+_~=\ufeff\u200b\xa0"
FIRST_WORD = re.compile(r"\w+|\S")
HINT_WORD = re.compile(r"[^\W_]++(?:['-][^\W_]++)*+")
COLONS = (":", " :", "\xa0:", " |", "|", " »", " >", "：")
LONGEST_WHOLE = 70
HEAD = 60


class Topic(StrEnum):
    """What an opening or a whole line of the lexicon speaks of."""

    NAVIGATION = auto()
    SECTION = auto()
    WIDGET = auto()
    BYLINE = auto()
    BIOGRAPHY = auto()
    CREDIT = auto()
    SIGN_OFF = auto()
    LINK = auto()
    LINK_LIST = auto()
    INVITATION = auto()
    ADVERTISEMENT = auto()
    COPYRIGHT = auto()
    CAPTION = auto()
    CORRECTION = auto()
    FACT_BOX = auto()
    POST = auto()
    REQUEST = auto()

    __hash__ = str.__hash__  # an enumeration's own is Python, and topics are looked up for every line


NO_TOPICS: frozenset[Topic] = frozenset()


class Openings(NamedTuple):
    """The phrases that share a first word: alone, to be looked up at once, and each with its topic.

    The second of the three tells whether the phrase asks for a colon after it.
    """

    heads: tuple[str, ...]
    phrases: tuple[tuple[str, bool, Topic], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The lexicon's furniture, made ready to look up: one look-up a line, however many phrases there are.

    `openings` maps the first word of a phrase to the phrases, stripped of a final colon; `whole` maps whole
    lines; `hints` maps the first word of what hints at furniture to the phrases, the longest first.
    """

    openings: Mapping[str, Openings]
    whole: Mapping[str, frozenset[Topic]]
    furniture: Furniture
    months: frozenset[str]
    date_words: frozenset[str]
    share: frozenset[str]
    outlets: frozenset[str]
    papers: frozenset[str]
    particles: frozenset[str]
    newsroom: frozenset[str]
    bylines: frozenset[str]
    labels: frozenset[str]
    media: frozenset[str]
    letterheads: frozenset[str]
    credit: frozenset[str]
    agencies: frozenset[str]
    functions: frozenset[str]
    address: frozenset[str]
    questions: frozenset[str]
    answers: frozenset[str]
    interviewers: frozenset[str]
    broadcasters: frozenset[str]
    given: frozenset[str]
    invited: re.Pattern[str]
    closing: re.Pattern[str]
    pictured: re.Pattern[str]
    reserved: re.Pattern[str]
    picture_stems: frozenset[str]
    foreign: frozenset[str]
    hints: Mapping[str, tuple[tuple[str, DropKind], ...]]

    def opens(self, low: str) -> frozenset[Topic]:
        """The topics of all phrases that open a folded line."""
        head = low[:HEAD].lstrip(DECORATION)
        first = FIRST_WORD.match(head)
        known = self.openings.get(first.group()) if first else None
        if known is None or not head.startswith(known.heads):
            return NO_TOPICS
        return frozenset(
            [topic for phrase, colon, topic in known.phrases if _opened_by(head, phrase, colon=colon)]
        )

    def is_whole(self, low: str) -> frozenset[Topic]:
        """The topics that the whole of a folded line stands for."""
        if len(low) > LONGEST_WHOLE:
            return NO_TOPICS
        return self.whole.get(low.strip(DECORATION), NO_TOPICS)


def folded(text: str) -> str:
    """The text as words of the lexicon are written, for comparison only: its length may differ."""
    return text.casefold().replace("’", "'")


def bare(text: str) -> str:
    """The text without bullets, arrows and brackets at its head."""
    return text.lstrip(DECORATION)


def _opened_by(head: str, phrase: str, *, colon: bool) -> bool:
    if not head.startswith(phrase):
        return False
    rest = head[len(phrase) :]
    if not rest:
        return True
    return rest.startswith(COLONS) if colon else not (phrase[-1].isalnum() and rest[0].isalnum())


@lru_cache(maxsize=8)
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """The vocabulary of a lexicon, compiled once."""
    words = lexicon.furniture
    return Vocabulary(
        openings=_openings(_opening_lists(words)),
        whole=_whole(_whole_lists(words)),
        furniture=words,
        months=_set(words.calendar.months),
        date_words=_date_words(words.calendar),
        share=_set(words.share_words),
        outlets=_set(words.outlet_words) | _set(words.paper_words),
        papers=_set(words.paper_words),
        particles=_set(words.name_particles),
        newsroom=_set(words.newsroom_words),
        bylines=_set(words.byline_openings),
        labels=_set(words.calendar.labels),
        media=_set(words.media_words),
        letterheads=_set(words.letterhead_words),
        credit=_set(words.credit_words) | _set(words.agency_words),
        agencies=_set(words.agency_words),
        functions=_set(words.function_words),
        address=_set(words.address_words),
        questions=_set(words.question_labels),
        answers=_set(words.answer_labels),
        interviewers=_set(words.interviewer_words),
        broadcasters=_set(words.broadcaster_words),
        given=frozenset((*lexicon.given_names.female.words, *lexicon.given_names.male.words)),
        invited=_any_of(words.invitation_phrases),
        closing=_any_of(words.closing_phrases),
        pictured=_any_of(words.caption_phrases),
        reserved=_any_of(words.copyright_phrases),
        picture_stems=_set(words.picture_stems),
        foreign=_set(words.foreign_words),
        hints=_hints(words),
    )


def _hints(words: Furniture) -> dict[str, tuple[tuple[str, DropKind], ...]]:
    listed = (
        (DropKind.NAVIGATION, words.navigation_hints),
        (DropKind.WIDGET, words.widget_hints),
        (DropKind.INVITATION, words.invitation_hints),
        (DropKind.ADVERTISEMENT, words.advertisement_hints),
        (DropKind.LINK, words.link_hints),
    )
    found = defaultdict(list)
    for kind, phrases in listed:
        for phrase in phrases.words:
            found[HINT_WORD.findall(phrase)[0]].append((phrase, kind))
    return {word: tuple(sorted(known, key=lambda one: -len(one[0]))) for word, known in found.items()}


def _any_of(listed: WordList) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(folded(phrase)) for phrase in listed.words))


def _opening_lists(words: Furniture) -> Iterable[tuple[Topic, WordList]]:
    return (
        (Topic.NAVIGATION, words.navigation_openings),
        (Topic.WIDGET, words.widget_openings),
        (Topic.BYLINE, words.byline_openings),
        (Topic.BIOGRAPHY, words.biography_openings),
        (Topic.CREDIT, words.credit_openings),
        (Topic.SIGN_OFF, words.sign_off_openings),
        (Topic.LINK, words.link_openings),
        (Topic.INVITATION, words.invitation_openings),
        (Topic.ADVERTISEMENT, words.advertisement_openings),
        (Topic.COPYRIGHT, words.copyright_openings),
        (Topic.CAPTION, words.caption_openings),
        (Topic.CORRECTION, words.correction_openings),
        (Topic.FACT_BOX, words.fact_box_openings),
        (Topic.POST, words.post_openings),
        (Topic.REQUEST, words.request_openings),
    )


def _whole_lists(words: Furniture) -> Iterable[tuple[Topic, WordList]]:
    return (
        (Topic.NAVIGATION, words.navigation_lines),
        (Topic.SECTION, words.section_lines),
        (Topic.WIDGET, words.widget_lines),
        (Topic.SIGN_OFF, words.sign_off_lines),
        (Topic.LINK_LIST, words.link_headings),
        (Topic.INVITATION, words.invitation_lines),
        (Topic.ADVERTISEMENT, words.advertisement_lines),
        (Topic.FACT_BOX, words.fact_box_lines),
    )


def _openings(lists: Iterable[tuple[Topic, WordList]]) -> dict[str, Openings]:
    found = defaultdict[str, list[tuple[str, bool, Topic]]](list)
    for topic, listed in lists:
        for word in listed.words:
            phrase = bare(folded(word))
            first = FIRST_WORD.match(phrase)
            if first:
                found[first.group()].append((phrase.removesuffix(":"), phrase.endswith(":"), topic))
    return {
        first: Openings(tuple({phrase for phrase, _, _ in phrases}), tuple(phrases))
        for first, phrases in found.items()
    }


def _whole(lists: Iterable[tuple[Topic, WordList]]) -> dict[str, frozenset[Topic]]:
    found = defaultdict[str, set[Topic]](set)
    for topic, listed in lists:
        for word in listed.words:
            found[bare(folded(word)).rstrip(DECORATION)].add(topic)
    found.pop("", None)
    return {line: frozenset(topics) for line, topics in found.items()}


def _set(listed: WordList) -> frozenset[str]:
    return frozenset(folded(word) for word in listed.words)


def _date_words(calendar: Calendar) -> frozenset[str]:
    lists = (calendar.months, calendar.weekdays, calendar.units, calendar.zones, calendar.labels)
    return frozenset[str]().union(*(_set(listed) for listed in lists))
