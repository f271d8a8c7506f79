from dataclasses import dataclass
from functools import cache

from dsbuild.lexicon.abbreviations import Abbreviations
from dsbuild.lexicon.actors import Actors
from dsbuild.lexicon.casualties import Casualties
from dsbuild.lexicon.evidence import Evidence
from dsbuild.lexicon.furniture import Furniture
from dsbuild.lexicon.portrayal import Portrayal
from dsbuild.lexicon.roles import GivenNames, Roles
from dsbuild.lexicon.speech import Speech
from dsbuild.lexicon.strict import Strict, packaged
from dsbuild.lexicon.voice import Voice

FILES: dict[str, type[Strict]] = {
    "abbreviations": Abbreviations,
    "actors": Actors,
    "casualties": Casualties,
    "evidence": Evidence,
    "furniture": Furniture,
    "given_names": GivenNames,
    "portrayal": Portrayal,
    "roles": Roles,
    "speech": Speech,
    "voice": Voice,
}


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All the words that the rules know; compared by identity, so that what is compiled from it can be cached."""

    abbreviations: Abbreviations
    actors: Actors
    casualties: Casualties
    evidence: Evidence
    furniture: Furniture
    given_names: GivenNames
    portrayal: Portrayal
    roles: Roles
    speech: Speech
    voice: Voice


@cache
def load() -> Lexicon:
    """The packaged lexicon, read once a process."""
    return Lexicon(
        abbreviations=packaged("abbreviations.toml", Abbreviations),
        actors=packaged("actors.toml", Actors),
        casualties=packaged("casualties.toml", Casualties),
        evidence=packaged("evidence.toml", Evidence),
        furniture=packaged("furniture.toml", Furniture),
        given_names=packaged("given_names.toml", GivenNames),
        portrayal=packaged("portrayal.toml", Portrayal),
        roles=packaged("roles.toml", Roles),
        speech=packaged("speech.toml", Speech),
        voice=packaged("voice.toml", Voice),
    )
