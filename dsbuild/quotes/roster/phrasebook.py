"""Where the phrases of the lexicon stand in a text, in one pass over its words."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate, compress, count

from dsbuild.lexicon import Lexicon
from dsbuild.lexicon.portrayal import ANY, spelled_out
from dsbuild.lexicon.strict import WordList

WORD = re.compile(r"(\w++(?:[’'-]\w++)*+|[^\w\s])")
_GAP = " \0 "
"""What no phrase holds, between stretches that are read at once."""


@dataclass(slots=True)
class Step:
    """What can follow the words so far, and the rules of the phrase that they make; `rest` follows any word."""

    then: dict[str, "Step"] = field(default_factory=dict)
    rest: "Step | None" = None
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrasebooks:
    """The phrases of one's own words, and those that an article tells."""

    own: Step
    told: Step


@cache
def phrasebooks(lexicon: Lexicon) -> Phrasebooks:
    """The phrases of a lexicon, made once."""
    return Phrasebooks(_book(lexicon.portrayal.own), _book(lexicon.portrayal.told))


def _book(lists: Mapping[str, WordList]) -> Step:
    first = Step()
    for rule, words in lists.items():
        for phrase in words.words:
            for run in spelled_out(phrase):
                _add(first, run, rule)
    return first


def _add(step: Step, run: Iterable[str], rule: str) -> None:
    for word in run:
        if word == ANY:
            step.rest = step.rest or Step()
            step = step.rest
        else:
            step = step.then.setdefault(word, Step())
    if rule not in step.rules:
        step.rules = (*step.rules, rule)


def spotted(text: str, stretches: Sequence[tuple[int, int]], book: Step) -> Iterator[tuple[int, int, str]]:
    """The phrases in stretches of a text: the number of the stretch, where the phrase begins, and its rule."""
    low = _GAP.join([text[start:end].replace("\0", "\1") for start, end in stretches])
    low = low.replace("İ", "I").lower().replace("’", "'")  # as long as the text
    pieces, then = WORD.split(low), book.then
    words = [*pieces[1::2], ""]
    places = list(accumulate(map(len, pieces)))[::2]
    opens = list(accumulate((end - start + len(_GAP) for start, end in stretches), initial=0))
    for index in compress(count(), map(then.__contains__, words)):
        step = then[words[index]]
        if step.rules or step.rest or words[index + 1] in step.then:
            for rule in _rules(words, index, book):
                number = bisect_right(opens, places[index]) - 1
                yield number, stretches[number][0] + places[index] - opens[number], rule


def _rules(words: Sequence[str], index: int, book: Step) -> Iterator[str]:
    """The rules of the phrases that begin at a word; an empty word ends the text."""
    step: Step | None = book
    while step and not step.rest and (word := words[index]):
        step = step.then.get(word)
        yield from step.rules if step else ()
        index += 1
    steps = [step] if step and step.rest else []
    while steps and (word := words[index]):
        after = [found for step in steps if (found := step.then.get(word)) is not None]
        if word[0].isalnum():
            after += [step.rest for step in steps if step.rest is not None]
        for step in after:
            yield from step.rules
        steps, index = after, index + 1
