"""People told apart by the forms of their names: full names, surnames, kunyas, initials, spellings and slips."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

Form = tuple[str, ...]

ARTICLES = ("al-", "el-", "ul-", "an-", "as-", "ash-", "ad-", "ar-", "at-", "az-")
SOUNDS = (("ch", "sh"), ("kh", "h"), ("gh", "g"), ("q", "k"), ("ph", "f"), ("y", "i"), ("w", "v"), ("z", "s"))
RESPELT = 2
"""Letters by which another spelling of a name is longer or shorter, at most."""
SLIP_FROM = 5
SLIP_TO = 16


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """The word without accents, case, apostrophes and an Arabic article."""
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    plain = word.casefold().replace("’", "").replace("'", "").strip(".")
    if "-" not in plain:
        return plain
    return plain[len(next(filter(plain.startswith, ARTICLES), "")) :]


def given_name(word: str, genders: Mapping[str, str]) -> str | None:
    """The pronoun for who bears a given name, empty where it is either; as it is written before it is without accents; None of no such name."""
    found = None if word.isascii() else genders.get(word.casefold())
    return genders.get(folded(word)) if found is None else found


@lru_cache(maxsize=50_000)
def skeleton(word: str) -> str:
    """What spellings of one name from another script share: consonants by sound, doubled ones once."""
    plain = folded(word)
    for spelling, sound in SOUNDS:
        plain = plain.replace(spelling, sound)
    kept = [plain[:1]]
    for letter in plain[1:]:
        if letter not in "aeiou-h" and letter != kept[-1]:
            kept.append(letter)
    return "".join(kept)


def slips(plain: str) -> frozenset[str]:
    """The folded word and all that is left of it when a letter is dropped; one slip apart, two words share one of them."""
    if not SLIP_FROM <= len(plain) <= SLIP_TO:
        return frozenset((plain,))
    return frozenset([plain, *[plain[:i] + plain[i + 1 :] for i in range(len(plain))]])


def people(forms: Iterable[Form]) -> dict[Form, tuple[int, ...]]:
    """For each form of a name the people that it can mean, numbered from 0; one number unless it is ambiguous.

    A form is the words of a name without its titles. A single word means whoever bears it as family name,
    else as any part of the name, else in another spelling, else with one slip; else somebody new.
    """
    counts = Counter(forms)
    known = _Known()
    meant: dict[Form, tuple[int, ...]] = {}
    for form in sorted((f for f in counts if len(f) > 1), key=_telling, reverse=True):
        meant[form] = (known.place(form),)
    for form in (f for f in counts if len(f) == 1):
        meant[form] = known.single(form[0]) or (known.place(form),)
    for form in sorted((f for f in counts if len(f) == 1), key=lambda f: counts[f]):
        respelt = known.respelt(form[0], meant[form]) if counts[form] <= 2 else None
        if respelt is not None:
            meant[form] = (respelt,)
    return meant


def _telling(form: Form) -> tuple[int, bool]:
    """How much a form tells: its words, and whether the last is more than an initial."""
    return len(form), len(form[-1].rstrip(".")) > 1


class _Known:
    """The people met so far, by each part of their names."""

    def __init__(self) -> None:
        self.size = self.placed = 0
        self.by_surname: dict[str, list[tuple[int, Form]]] = defaultdict(list)
        self.by_start: dict[tuple[str, str], int] = {}
        self.by_initial: dict[tuple[str, str], int] = {}
        self.by_part: dict[str, list[int]] = defaultdict(list)
        self.by_skeleton: dict[str, tuple[int, int]] = {}
        self.last_words: dict[int, list[tuple[int, str, int]]] = defaultdict(list)

    def place(self, form: Form) -> int:
        """The number of the person of this form, new where nobody known can bear it."""
        words = tuple(folded(word) for word in form)
        number = self._bearer(words)
        if number is None:
            number = self.size
            self.size += 1
        self.by_surname[words[-1]].append((number, words))
        if len(words) > 1:
            self.by_start.setdefault((words[0], words[1]), number)
            for word in words[1:]:
                self.by_initial.setdefault((words[0], word[:1]), number)
        for word in words:
            if number not in self.by_part[word][:4]:
                self.by_part[word].append(number)
        self.by_skeleton.setdefault(skeleton(form[-1]), (number, len(words[-1])))
        self.last_words[len(words[-1])].append((self.placed, words[-1], number))
        self.placed += 1
        return number

    def single(self, word: str) -> tuple[int, ...]:
        """Who can be meant by one word."""
        plain = folded(word)
        bearers = tuple(dict.fromkeys(number for number, _ in self.by_surname.get(plain, ())[:8]))
        return bearers or tuple(self.by_part.get(plain, ())[:8])

    def respelt(self, word: str, own: Sequence[int]) -> int | None:
        """Whose name the word is in another spelling or with a slip, where that is somebody else than `own`."""
        plain = folded(word)
        if len(plain) < SLIP_FROM:
            return None
        sounds = skeleton(word)
        alike, length = self.by_skeleton.get(sounds, (None, 0)) if len(sounds) > 2 else (None, 0)
        found = alike if abs(length - len(plain)) <= RESPELT else None
        by_slip: dict[str, int] = {}
        for _, name, number in self._alike(plain):
            for left in slips(name):
                by_slip.setdefault(left, number)
        candidates = [found, *(by_slip[left] for left in sorted(slips(plain) & by_slip.keys()))]
        return next((c for c in candidates if c is not None and c not in own and c < min(own)), None)

    def _alike(self, plain: str) -> list[tuple[int, str, int]]:
        """The last words, in order, that may be one slip away from a word: begun, ended or shifted alike."""
        opens, closes, left, right = plain[:2], plain[-2:], plain[2:-1], plain[1:-2]
        return sorted(
            entry
            for length in (len(plain) - 1, len(plain), len(plain) + 1)
            for entry in self.last_words.get(length, ())
            if (name := entry[1])[:2] == opens
            or name[-2:] == closes
            or name[1:-2] == left
            or name[2:-1] == right
        )

    def _bearer(self, words: Form) -> int | None:
        for number, other in self.by_surname.get(words[-1], ())[:8]:
            if len(other) > 1 and (
                _agree(words[0], other[0]) or (len(words) > 1 and other[-len(words) :] == words)
            ):
                return number
        if len(words) == 2:
            initial = self.by_initial.get((words[0], words[1])) if len(words[1]) == 1 else None
            return self.by_start.get((words[0], words[1]), initial)
        return None


def _agree(given: str, other: str) -> bool:
    return (
        given == other
        or ((len(given) == 1 or len(other) == 1) and given[0] == other[0])
        or skeleton(given) == skeleton(other)
    )
