"""What the review hands to its callers. Spans are half-open, in code points; times are ISO 8601 in UTC."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dsbuild.model import Label, Role, Status
from dsbuild.review.roles import UserRole


@dataclass(frozen=True, slots=True)
class Answer:
    """The labels of a sentence as two switches; `unsure` tells that the reviewer could not say."""

    extremist: bool
    casualty: bool
    unsure: bool = False

    @property
    def labels(self) -> tuple[Label, ...]:
        """The labels in the order of `Label`."""
        voice = Label.QUOTED_EXTREMIST_SPEECH if self.extremist else Label.REPORTAGE
        return (voice, Label.CASUALTY_STATISTIC) if self.casualty else (voice,)


@dataclass(frozen=True, slots=True)
class Version:
    """A decision as it stood: an answer, or a speaker's role and status; who made it and when."""

    by: str
    at: str
    answer: Answer | None = None
    role: Role | None = None
    status: Status | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the log answers to an event: its place, and the revision of its subject afterwards.

    Sending the same event again gives an equal receipt.
    """

    id: str
    seq: int
    at: str
    kind: str
    subject: str
    revision: int
    hash: str


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person set for themselves; None where the team's default holds.

    `opt_out` are words: a sentence, headline or speaker that holds one is not handed out; `casualties` and
    `extremist_speech` opt out of a label. `keys` maps an action to its key; `keys_on` switches all off.
    """

    daily_cap: int | None = None
    break_after: int | None = None
    break_minutes: int | None = None
    opt_out: tuple[str, ...] = ()
    opt_out_casualties: bool = False
    opt_out_extremist_speech: bool = False
    keys_on: bool = True
    keys: Mapping[str, str] = field(default_factory=dict)
    theme: str = "auto"
    context: bool = False


@dataclass(frozen=True, slots=True)
class User:
    """Somebody with an account. `enrolled` tells that they have set a password."""

    id: int
    name: str
    role: UserRole
    disabled: bool
    enrolled: bool
    created_at: str
    settings: Settings = field(default_factory=Settings)


@dataclass(frozen=True, slots=True)
class Session:
    """A signed-in user. `token` is the cookie's value, `csrf` what each form and request must carry."""

    user: User
    token: str
    csrf: str
    expires_at: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A rule's evidence; `start` and `end` are in the sentence, `rules_out` tells that it speaks against."""

    rule: str
    description: str
    label: Label
    start: int
    end: int
    words: str
    note: str
    rules_out: bool


@dataclass(frozen=True, slots=True)
class Quoted:
    """A direct quotation, cut to the sentence; spans are in the sentence."""

    start: int
    end: int
    speaker: str | None
    role: Role
    status: Status | None
    cue: tuple[int, int] | None
    open: bool


@dataclass(frozen=True, slots=True)
class Count:
    """A count of casualties; the span is in the sentence, `count_max` None when open."""

    start: int
    end: int
    count_min: int
    count_max: int | None
    kind: str


@dataclass(frozen=True, slots=True)
class SpeakerCard:
    """A speaker of an article: what the rules guess, and what the review settled (None: nothing yet).

    `decides` counts the sentences that hold direct speech of theirs. `revision` is what the next settlement is
    made on; `event` is the id of the settlement that holds, to undo it. `hidden` tells that somebody's
    settlement is not shown, because one's own blind answer is still to come.
    """

    article_id: str
    name: str
    aliases: tuple[str, ...]
    role: Role
    status: Status | None
    basis: tuple[tuple[str, str], ...]
    quotations: int
    decides: int
    settled: Version | None
    exceptions: tuple[str, ...]
    revision: int
    event: str | None = None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class ArticleHead:
    """What an article is, without its text; `needs_review` counts the sentences that the build was in doubt about."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    rights: str
    sentences: int
    needs_review: int


@dataclass(frozen=True, slots=True)
class ListedArticle(ArticleHead):
    """How far an article is.

    `decided` counts the sentences that somebody answered for, `by_speaker` those besides that follow from a
    settled speaker, `open` those that wait in the first round; `settled` of its `speakers` are settled.
    """

    decided: int
    by_speaker: int
    open: int
    speakers: int
    settled: int


@dataclass(frozen=True, slots=True)
class Listing:
    """Some articles, those most in doubt first; `after` gives the next page, None where this is the last."""

    articles: tuple[ListedArticle, ...]
    after: str | None


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A sentence near by."""

    id: str
    position: int
    block: str
    text: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment on a sentence."""

    by: str
    at: str
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence as the queue shows it.

    `rules` is what the rules (with the speakers settled) say, whatever people decided before. `mine` is one's
    own answer in this round, which stands at `revision`; `event` is its id, to undo it. `why` is a line on why
    this one is next. `seen` goes back with the decision as it is. `held_until` is when the lease ends, None for one that was not handed out.
    `others_hold` names who holds it now.
    """

    id: str
    round: int
    revision: int
    article: ArticleHead
    position: int
    block: str
    start: int
    end: int
    text: str
    rules: Answer
    mine: Answer | None
    event: str | None
    marks: tuple[Mark, ...]
    quotations: tuple[Quoted, ...]
    casualties: tuple[Count, ...]
    speakers: tuple[SpeakerCard, ...]
    reasons: tuple[str, ...]
    why: str
    before: tuple[Neighbour, ...]
    after: tuple[Neighbour, ...]
    remarks: tuple[Remark, ...]
    seen: str
    held_until: str | None
    others_hold: str | None


@dataclass(frozen=True, slots=True)
class Exposure:
    """How much somebody has looked at: today, and since their last break; `pause` says why to stop now, or ''.

    `pause` is `cap` (until tomorrow) or `break` (until `pause_until`).
    """

    today: int
    cap: int | None
    since_break: int
    break_after: int | None
    pause: str = ""
    pause_until: str | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """The next sentences for somebody, theirs until each lease ends. `waiting` counts what nobody holds yet.

    `warning` says what the batch holds, for the notice before it.
    """

    items: tuple[Item, ...]
    round: int
    waiting: int
    exposure: Exposure
    warning: str
