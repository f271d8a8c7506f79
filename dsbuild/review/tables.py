"""The tables. `event` is the truth; the projections (`verdict` to `touch`) can be rebuilt from it.

Times are text, ISO 8601 in UTC with six decimals, which sorts. JSON is text, so that its bytes are kept.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    and_,
)

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
KEY = String().with_variant(String(collation="C"), "postgresql")


def of_article(column: ColumnElement[str], article: str) -> ColumnElement[bool]:
    """Whether a sentence's id is one of an article: it begins with the article's and a dash."""
    return and_(column >= f"{article}-", column < f"{article}.")


def _time(name: str, *, nullable: bool = True) -> Column[str]:
    return Column(name, String(27), nullable=nullable)


meta = Table("meta", METADATA, Column("key", KEY, primary_key=True), Column("value", Text, nullable=False))

build = Table(
    "build",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("digest", String(64), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("rules_version", Text, nullable=False),
    _time("imported_at", nullable=False),
    Column("articles", Integer, nullable=False),
    Column("sentences", Integer, nullable=False),
    Column("rules", Text, nullable=False),
)

article = Table(
    "article",
    METADATA,
    Column("id", KEY, primary_key=True),
    Column("build", Integer, ForeignKey("build.id"), nullable=False),
    Column("title", Text),
    Column("publisher", Text),
    Column("published", String(10)),
    Column("url", Text),
    Column("rights", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("blocks", Text, nullable=False),
    Column("dropped", Text, nullable=False),
    Column("speakers", Text, nullable=False),
    Column("sentences", Integer, nullable=False),
    Column("needs_review", Integer, nullable=False),
    Index(None, "needs_review", "id"),
)

sentence = Table(
    "sentence",
    METADATA,
    Column("id", KEY, primary_key=True),
    Column("build", Integer, ForeignKey("build.id"), nullable=False),
    Column("article", KEY, nullable=False),
    Column("position", Integer, nullable=False),
    Column("block", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("occurrence", Integer, nullable=False),
    Column("extremist", Boolean, nullable=False),
    Column("casualty", Boolean, nullable=False),
    Column("needs_review", Boolean, nullable=False),
    Column("reviewed", Boolean, nullable=False),
    Column("was", SmallInteger),
    Column("detail", Text, nullable=False),
    Index(None, "article", "position"),
)

round_ = Table(
    "round",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("blind", Boolean, nullable=False),
    Column("share", Float, nullable=False),
    _time("opened_at", nullable=False),
    _time("closed_at"),
)

task = Table(
    "task",
    METADATA,
    Column("round", Integer, ForeignKey("round.number"), primary_key=True),
    Column("sentence", KEY, primary_key=True),
    Column("class", SmallInteger, nullable=False),
    Column("rank", BigInteger, nullable=False),
    Column("probability", Float, nullable=False),
    Column("state", SmallInteger, nullable=False),
    Column("holder", Integer, ForeignKey("user.id")),
    _time("held_until"),
    Index(None, "round", "state", "class", "rank"),
)
_HELD = task.c.holder.is_not(None)
Index(None, task.c.holder, sqlite_where=_HELD, postgresql_where=_HELD)

user = Table(
    "user",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("name", KEY, nullable=False, unique=True),
    Column("password", Text),
    Column("role", Text, nullable=False),
    Column("disabled", Boolean, nullable=False),
    _time("created_at", nullable=False),
    Column("settings", Text, nullable=False),
)

session = Table(
    "session",
    METADATA,
    Column("token", String(64), primary_key=True),
    Column("user", Integer, ForeignKey("user.id"), nullable=False),
    _time("created_at", nullable=False),
    _time("expires_at", nullable=False),
    Index(None, "user"),
)

link = Table(
    "link",
    METADATA,
    Column("token", String(64), primary_key=True),
    Column("user", Integer, ForeignKey("user.id"), nullable=False),
    Column("enters", Boolean, nullable=False),
    _time("expires_at", nullable=False),
    _time("used_at"),
)

attempt = Table(
    "attempt",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("key", KEY, nullable=False),
    _time("at", nullable=False),
    Index(None, "key", "at"),
)

exposed = Table(
    "exposed",
    METADATA,
    Column("sentence", KEY, primary_key=True),
    Column("user", Integer, primary_key=True),
)

gold = Table(
    "gold",
    METADATA,
    Column("sentence", KEY, primary_key=True),
    Column("extremist", Boolean, nullable=False),
    Column("casualty", Boolean, nullable=False),
    Column("source", Text, nullable=False),
)

gold_lease = Table(
    "gold_lease",
    METADATA,
    Column("user", Integer, primary_key=True),
    Column("sentence", KEY, primary_key=True),
    Column("round", Integer, nullable=False),
    _time("held_until", nullable=False),
)

event = Table(
    "event",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("id", String(36), nullable=False, unique=True),
    _time("at", nullable=False),
    Column("user", Integer, ForeignKey("user.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("subject", KEY, nullable=False),
    Column("base", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("seen", Text, nullable=False),
    Column("rules_version", Text, nullable=False),
    Column("guideline_version", Text, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Index(None, "user", "at"),
    Index(None, "kind"),
)

touch = Table(
    "touch",
    METADATA,
    Column("subject", KEY, primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("revision", Integer, nullable=False),
)

verdict = Table(
    "verdict",
    METADATA,
    Column("sentence", KEY, primary_key=True),
    Column("round", Integer, primary_key=True),
    Column("user", Integer, nullable=False),
    Column("extremist", Boolean, nullable=False),
    Column("casualty", Boolean, nullable=False),
    Column("unsure", Boolean, nullable=False),
    Column("event", String(36), nullable=False),
    Column("seq", Integer, nullable=False),
    _time("at", nullable=False),
    Index(None, "user"),
)

skipped = Table(
    "skipped",
    METADATA,
    Column("sentence", KEY, primary_key=True),
    Column("round", Integer, primary_key=True),
    Column("user", Integer, primary_key=True),
    Column("reason", Text, nullable=False),
)

settlement = Table(
    "settlement",
    METADATA,
    Column("article", KEY, primary_key=True),
    Column("speaker", KEY, primary_key=True),
    Column("role", Text, nullable=False),
    Column("status", Text),
    Column("exceptions", Text, nullable=False),
    Column("user", Integer, nullable=False),
    Column("event", String(36), nullable=False),
    Column("seq", Integer, nullable=False),
    _time("at", nullable=False),
)

ruling = Table(
    "ruling",
    METADATA,
    Column("sentence", KEY, primary_key=True),
    Column("user", Integer, nullable=False),
    Column("extremist", Boolean, nullable=False),
    Column("casualty", Boolean, nullable=False),
    Column("category", Text, nullable=False),
    Column("event", String(36), nullable=False),
    Column("seq", Integer, nullable=False),
    _time("at", nullable=False),
)

gold_answer = Table(
    "gold_answer",
    METADATA,
    Column("sentence", KEY, primary_key=True),
    Column("user", Integer, primary_key=True),
    Column("extremist", Boolean, nullable=False),
    Column("casualty", Boolean, nullable=False),
    Column("unsure", Boolean, nullable=False),
    Column("event", String(36), nullable=False),
    Column("seq", Integer, nullable=False),
)

PROJECTIONS = (verdict, skipped, settlement, ruling, gold_answer, touch)
