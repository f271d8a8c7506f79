"""Extremist organisations, as the roster knows them."""

from pydantic import Field, model_validator

from dsbuild.lexicon.strict import Strict


class Source(Strict):
    """A public list, the copy of it that was `read` and how far, and the year that the copy is of."""

    title: str
    read: str = ""
    dated: str = ""


class Organisation(Strict):
    """An armed or clandestine organisation, its names, and keys of `Actors.sources`: seen there, or `unchecked`."""

    name: str
    aliases: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    region: str
    listed: tuple[str, ...] = ()
    unchecked: tuple[str, ...] = ()
    dissolved: bool = False
    governs: bool = False

    @model_validator(mode="after")
    def _listed_somewhere(self) -> "Organisation":
        if not self.listed and not self.unchecked:
            raise ValueError(f"{self.name}: say who lists it, in `listed` or `unchecked`")
        return self


class Family(Strict):
    """Organisations of one ideology."""

    ideology: str
    organisations: tuple[Organisation, ...] = Field(min_length=1)


class Actors(Strict):
    """Extremist organisations by family, and the public lists that name them."""

    sources: dict[str, Source]
    families: tuple[Family, ...]

    @model_validator(mode="after")
    def _listed_somewhere_known(self) -> "Actors":
        for family in self.families:
            for organisation in family.organisations:
                for key in organisation.listed:
                    if key not in self.sources or not self.sources[key].read:
                        known = ", ".join(name for name, source in self.sources.items() if source.read)
                        raise ValueError(f"{organisation.name}: listed by {key!r}; read were {known}")
                for key in organisation.unchecked:
                    if key not in self.sources:
                        known = ", ".join(self.sources)
                        raise ValueError(f"{organisation.name}: unchecked in {key!r}; known are {known}")
        return self
