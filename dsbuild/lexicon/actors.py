"""Extremist organisations, as the roster knows them."""

from pydantic import Field, model_validator

from dsbuild.lexicon.strict import Strict


class Organisation(Strict):
    """An armed or clandestine organisation and the names that it goes by; `listed` are keys of `Actors.sources`."""

    name: str
    aliases: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    region: str
    listed: tuple[str, ...] = Field(min_length=1)
    dissolved: bool = False
    governs: bool = False


class Family(Strict):
    """Organisations of one ideology."""

    ideology: str
    organisations: tuple[Organisation, ...]


class Actors(Strict):
    """Extremist organisations by family, and the public lists that name them."""

    sources: dict[str, str]
    families: tuple[Family, ...]

    @model_validator(mode="after")
    def _listed_somewhere_known(self) -> "Actors":
        for family in self.families:
            for organisation in family.organisations:
                for key in organisation.listed:
                    if key not in self.sources:
                        raise ValueError(
                            f"{organisation.name}: listed by {key!r}; known are {', '.join(self.sources)}"
                        )
        return self
