"""What a noun phrase says of the person it describes, read off its word classes."""

import re
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from dsbuild.model import Role, Status

REMEMBERED = 50_000
"""Phrases about which is remembered what they say, at most."""
NOMINAL = "FAZCKxyXNMmBRoveljukgGpaT#Ytr@"
COMPLEMENT = rf"(?:f(?:ad|[dH])?[{NOMINAL}]{{1,6}}){{0,2}}"
PHRASE = rf"(?:(?P<det>[dH])s?)?(?P<np>[{NOMINAL}]{{1,9}})(?P<of>{COMPLEMENT})"

_HEAD = re.compile(r"[MmBRoveljukt][XMmBRoveljukgGxyTtp]*")
_HEADS = "MmBRoveljukt"
_LAST = re.compile(
    r"[FAZCKxyXNgGpaT#Yr@]{0,4}[XxyGgNp@]{0,3}[MmBRoveljukt][XMmBRoveljukgGxyTtp]{0,4}[aN]{0,2}$"
)
_MEMBERS_OF = re.compile(
    r"X(?!p?[avoeljukT])|Xp?a{1,2}(?:$|f)|[GM](?!p?[voeljuk])|[xZM][axyZ]{0,2}[gN]|@(?![voejuk])"
)
_FROM_THEM = re.compile(r"^f[dH]?[ax]{0,2}X(?:$|f)")
_SERVES = re.compile(r"f[dH]?X(?:$|f)")
"""`of the Front`, after a trade: its driver, its cook."""
_OFFICE_OF = re.compile(r"f[dH]?X(?![pavoeljukTNg])")
"""`of the Front`, after an office."""
_TITLE = re.compile(r"^(?:Xp|@)a?N$")
_OF_MILITANTS = re.compile(r"[BMRA]|X[mM]|m(?=.*X)")


class Bearing(Enum):
    """What a finding does to a role."""

    SHOWS = "shows"
    DOUBTS = "doubts"
    DENIES = "denies"


class Said(NamedTuple):
    """What words say of a person.

    `head` is where the noun stands in the phrase, `kin` tells that it names a relative, `place` that it is a place in an
    organisation of which no more is told.
    """

    role: Role
    weight: int
    status: Status | None = None
    bearing: Bearing = Bearing.SHOWS
    head: int = 0
    kin: bool = False
    place: bool = False


PLAIN_ROLES = {
    "o": (Role.OFFICIAL, 2),
    "v": (Role.VICTIM_OR_WITNESS, 2),
    "u": (Role.VICTIM_OR_WITNESS, 0),
    "e": (Role.EXPERT, 2),
    "j": (Role.JOURNALIST, 2),
    "l": (Role.OTHER, 1),
}


class Setting(NamedTuple):
    """What the whole article is about, where a word alone does not tell.

    An extremist organisation, a cause, armed men, violence, an event with witnesses, that all such organisations are no more. Much is remembered by it, so that
    it is compared often.
    """

    organisation: bool
    cause: bool
    armed: bool = False
    heated: bool = False
    eventful: bool = False
    over: bool = False


@lru_cache(REMEMBERED)
def said_by(phrase: str, complement: str, setting: Setting) -> Said | None:
    """What a noun phrase and its complements (`of the Front`) say of whom they describe; None for nothing."""
    cluster = _HEAD.search(phrase)
    while cluster and cluster[0].endswith("p"):
        cluster = _HEAD.search(phrase, cluster.end())
    if cluster is None:
        return Said(Role.EXTREMIST, 1, head=len(phrase) - 1) if _TITLE.search(phrase) else None
    head = max(cluster[0].rfind(kind) for kind in _HEADS) + cluster.start()
    noun, before = phrase[head], phrase[:head]
    status = Status.FORMER if "F" in before or noun == "R" else None
    said = _said(noun, before, complement, setting)
    if said is None:
        return None
    role, weight = said
    if status and role is Role.OFFICIAL:
        role = Role.OTHER
    if status and role is not Role.EXTREMIST:
        weight = min(weight, 1)
    if role is Role.EXTREMIST and "A" in before:
        return Said(Role.OTHER, 1, None, Bearing.DOUBTS, head)
    return Said(
        role,
        weight,
        status if role is Role.EXTREMIST or noun == "m" else None,
        head=head,
        kin=noun == "k",
        place=noun == "m" and role is Role.OTHER,
    )


@lru_cache(REMEMBERED)
def nearest(phrase: str) -> int:
    """Where the last noun with its attributes begins in a phrase that runs up to a name; its length for none."""
    match = _LAST.search(phrase)
    return match.start() if match else len(phrase)


def _said(noun: str, before: str, complement: str, setting: Setting) -> tuple[Role, int] | None:
    member = bool(_MEMBERS_OF.search(complement)) or bool(set(before) & set("XGM@"))
    if noun == "o" and re.search(r"(?:Xp?|@|[gGM])$", before):
        noun = "M"
    if noun == "o" and _OFFICE_OF.match(complement):
        noun = "M"
    if noun == "t" and re.search(r"X[aF]?$", before):
        noun = "M"
    if noun == "t" and _FROM_THEM.search(complement):
        return (Role.EXTREMIST, 1)
    return _by_noun(noun, before, complement, setting, member=member)


def _by_noun(
    noun: str, before: str, complement: str, setting: Setting, *, member: bool
) -> tuple[Role, int] | None:
    extremist = (Role.EXTREMIST, 2)
    match noun:
        case "M" | "u" if noun == "M" or _SERVES.match(complement):
            return extremist
        case "m":
            return _place_held(before, complement, member=member, heated=setting.heated)
        case "R" if member or (setting.organisation and "o" not in before + complement):
            return extremist
        case "B":
            alone = (Role.EXTREMIST, 1) if setting.cause else (Role.OTHER, 1)
            return extremist if member else alone
        case "k":
            of_militants = _OF_MILITANTS.search(before + complement)
            return (Role.OTHER, 1) if of_militants else (Role.VICTIM_OR_WITNESS, 1)
        case _:
            return PLAIN_ROLES.get("o" if noun == "l" and before.endswith("o") else noun)


def _place_held(before: str, complement: str, *, member: bool, heated: bool) -> tuple[Role, int] | None:
    if member or "x" in before:
        return (Role.EXTREMIST, 2)
    if "o" in before + complement:
        return (Role.OFFICIAL, 2)
    if heated and before.endswith("gp"):
        return (Role.EXTREMIST, 1)
    return (Role.OTHER, 1) if complement or set("Ngp") & set(before) else None
