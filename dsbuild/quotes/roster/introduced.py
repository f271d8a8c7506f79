"""Names that an article shows to be extremist organisations, by what all its sentences say of each."""

import re
from collections.abc import Container, Iterator, Mapping

from dsbuild.quotes.roster.acts import Act, acts
from dsbuild.quotes.roster.armed import RULES
from dsbuild.quotes.roster.kinds import Page, placed
from dsbuild.quotes.roster.named import armed_words
from dsbuild.quotes.roster.names import folded
from dsbuild.quotes.roster.portraits import Surroundings, features, of_name
from dsbuild.quotes.roster.reading import BOUNDARY, Reading
from dsbuild.quotes.roster.shapes import NAME
from dsbuild.quotes.roster.verdict import Case, signs
from dsbuild.quotes.roster.vocabulary import Vocabulary, bare, normal

_ACRONYM = re.compile(r"N\((N)\)")
_NAME = re.compile(NAME)
_AGED = re.compile(r"(?:\(#\)|,#[,|])")
_DATELINE = re.compile(
    r"(?:, [\w.’' ]{2,24})? ?(?:\([^()]{2,40}\) ?)?(?:—|–|--|-|:) ?|, [A-Z][\w.]+ ?(?:\d\d?)? ?\("
)
_PERSONS = frozenset("olejvkutm")
_NOMINAL = frozenset("gGmMNatoveljukBx")
SHORT = 4
PORTRAIT = "R111"
"""The rule of the words around a name."""
_STATES = frozenset({"state", "federal"})
"""Words with a capital before the names of a state's bodies: `the State Security Committee`."""
ORGANS = frozenset({
    "command", "leadership", "bureau", "staff", "committee", "council", "office", "secretariat", "directorate", "headquarters",
})  # fmt: skip
"""Last words of what speaks for the whole of an organisation: `the Military Command of the FLK`."""
_ELIDED = re.compile(r"^(?:[dl]|dell|nell)[’']")
_SMALL = frozenset({
    "of", "the", "for", "and", "i", "al", "de", "du", "des", "del", "dos", "das", "la", "le", "les", "las", "los", "di", "della", "y", "et",
})  # fmt: skip


def introduced(
    reading: Reading,
    classes: str,
    speakers: frozenset[str],
    words: Vocabulary,
    people: frozenset[str] = frozenset(),
) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Names in normal form that the article shows to be extremist organisations, with the key of each, and the rules for each key.

    Of names that a rule speaks against the rules stand under the name in normal form.

    `speakers` are names, in lower case, that attribution gave to people, `people` those that stand beside what somebody is.
    """
    cases, same = gathered(reading, classes, words)
    against = words.weights.against
    found: dict[str, str] = {}
    basis: dict[str, tuple[str, ...]] = {}
    around = Surroundings(reading, classes, words.portraits.names)
    for name, case, certain in own(cases, same, speakers, words, people):
        if certain is not None:
            (view,) = words.portraits.bodies.logits(certain, features(around, case.places))
            if view >= words.weights.organisations.likely:
                found[name] = case.written
                basis[case.written] = tuple(sorted(case.rules | {PORTRAIT}))
                continue
        if case.rules & against:
            basis[name] = tuple(sorted(case.rules))
    for short, long in same.items():
        if long in found:
            found[short] = found[long]
    return found, basis


def own(
    cases: Mapping[str, Case],
    same: Container[str],
    speakers: frozenset[str],
    words: Vocabulary,
    people: frozenset[str],
) -> Iterator[tuple[str, Case, set[str] | None]]:
    """The names that shorten no other and are no person's, with what is certain of each; None of one that cannot be a body's."""
    for name, case in cases.items():
        if name not in same and (name not in people or armed_words(name, words)):
            found = signs(name, case, speakers, words)
            yield name, case, None if found is None else found | of_name(bare(case.written))


def gathered(reading: Reading, classes: str, words: Vocabulary) -> tuple[dict[str, Case], dict[str, str]]:
    """What rules find on each name, by its normal form, and the longer name of each that shortens another."""
    names = [(match.start(), reading.low[match.start()]) for match in _NAME.finditer(classes)]
    forms = list({reading.word(index): (index, low) for index, low in reversed(names)}.values())
    page = Page(reading, classes, words, names, forms, acts(reading, classes, words.groups))
    cases, of_word = _cases(page)
    for index in page.acts[Act.BODY]:
        of_word[index].bodily = True
    surnames = {name.rpartition(" ")[2] for name in cases if name.partition(" ")[0] in words.genders}
    for name in surnames & cases.keys():
        cases[name].person = cases[name].person or not cases[name].article
    same = _same(page, cases)
    for rule in RULES:
        for cue in rule.apply(page):
            case = of_word[cue.at]
            case.rules.add(rule.id)
            case.sure = case.sure or cue.sure
    for short, long in same.items():
        cases[long].join(cases[short])
    return cases, same


def _cases(page: Page) -> tuple[dict[str, Case], dict[int, Case]]:
    """The cases by name in normal form, and by each word that is the name."""
    cases: dict[str, Case] = {}
    of_word: dict[int, Case] = {}
    for index, _ in page.names:
        written = page.reading.word(index)
        name = normal(bare(written))
        case = of_word[index] = cases.get(name) or cases.setdefault(name, Case(written))
        case.places.append((index - 1, index + 1))
        before = page.low(index - 1)
        if page.classes[index - 1 : index] == "d" and before == "the":
            case.article = case.article or page.classes[index + 1] not in _NOMINAL
        case.placed = case.placed or placed(page, index)
        case.person = (
            case.person
            or page.classes[index - 1 : index] in _PERSONS
            or _AGED.match(page.classes, index + 1) is not None
        )
        case.dated = case.dated or is_dateline(page, index)
        case.of_state = case.of_state or (before in _STATES and page.reading.word(index - 1)[0].isupper())
    return cases, of_word


def is_dateline(page: Page, index: int) -> bool:
    """Whether the name opens a block as the place of its story: `MORENI, Aug. 3 (Agency) —`."""
    if page.classes[index - 1 : index] not in ("", BOUNDARY) or not page.reading.word(index).isupper():
        return False
    return _DATELINE.match(page.reading.text, page.reading.ends[index]) is not None


def _same(page: Page, cases: dict[str, Case]) -> dict[str, str]:
    """The longer name of each acronym and of each name that shortens another."""
    same: dict[str, str] = {}
    for match in _ACRONYM.finditer(page.classes):
        long, short = (normal(bare(page.reading.word(i))) for i in (match.start(), match.start(1)))
        acronym = page.reading.word(match.start(1))
        if long != short and (acronym.isupper() or " " in acronym):
            same.setdefault(short, long)
    long_names = {initials(name): name for name in cases if " " in name}
    for name, case in cases.items():
        if case.written.isupper() and name in long_names:
            same.setdefault(name, long_names[name])
    for name in cases:
        first, _, rest = name.partition(" of ")
        tail = rest.removeprefix("the ")
        whole = tail if tail in cases else long_names.get(tail)
        if whole and first.rpartition(" ")[2] in ORGANS:
            same.setdefault(name, same.get(whole, whole))
            continue
        if " " in tail and tail in cases and not cases[tail].placed:
            same.setdefault(tail, name)
        head, last = name.partition(" ")[0], name.rpartition(" ")[2]
        leading = (head,) if head in page.words.groups.foreign or last not in page.words.heads else ()
        for shorter in (first if rest else name, last, *leading):
            if (
                shorter in cases
                and shorter != name
                and (cases[shorter].article or shorter in page.words.groups.foreign)
            ):
                same.setdefault(shorter, name)
    return {short: long for short, long in same.items() if long not in same}


def initials(name: str) -> str:
    """The first letters of a name's words without accents, small words left out."""
    parts = (_ELIDED.sub("", part) for part in name.split() if part not in _SMALL)
    return "".join(folded(part)[:1] for part in parts)


def short_forms(found: dict[str, str], speakers: frozenset[str], words: Vocabulary) -> dict[str, str]:
    """Single words by which an article goes on to speak of its organisations: `the Meridian`."""
    short: dict[str, str] = {}
    for name, key in found.items():
        parts = name.split(" ")
        last = "" if "of" in parts or len(parts) < 2 else parts[-1]
        if len(last) >= SHORT and last not in speakers and last not in words.state:
            short.setdefault(last, key)
        elif "of" in parts[1:]:
            short.setdefault(parts[parts.index("of") - 1], key)
        if len(parts) == 2 and len(parts[0]) >= SHORT and parts[0] in words.heads:
            short.setdefault(parts[0], key)
    return short
