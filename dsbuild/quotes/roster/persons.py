"""Which names are people's, and which person each of them means."""

import re
from collections import Counter

from dsbuild.quotes.roster.bearers import give
from dsbuild.quotes.roster.cast import HE_SHE, Cast
from dsbuild.quotes.roster.forms import form_of
from dsbuild.quotes.roster.human import is_person, tells_body
from dsbuild.quotes.roster.mentioned import Named
from dsbuild.quotes.roster.names import given_name, people
from dsbuild.quotes.roster.naming import given_names
from dsbuild.quotes.roster.reading import BOUNDARY, Reading, last_word
from dsbuild.quotes.roster.shapes import NAME
from dsbuild.quotes.roster.vocabulary import Vocabulary

_INTRODUCED = re.compile(
    r"N(?:(?<=[oveljkumMRBtY#]N)|(?<=FN)(?![aoeljmkvutgG])|(?=,r?[#Y]|\(#\)|,?[wb,rz]{0,4}S|,d?[aFx]{0,2}[oveljkumMRB]|,H#?[aFx]{0,2}[oelj]|,da?t[oveljkumMRBf,w])"
    r"|(?<=[|,;cq]N)(?=,iN,)|(?<=[mkMouvlejth],N)(?=,)|(?<=[mMoR],N)(?=\|)|(?<=[moelj]faN)(?=,)|(?<=[oe]\([a#]\)N)"
    r"|(?<=iN)(?:(?<=wadiN)|(?<=[wthoveljkumMRB]iN)|(?<=wbiN)|(?<=h[rzb]iN)|(?=,)(?:(?<=\|iN)|(?<=,iN)(?<!N,iN))|(?<=[oveljkumMRBtd],iN)(?=[|q;])))"
)
"""Patterns of names begin with the name, which the engine finds at once."""
_APPOSED = re.compile(
    r"[d@][FAxyagGNpo#TrS]{0,5}[oveljkumMRBt](?:f[dH]?[FxyagGNpo#Toveljkum]{1,6}){0,2},(?P<name>N)(?=[,(])"
)
_BESIDE = re.compile(
    r"(?<=[|,;cq])[dH]?[FAxyagNpo#Tr]{0,4}[oveljkumMRBt](?:f[dH]?[FxyagGNpo#Toveljkum]{1,6}){0,2},(?P<name>N)(?=,[Sw]|[Sw(]|,r?S)"
)
_SET_OFF = re.compile(r",N(?=,[Sw]|[Sw(]|,r?S)")
_OF_BODY = re.compile(r"[oeljm]fo$")
_PLACED = re.compile(r"[fO](?P<name>N)")
_PLACING = frozenset({"in", "at", "near", "outside", "inside", "into", "around"})
_ACTS = ("s", "ed", "of", "from")
"""How words end that tell what somebody does, where no list holds them, or whence they are."""
_DID = frozenset({
    "ate", "began", "bought", "broke", "brought", "built", "came", "caught", "chose", "cut", "drank", "drew", "drove", "fed", "fell",
    "felt", "fled", "flew", "forgot", "found", "gave", "got", "grew", "heard", "held", "hid", "kept", "knelt", "knew", "laid", "lay", "left", "lit",
    "lost", "made", "met", "paid", "put", "ran", "rang", "rode", "rose", "sang", "sat", "saw", "sent", "sewed", "shook", "shut", "slept",
    "sold", "spent", "stood", "swam", "swept", "taught", "thought", "threw", "took", "tore", "understood", "wept", "went", "woke", "won", "wore",
})  # fmt: skip
"""Past tenses that end otherwise."""
_UNLED = frozenset("fd")
_OPENS = re.compile(
    r"\|(?:[^|;qP]{1,10},|[t#]?a?[ra]{0,2})?(?P<name>N)(?=#?[,zbrsSVLJDKWEI&!(]|a[dHfOahrN#|]|fd?[Nao]|(?<=\|N)pa{0,2}[oveljkumt])"
)
_NEXT = re.compile(r"\|(?:q\|){0,3}(?:q,?)?[rcaO]{0,2},?[hH]")
_REACH = 24
_PLAIN = frozenset("asr") | {BOUNDARY}
_WEAKLY_INTRODUCED = re.compile(r"N(?:(?=[zb][rna])|(?<=\|N)(?=[&VJDL]))")
_ALIAS = re.compile(r"N,?iN")
_RELATIVE = re.compile(r"N(?=,w)")
_IS_OLD = re.compile(r"N(?<=[|]N)(?=(?:,[^|,;q]{1,9},)?[bz]#(?![NgGoXe]))")
"""A name that opens a sentence which tells an age (`Faadumo, in a scarf, is 31 and …`)."""
_NAMES = re.compile(NAME)
_FREE = re.compile(
    r"N(?:(?<=[|;cqh]N)(?![pNgGmMaov,|])|(?<=,N)(?=[SzbVJL&D!r])|(?<=[|;cq]N)(?=a[rfdOHh])|(?<=hN)(?=[,|;]))"
)
_SUBJECT = re.compile(r"N(?:(?<=[|,;cq]N)(?=r?[SzbVJL&D!s])|(?<=qN)(?=[|,])|(?<=qSN))")
_BODIES = frozenset({"police", "army", "military", "navy", "government", "court", "parliament", "coalition"})
_THINGS = frozenset({
    "charity", "channel", "company", "firm", "club", "union", "school", "team", "website", "paper", "newspaper",
    "magazine", "station", "agency", "bank", "network", "foundation", "ngo", "nonprofit", "association", "band",
})  # fmt: skip
"""What a name is called that is nobody's."""
_LARGE = re.compile(r"(?<=[\w,] )[^\W\d_a-z][\w’'-]+")
"""A word with a capital that opens no sentence, quoted or not."""
_DIVISIONS = frozenset({"county", "parish", "township", "city", "borough", "shire", "district", "state"})
"""Words with a capital that make the name before them a place's."""


def apposed(reading: Reading) -> frozenset[str]:
    """Names in lower case that stand beside what somebody is, or right before a verb of speech after it."""
    classes = "".join(reading.classes)
    found = {reading.word(index).lower() for index in _beside(classes)}
    return frozenset(name for name in found if " " in name)


def _beside(classes: str) -> set[int]:
    """Names beside what somebody is that open a clause, as long as any name stands so."""
    if _SET_OFF.search(classes) is None:
        return set()
    return {match.start("name") for match in _BESIDE.finditer(classes)}


def place(
    players: Cast, reading: Reading, named: Named, words: Vocabulary, answers: int | None = None
) -> None:
    """Makes persons of the words in `reading` that name people; `named` are the names that attribution found.

    `answers` is the word at which an interviewee first answers, who has to be somebody named before.
    """
    classes = "".join(reading.classes)
    introduced = {
        match.start()
        for match in _INTRODUCED.finditer(classes)
        if not (
            match.start()
            and reading.low[match.start() - 1] in _BODIES
            and not _OF_BODY.search(classes, max(match.start() - 3, 0), match.start())
        )
        and classes[match.start() - 1 : match.start()] not in _UNLED
        and not _names_many(reading, classes, match.start(), words)
        and (
            " " in reading.word(match.start())
            or classes[match.start() - 1 : match.start()] not in _PLAIN
            or reading.word(match.start() - 1)[:1].isupper()
        )
    }
    introduced |= {match.start("name") for match in _APPOSED.finditer(classes)}
    introduced |= _beside(classes)
    players.given = given_names(reading)
    introduced |= {
        at
        for at, start in players.given.items()
        if classes[at] == NAME
        and not _names_many(reading, classes, at, words)
        and start not in reading.plurals
    }
    introduced |= _named_again(reading, classes, words)
    introduced |= {
        match.start()
        for match in _FREE.finditer(classes)
        if given_name(reading.word(match.start()), words.genders) is not None
        and not reading.word(match.start()).isupper()
    }
    introduced |= {
        m.start() for m in _ALIAS.finditer(classes) if reading.low[m.end() - 2] in ("alias", "aka")
    }
    introduced |= {m.start() for m in _IS_OLD.finditer(classes)}
    introduced |= {m.start() for m in _WEAKLY_INTRODUCED.finditer(classes) if " " in reading.word(m.start())}
    introduced |= {
        m.start()
        for m in _RELATIVE.finditer(classes)
        if reading.low[m.start() + 2] == "who" and classes[m.start() - 1 : m.start()] not in _UNLED
    }
    placed = {
        reading.word(match.start("name"))
        for match in _PLACED.finditer(classes)
        if reading.low[match.start()] in _PLACING
    }
    introduced |= _taken_up(reading, classes, introduced, words)
    introduced = {i for i in introduced if reading.word(i) not in placed}
    if answers and not any(i < answers for i in introduced):
        introduced |= _presented(reading, classes, answers, words)
    names = [(i, form_of(reading.word(i), words)) for i, kind in enumerate(reading.classes) if kind == NAME]
    meant = people([form for _, form in names if form])
    human = {
        person
        for i, form in names
        for person in meant.get(form, ())
        if i in reading.honorifics
        or (
            not (classes[i - 1 : i] == "d" and reading.low[i - 1] == "the")
            and not _is_county(reading, i)
            and is_person(reading.word(i), form, i in introduced, named, words)
        )
    }
    give(players, reading, names, meant, human, words)


def _is_county(reading: Reading, index: int) -> bool:
    """Whether the word after the name at `index` makes it a place's (`Val Verde County Judge A. B.`)."""
    following = reading.word(index + 1).split(" ")[0] if index + 1 < len(reading.classes) else ""
    return following[:1].isupper() and following.lower() in _DIVISIONS


def _presented(reading: Reading, classes: str, answers: int, words: Vocabulary) -> set[int]:
    """The first name of two words or more that is the subject of a sentence above the first answer, and no body's."""
    for match in _OPENS.finditer(classes, 0, answers):
        index = match.start("name")
        name = reading.word(index)
        first, *rest = name.split()
        if rest and not (name.isupper() or tells_body(first, words) or tells_body(rest[-1], words)):
            return {index}
    return set()


def _names_many(reading: Reading, classes: str, index: int, words: Vocabulary) -> bool:
    """Whether what is called by the name at `index` is several people or a body: `a charity called …`, `rebels known as …`."""
    called = index > 1 and classes[index - 1] == "i"
    at = index - 3 if called and classes[index - 2] == "," else index - 2
    called = called and (at == index - 2 or classes[at] in "oveljkumMRBtd")
    noun = last_word(reading.word(at)) if called and at >= 0 else ""
    return called and (at in reading.plurals or noun in words.collective or noun in _THINGS)


def _taken_up(reading: Reading, classes: str, introduced: set[int], words: Vocabulary) -> set[int]:
    """Names that are the subject of a sentence and that `he`, `she`, `his` or `her` take up, there or in the next."""
    found = set()
    large: set[str] | None = None
    often = Counter(reading.word(match.start()) for match in _NAMES.finditer(classes))
    for match in _OPENS.finditer(classes):
        index, stop = match.start("name"), classes.find(BOUNDARY, match.end())
        name = reading.word(index)
        first, *rest = name.split()
        if tells_body(first, words) or (rest and tells_body(rest[-1], words)):
            continue
        acts = reading.low[index + 1] in _DID or reading.low[index + 1].endswith(_ACTS)
        if classes[index + 1] in "afp" and not (rest and (acts or classes[index + 1] == "p")):
            continue
        if name.isupper() or name.lower() in words.not_names:
            continue
        if not rest and often[name] < 2 and classes[index + 1] != "," and classes[index - 1] == BOUNDARY:
            if large is None:
                large = set(_LARGE.findall(reading.text))
            if name not in large:
                continue
        if classes[index + 1] == "," and not rest and ",h" in classes[index + 2 : stop]:
            continue
        here = range(match.end(), min(stop, match.end() + _REACH) if stop >= 0 else match.end())
        if any(i in introduced for i in range(match.start(), stop) if i != index):
            continue
        if not rest and NAME in classes[index + 1 : index + 4]:
            continue
        own = [i for i in here if classes[i] == "H" and reading.low[i] in HE_SHE]
        nexts = _NEXT.match(classes, stop) if stop >= 0 else None
        after = nexts is not None and reading.low[nexts.end() - 1] in HE_SHE
        if own or after:
            found.add(index)
    return found


def _named_again(reading: Reading, classes: str, words: Vocabulary) -> set[int]:
    """Names of two words or three whose last word goes on alone to be a subject, as surnames do."""
    alone = {reading.word(match.start()) for match in _SUBJECT.finditer(classes)}
    found = set()
    for match in _NAMES.finditer(classes):
        first, *rest = reading.word(match.start()).split()
        if not (0 < len(rest) < 3 and rest[-1] in alone) or classes[match.start() - 1 : match.start()] == "d":
            continue
        if not (first.isupper() or tells_body(first, words) or tells_body(rest[-1], words)):
            found.add(match.start())
    return found
