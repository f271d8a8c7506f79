"""What a team sets for everybody who has not set it for themselves."""

from typing import Annotated

from pydantic import Field

from dsbuild.lexicon.strict import Strict
from dsbuild.review.store import Store, get_meta, set_meta
from dsbuild.review.values import Settings

_KEY = "team"


class Team(Strict):
    """The team's defaults: sentences a day (None: no cap), sentences before a break, its minutes, the warning."""

    daily_cap: Annotated[int | None, Field(ge=1, le=100_000)] = None
    break_after: Annotated[int | None, Field(ge=1, le=10_000)] = 200
    break_minutes: Annotated[int, Field(ge=1, le=240)] = 10
    warning: Annotated[str, Field(max_length=2000)] = (
        "The sentences quote people who threaten or praise violence, and tell of the dead and injured."
    )


class Chosen(Strict):
    """A person's settings as a form sends them; checked, then kept as `Settings`."""

    daily_cap: Annotated[int | None, Field(ge=1, le=100_000)] = None
    break_after: Annotated[int | None, Field(ge=1, le=10_000)] = None
    break_minutes: Annotated[int | None, Field(ge=1, le=240)] = None
    opt_out: Annotated[
        tuple[Annotated[str, Field(min_length=2, max_length=100)], ...], Field(max_length=100)
    ] = ()
    opt_out_casualties: bool = False
    opt_out_extremist_speech: bool = False
    keys_on: bool = True
    keys: dict[str, Annotated[str, Field(min_length=1, max_length=20)]] = Field(
        default_factory=dict, max_length=50
    )
    theme: Annotated[str, Field(pattern="^(auto|light|dark)$")] = "auto"
    context: bool = False

    def settings(self) -> Settings:
        """The settings as they are kept."""
        return Settings(**{name: getattr(self, name) for name in type(self).model_fields})


def team(store: Store) -> Team:
    """The team's defaults."""
    with store.read() as connection:
        kept = get_meta(connection, _KEY)
    return Team.model_validate_json(kept) if kept else Team()


def save_team(store: Store, settings: Team) -> None:
    """Keeps the team's defaults."""
    with store.write() as connection:
        set_meta(connection, _KEY, settings.model_dump_json())
