"""Rules that rule out harm of another world: of sport and fiction, in titles, and the dead on a register."""

import re

from dsbuild.counts.binding import Binding, Scene
from dsbuild.counts.numerals import Form
from dsbuild.counts.phrases import Phrase
from dsbuild.counts.reading import Reading
from dsbuild.model import CasualtyKind, Effect, Rule

WEAK = 2
LED = 5
TELLS = 3
TITLE = 60
LONGEST = 9
SMALL = 3
QUOTES = {'"': '"', "“": "”", "‘": "’", "'": "'", "«": "»", "„": "“"}
WORD = re.compile(r"[^\W_][\w'’-]*")
FIGURATIVE = frozenset({"C005", "C006", "C010", "C012", "C014", "C022"})
OF_VICTIMS = frozenset({"C010", "C012", "C022"})


def _sport(scene: Scene, index: int, binding: Binding) -> bool:
    """`claimed three victims in his first over`, `shot 68 to miss the cut`, `lost three men to red cards`."""
    if binding.rule not in FIGURATIVE:
        return False
    reading, phrase = scene.at(index)
    shot = binding.kind is CasualtyKind.UNSPECIFIED and phrase.bare and phrase.number.form is Form.DIGITS
    spelt = binding.kind is CasualtyKind.UNSPECIFIED and phrase.bare
    victims = binding.rule in OF_VICTIMS and "victims" in reading.words
    lost = binding.rule == "C010" and reading.word(phrase.last) == "to"
    if not (shot or spelt or victims or lost) or reading.has("violence", 0, phrase.number.first - 1):
        return False
    words, contexts = set(reading.words), reading.vocabulary.contexts
    weak = len(words & contexts["sport_hints"])
    return not words.isdisjoint(contexts["sport"]) or weak >= WEAK or (shot and weak > 0)


def _fiction(scene: Scene, index: int, _binding: Binding) -> bool:
    """`in the film, a father kills three men`, `the thriller opens with two bodies`; not one based on a true case."""
    reading, _ = scene.at(index)
    words, contexts = reading.words, reading.vocabulary.contexts
    fiction, tales = contexts["fiction"], contexts["tales"]
    if (fiction.isdisjoint(words) and tales.isdisjoint(words)) or not contexts["factual"].isdisjoint(words):
        return False
    return not fiction.isdisjoint(words) or any(
        _tale_at(reading, at) for at, word in enumerate(words) if word in tales
    )


def _tale_at(reading: Reading, at: int) -> bool:
    """Whether the words around the tale at `at` say that it tells, or that something is in it."""
    if any(reading.near(here, "telling") for here in range(at + 1, at + TELLS)):
        return True
    after = reading.word(at + 1)
    goes_on = (
        after[:1].isalnum()
        and after not in reading.vocabulary.starters
        and not reading.is_a(at + 1, "prepositions", "be", "auxiliaries", "modals", "determiners", "others")
    )
    if goes_on or after in {"about", "of", "on"}:
        return False
    before = reading.words[max(0, at - LED) : at]
    return (
        "in" in before
        and reading.near(at, "tales_within")
        and reading.is_a(at - 1, "determiners", "qualifying")
    )


def _title(scene: Scene, index: int, _binding: Binding) -> bool:
    """`her thriller, “Nine Dead Men”`: between quotation marks, all but small words with a capital."""
    reading, phrase = scene.at(index)
    if scene.shouting:
        return False
    text, first, last = (
        reading.text,
        reading.starts[phrase.number.first],
        reading.ends[phrase.number.last - 1],
    )
    start = max(reading.starts[0] - 1, first - TITLE, 0)
    marks = [at for at in range(start, first) if text[at] in QUOTES]
    if not marks:
        return False
    opening = marks[-1]
    closing = text.find(QUOTES[text[opening]], last, last + TITLE)
    words = WORD.findall(text[opening + 1 : closing]) if closing > 0 else []
    within = text[opening + 1 : closing].rstrip()
    content = [word for word in words if len(word) > SMALL and not word[0].isdecimal()]
    named = 0 < len(words) < LONGEST and bool(content) and all(word[0].isupper() for word in content)
    return named and within[-1:] not in {".", "!", "?"} and _stands_out(reading, phrase)


def _stands_out(reading: Reading, phrase: Phrase) -> bool:
    """Whether words before the title are no headline of their own: some begin with a small letter."""
    return any(reading.text[at].islower() for at in reading.starts[: phrase.number.first]) or any(
        reading.text[at].islower() for at in reading.starts[phrase.last + 1 :]
    )


def _on_register(scene: Scene, index: int, _binding: Binding) -> bool:
    """`50,000 dead people were still on the electoral roll`."""
    reading, phrase = scene.at(index)
    dead = reading.word(phrase.number.last) in {"dead", "deceased"}
    listed = dead and reading.near(phrase.number.last + 1, "registered")
    return listed and reading.has("registers", 0, len(reading.words))


SPORT = Rule("C130", "not a casualty: victims and shots of sport", _sport, Effect.RULES_OUT)
FICTION = Rule("C131", "not a casualty: the dead of novels, films and games", _fiction, Effect.RULES_OUT)
TITLE_OF_WORK = Rule("C132", "not a casualty: part of a title in quotation marks", _title, Effect.RULES_OUT)
ON_REGISTER = Rule(
    "C133", "not a casualty: the dead on a register or a payroll", _on_register, Effect.RULES_OUT
)
