"""Sentences -> what each counts: the recipe of the stage."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from dsbuild.counts import unreal
from dsbuild.counts.binding import Binding, Scene, is_zero
from dsbuild.counts.numbers import numbers
from dsbuild.counts.phrases import Phrase, phrases
from dsbuild.counts.reading import Reading, read
from dsbuild.counts.rules import (
    OF_BINDINGS,
    OF_HARM,
    OF_NUMBERS,
    OF_SHARES,
    OF_THE_REST,
    OF_WHOLES,
    Binds,
    RulesOut,
)
from dsbuild.counts.vocabulary import Vocabulary, vocabulary
from dsbuild.lexicon import Lexicon
from dsbuild.model import Casualty, Counts, RuledOut, Sentence

NOTHING = Counts()
FOLDED = bytes(byte if chr(byte).isalnum() else 32 for byte in bytes(range(128)).lower()).ljust(256)
OF_THEM = (b" of them were ", b" of them was ")


def count(text: str, sentences: Sequence[Sentence], lexicon: Lexicon) -> tuple[Counts, ...]:
    """What each sentence counts, parallel to `sentences`; those without a word of harm cost next to nothing."""
    words = vocabulary(lexicon)
    found = [NOTHING] * len(sentences)
    for index in _worth_reading(text, sentences, words):
        before = index > 0 and bool(found[index - 1].casualties)
        found[index] = _judged(text, sentences[index], words, before=before)
    return tuple(found)


def _worth_reading(text: str, sentences: Sequence[Sentence], words: Vocabulary) -> Iterator[int]:
    """The sentences that hold a word of harm and what begins a number, in order."""
    folded = text.encode("ascii", "replace").translate(FOLDED)  # a byte a code point, only words and spaces
    triggers = words.triggers.intersection(folded.split())
    if not triggers:
        return
    padded = b" %b " % folded  # a word stands here where the space before it stands there
    starts = [sentence.start for sentence in sentences]
    hits: set[int] = set()
    for trigger in (*(b" %b " % trigger for trigger in triggers), *OF_THEM):
        at = padded.find(trigger)
        while at >= 0:
            index = bisect_right(starts, at) - 1
            hits.add(index)
            beyond = starts[index + 1] if index + 1 < len(starts) else len(text)
            at = padded.find(trigger, max(beyond - 1, at + 1))
    for index in sorted(hits - {-1}):
        if words.hint.search(folded, sentences[index].start, sentences[index].end):
            yield index


def _judged(text: str, sentence: Sentence, words: Vocabulary, *, before: bool) -> Counts:
    reading = read(text, sentence.start, sentence.end, words)
    counted = numbers(reading)
    bound: dict[int, Binding] = {}
    out: dict[int, str] = {}
    scene = Scene(
        reading,
        phrases(reading, counted),
        bound,
        out,
        starts={number.first: index for index, number in enumerate(counted)},
        shouting=text[sentence.start : sentence.end].isupper(),
        ill=unreal.ill(reading),
        before=before,
    )
    everything = range(len(counted))
    wholes = {phrase.whole for phrase in scene.phrases}
    for index in everything:
        _rule_out(scene, index, OF_NUMBERS, out)
    for index in everything:
        if index not in out:
            _bind(scene, index, OF_WHOLES if index in wholes else OF_HARM, bound, out)
    for index in everything:
        if not (index in out or index in bound or index in wholes):
            _bind(scene, index, OF_SHARES, bound, out)
    for index in everything:
        if not (index in out or index in bound or is_zero(scene.phrases[index])):
            _rule_out(scene, index, OF_THE_REST, out)
    return _counts(scene)


def _rule_out(scene: Scene, index: int, rules: Sequence[RulesOut], out: dict[int, str]) -> None:
    """Rules the phrase out by the first rule that fires."""
    against = next((rule.id for rule in rules if rule.apply(scene, index)), None)
    if against is not None:
        out[index] = against


def _bind(
    scene: Scene, index: int, rules: Sequence[Binds], bound: dict[int, Binding], out: dict[int, str]
) -> None:
    """Binds the phrase by the first rule that fires, unless its words say that nothing has happened."""
    binding = next(filter(None, (rule.apply(scene, index) for rule in rules)), None)
    if binding is None:
        return
    against = next((rule.id for rule in OF_BINDINGS if rule.apply(scene, index, binding)), None)
    if against is None:
        bound[index] = binding
    else:
        out[index] = against


def _counts(scene: Scene) -> Counts:
    casualties = tuple(_casualty(scene, index) for index in sorted(scene.bound))
    ruled_out = tuple(
        RuledOut(*_span(scene.reading, scene.phrases[index]), rule)
        for index, rule in sorted(scene.out.items())
        if not is_zero(scene.phrases[index])
    )
    return Counts(casualties, ruled_out) if casualties or ruled_out else NOTHING


def _casualty(scene: Scene, index: int) -> Casualty:
    reading, phrase = scene.at(index)
    start, end = _span(reading, phrase)
    binding = scene.bound[index]
    return Casualty(start, end, phrase.number.low, phrase.number.high, binding.kind, binding.rule)


def _span(reading: Reading, phrase: Phrase) -> tuple[int, int]:
    return reading.starts[phrase.number.first], reading.ends[phrase.number.last - 1]
