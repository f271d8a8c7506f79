"""Who is named beside a text that the article quotes, where no sentence tells who issued it."""

from collections import Counter

from dsbuild.quotes.issuing import OFFICIAL, RECEIVED, SHOWN
from dsbuild.quotes.roster.bodies import body_before
from dsbuild.quotes.roster.cast import HE_SHE
from dsbuild.quotes.roster.passages import ISSUERS, OTHERS, Passages
from dsbuild.quotes.roster.reading import EXTREMIST, PERSON
from dsbuild.quotes.roster.references import Reference

INTRODUCED = 12
"""Sentences back in which a text is brought in, at most."""
DEFINITE = frozenset({"the", "this", "that", "one"})
HOLDERS = frozenset("uvtkl")
"""Classes of those who hold up or hand out texts of their own."""
MOURNERS = frozenset("vk")
"""Classes of those who leave cards where somebody was killed."""
AFTER = 12
"""Words after a text in which an organisation is named, at most."""
OWNED = 3
"""Words between a text and whose it is, at most."""
DETERMINED = 5
"""Words of a text up to its article, at most."""


def beside(passages: Passages, words: range) -> Reference | None:
    """Who is named beside the text that these words mean, where nothing tells who issued it; else the article's one armed group."""
    if is_of_others(passages, words):
        return None
    own = passages.sentence(passages.scene.cast.sentence(words.start))
    before, after = range(own.start, words.start), range(words.stop, min(words.stop + AFTER, own.stop))
    found = _named_in(passages, before, EXTREMIST + PERSON, first=True) or _named_in(
        passages, after, EXTREMIST
    )
    return found or _before(passages, words)


def is_of_others(passages: Passages, words: range) -> bool:
    """Whether the text that these words mean is official, or somebody's who is no militant: whose it is, or who holds it."""
    if any(_of_others(passages, i) or passages.low(i) in OFFICIAL for i in words):
        return True
    own = passages.scene.cast.sentence(words.start)
    if not _is_taken_up(passages, words):
        return _is_held(passages, passages.sentence(own), words.start) or _is_mourned(passages, own - 1)
    sentence, texts = _introduced(passages, own)
    return bool(texts) and (
        any(_of_others(passages, i) for i in texts) or _is_held(passages, sentence, texts[0])
    )


def _introduced(passages: Passages, own: int) -> tuple[range, list[int]]:
    """The sentence before this one that brought in a text, and its words for texts; none where there is no such."""
    for number in range(own - 1, max(own - INTRODUCED, 0), -1):
        sentence = passages.sentence(number)
        texts = [i for i in sentence if passages.is_text(i) and passages.low(i) not in OFFICIAL]
        if texts:
            return sentence, texts
    return range(0), []


def _is_mourned(passages: Passages, number: int) -> bool:
    """Whether a sentence tells of the dead's kin, who leave cards."""
    words = passages.sentence(number)
    return not MOURNERS.isdisjoint(passages.scene.classes[words.start : words.stop])


def _before(passages: Passages, words: range) -> Reference | None:
    """Who is named in the sentence that brought in the text that these words take up, or right before a new one."""
    own = passages.scene.cast.sentence(words.start)
    if not _is_taken_up(passages, words):
        return _named_in(passages, passages.sentence(own - 1), EXTREMIST) or _only_body(passages)
    sentence, texts = _introduced(passages, own)
    if texts:
        return _named_in(passages, sentence, EXTREMIST + PERSON) or _only_body(passages)
    speaking = body_before(passages.scene, passages.organisations, words.start)
    return speaking if speaking is not None and speaking.organisation is not None else None


def _is_held(passages: Passages, words: range, text: int) -> bool:
    """Whether these words tell of others before the word for a text: `Farmers held a placard`."""
    before = passages.scene.classes[words.start : text]
    head = next((at for at, kind in enumerate(before) if kind in ISSUERS | HOLDERS), None)
    if head is None or before[head] not in HOLDERS or "b" in before[head:]:
        return False
    return all(passages.low(words.start + at) not in RECEIVED | SHOWN for at in range(head, len(before)))


def _is_taken_up(passages: Passages, words: range) -> bool:
    """Whether the words mean a text told of before: `the letter`, `the two-page text`."""
    near = range(words.stop - 1, max(words.stop - 1 - DETERMINED, 0), -1)
    determiner = next((passages.low(i) for i in near if passages.scene.classes[i] in "d@H"), "")
    return determiner in DEFINITE or passages.low(words.start) in DEFINITE


def _of_others(passages: Passages, index: int) -> bool:
    """Whether the text is somebody's who is no militant: `the family’s letter`, `a statement from the ministry`."""
    classes = passages.scene.classes
    own = range(max(index - OWNED, 0), index)
    if any(classes[i] in OTHERS and (classes[i + 1] == "p" or i == index - 1) for i in own):
        return True
    joint = passages.low(index + 1) if index + 1 < len(classes) else ""
    ahead = classes[index + 2 : index + 2 + OWNED].partition("|")[0]
    return joint in ("from", "of", "by") and not OTHERS.isdisjoint(ahead)


def _named_in(passages: Passages, words: range, kinds: str, *, first: bool = False) -> Reference | None:
    """The organisation, else the person, whom these words name; whoever stands first where that is asked."""
    found = (
        passages.named(i)
        for i in words
        if passages.scene.classes[i] in kinds and passages.low(i) not in HE_SHE and not _gets(passages, i)
    )
    named = [reference for reference in found if reference is not None]
    if not first:
        named.sort(key=lambda reference: reference.organisation is None)
    return next(iter(named), None)


def _gets(passages: Passages, index: int) -> bool:
    """Whether who is named at this word is told to have found or received a text, or stands beside one that is shown."""
    words = passages.sentence(passages.scene.cast.sentence(index))
    return passages.told(words).gets(index - words.start)


def _only_body(passages: Passages) -> Reference | None:
    """The article's organisation, where it has one only, or names one twice as often as any other."""
    ranked = Counter(passages.organisations.keys.values()).most_common(2)
    names = list(passages.organisations.names)
    if len(names) > 1 and len(ranked) > 1 and ranked[0][1] >= 2 * ranked[1][1]:
        names = [ranked[0][0]]
    return Reference(organisation=names[0]) if len(names) == 1 else None
