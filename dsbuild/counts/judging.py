"""Sentences -> what each counts: the recipe of the stage."""

import re
from collections.abc import Callable, Iterable, Sequence

from dsbuild.counts import following, things, tolls, unreal
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
from dsbuild.counts.screening import Screen, Stretch, screen
from dsbuild.counts.vocabulary import Vocabulary, vocabulary
from dsbuild.lexicon import Lexicon
from dsbuild.model import Casualty, Counts, RuledOut, Sentence

NOTHING = Counts()
ANSWER = 80
FRAGMENT = 50
FATES = frozenset(rule.id for rule in OF_THE_REST) - {things.THING.id}
RESTATING = re.compile(
    r"\W*(?:it (?:was|is|should)|the (?:correct|right|actual)|there were)\b", re.IGNORECASE
)


def count(text: str, sentences: Sequence[Sentence], lexicon: Lexicon) -> tuple[Counts, ...]:
    """What each sentence counts, parallel to `sentences`; those without a word of harm cost next to nothing.

    A sentence without such a word is read when the one before counted somebody: it may go on with them.
    """
    return _count(text, sentences, screen(text, vocabulary(lexicon)))


def count_split(
    text: str, stretches: Sequence[Stretch], split: Callable[[range], Iterable[Sentence]], lexicon: Lexicon
) -> tuple[Counts, ...]:
    """What each sentence counts of the stretches (paragraphs, say) in which somebody may be counted, in order.

    `split` gives the sentences of a run of stretches, by their indices; the others need no splitting.
    """
    seen = screen(text, vocabulary(lexicon))
    sentences = [sentence for run in seen.worth_reading(stretches) for sentence in split(run)]
    return _count(text, sentences, seen)


def _count(text: str, sentences: Sequence[Sentence], seen: Screen) -> tuple[Counts, ...]:
    found = [NOTHING] * len(sentences)
    starting = seen.harmful(sentences)
    harmful = frozenset(starting)
    ill = bool(starting) and seen.ill()
    topics: dict[int, Binding | None] = {}
    for first in starting:
        for index in range(first, len(sentences)):
            if index > first and (index in harmful or topics[index] is None):
                break
            topics[index + 1] = None
            if seen.numbered(sentences[index]):
                scene = _judged(text, sentences[index], seen.words, topics.get(index), ill=ill)
                found[index] = _counts(scene)
                topics[index + 1] = _topic(scene)
                if (
                    not scene.bound
                    and FATES.isdisjoint(scene.out.values())
                    and _goes_on(text, sentences, index + 1)
                ):
                    topics[index + 1] = following.told(scene.reading)
            elif index + 1 < len(sentences) and seen.numbered(sentences[index + 1]):
                topics[index + 1] = _uncounted(text, sentences, index, seen.words)
    return tuple(found)


def _uncounted(text: str, sentences: Sequence[Sentence], index: int, words: Vocabulary) -> Binding | None:
    """What a sentence without a number tells, asks or puts right, for the next one to count."""
    restated, answered, goes_on = (
        may(text, sentences, index + 1) for may in (_restated, _answered, _goes_on)
    )
    if not (restated or answered or goes_on):
        return None
    reading = _read(text, sentences[index], words)
    return (
        (tolls.mentioned(reading) if restated else None)
        or (tolls.asked(reading) if answered else None)
        or (following.told(reading) if goes_on else None)
    )


def _restated(text: str, sentences: Sequence[Sentence], index: int) -> bool:
    """Whether the sentence puts a figure right that the one before had wrong."""
    return index < len(sentences) and RESTATING.match(text, sentences[index].start) is not None


def _answered(text: str, sentences: Sequence[Sentence], index: int) -> bool:
    """Whether the sentence is short enough to be nothing but the answer to the question before."""
    if not 0 < index < len(sentences):
        return False
    sentence = sentences[index]
    return "?" in text[sentence.start - 4 : sentence.start] and sentence.end - sentence.start < ANSWER


def _goes_on(text: str, sentences: Sequence[Sentence], index: int) -> bool:
    """Whether the sentence is a short one of the same paragraph, which may only count whom the one before harms."""
    if not 0 < index < len(sentences):
        return False
    sentence = sentences[index]
    short = sentence.end - sentence.start < FRAGMENT
    return short and "\n" not in text[sentences[index - 1].end : sentence.start]


def _judged(
    text: str, sentence: Sentence, words: Vocabulary, topic: Binding | None, *, ill: bool = False
) -> Scene:
    reading = _read(text, sentence, words)
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
        ill=unreal.ill(reading, epidemic=ill),
        topic=topic,
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
    return scene


def _read(text: str, sentence: Sentence, words: Vocabulary) -> Reading:
    return read(text, sentence.start, sentence.end, words)


def _topic(scene: Scene) -> Binding | None:
    """What the next sentence can take up: the first count, if nobody else was counted."""
    if not FATES.isdisjoint(scene.out.values()):
        return None
    people = (binding for index, binding in sorted(scene.bound.items()) if not is_zero(scene.phrases[index]))
    return next(people, None)


def _rule_out(scene: Scene, index: int, rules: Sequence[RulesOut], out: dict[int, str]) -> None:
    """Rules the phrase out by the first rule that fires."""
    for rule in rules:
        if rule.apply(scene, index):
            out[index] = rule.id
            return


def _bind(
    scene: Scene, index: int, rules: Sequence[Binds], bound: dict[int, Binding], out: dict[int, str]
) -> None:
    """Binds the phrase by the first rule that fires, unless its words say that nothing has happened."""
    for rule in rules:
        if binding := rule.apply(scene, index):
            break
    else:
        return
    for against in OF_BINDINGS:
        if against.apply(scene, index, binding):
            out[index] = against.id
            return
    bound[index] = binding


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
