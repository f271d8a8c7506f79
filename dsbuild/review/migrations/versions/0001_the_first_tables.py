"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None
KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "attempt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", KEY, nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempt")),
    )
    op.create_index(op.f("ix_attempt_key_at"), "attempt", ["key", "at"], unique=False)
    op.create_table(
        "build",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("rules_version", sa.Text(), nullable=False),
        sa.Column("imported_at", sa.String(length=27), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("sentences", sa.Integer(), nullable=False),
        sa.Column("rules", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_build")),
        sa.UniqueConstraint("digest", name=op.f("uq_build_digest")),
    )
    op.create_table(
        "exposed",
        sa.Column("sentence", KEY, nullable=False),
        sa.Column("user", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("sentence", "user", name=op.f("pk_exposed")),
    )
    op.create_table(
        "gold",
        sa.Column("sentence", KEY, nullable=False),
        sa.Column("extremist", sa.Boolean(), nullable=False),
        sa.Column("casualty", sa.Boolean(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sentence", name=op.f("pk_gold")),
    )
    op.create_table(
        "gold_answer",
        sa.Column("sentence", KEY, nullable=False),
        sa.Column("user", sa.Integer(), nullable=False),
        sa.Column("extremist", sa.Boolean(), nullable=False),
        sa.Column("casualty", sa.Boolean(), nullable=False),
        sa.Column("unsure", sa.Boolean(), nullable=False),
        sa.Column("event", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("sentence", "user", name=op.f("pk_gold_answer")),
    )
    op.create_table(
        "gold_lease",
        sa.Column("user", sa.Integer(), nullable=False),
        sa.Column("sentence", KEY, nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("held_until", sa.String(length=27), nullable=False),
        sa.PrimaryKeyConstraint("user", "sentence", name=op.f("pk_gold_lease")),
    )
    op.create_table(
        "meta",
        sa.Column("key", KEY, nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_meta")),
    )
    op.create_table(
        "round",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("blind", sa.Boolean(), nullable=False),
        sa.Column("share", sa.Float(), nullable=False),
        sa.Column("opened_at", sa.String(length=27), nullable=False),
        sa.Column("closed_at", sa.String(length=27), nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_round")),
    )
    op.create_table(
        "ruling",
        sa.Column("sentence", KEY, nullable=False),
        sa.Column("user", sa.Integer(), nullable=False),
        sa.Column("extremist", sa.Boolean(), nullable=False),
        sa.Column("casualty", sa.Boolean(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("event", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.PrimaryKeyConstraint("sentence", name=op.f("pk_ruling")),
    )
    op.create_table(
        "settlement",
        sa.Column("article", KEY, nullable=False),
        sa.Column("speaker", KEY, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("exceptions", sa.Text(), nullable=False),
        sa.Column("user", sa.Integer(), nullable=False),
        sa.Column("event", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.PrimaryKeyConstraint("article", "speaker", name=op.f("pk_settlement")),
    )
    op.create_table(
        "skipped",
        sa.Column("sentence", KEY, nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("user", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sentence", "round", "user", name=op.f("pk_skipped")),
    )
    op.create_table(
        "touch",
        sa.Column("subject", KEY, nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("subject", "seq", name=op.f("pk_touch")),
    )
    op.create_table(
        "user",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", KEY, nullable=False),
        sa.Column("password", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("disabled", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.String(length=27), nullable=False),
        sa.Column("settings", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user")),
        sa.UniqueConstraint("name", name=op.f("uq_user_name")),
    )
    op.create_table(
        "verdict",
        sa.Column("sentence", KEY, nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("user", sa.Integer(), nullable=False),
        sa.Column("extremist", sa.Boolean(), nullable=False),
        sa.Column("casualty", sa.Boolean(), nullable=False),
        sa.Column("unsure", sa.Boolean(), nullable=False),
        sa.Column("event", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.PrimaryKeyConstraint("sentence", "round", name=op.f("pk_verdict")),
    )
    op.create_index(op.f("ix_verdict_user"), "verdict", ["user"], unique=False)
    op.create_table(
        "article",
        sa.Column("id", KEY, nullable=False),
        sa.Column("build", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("published", sa.String(length=10), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("rights", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("blocks", sa.Text(), nullable=False),
        sa.Column("dropped", sa.Text(), nullable=False),
        sa.Column("speakers", sa.Text(), nullable=False),
        sa.Column("sentences", sa.Integer(), nullable=False),
        sa.Column("needs_review", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["build"], ["build.id"], name=op.f("fk_article_build")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
    )
    op.create_index(op.f("ix_article_needs_review_id"), "article", ["needs_review", "id"], unique=False)
    op.create_table(
        "event",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("user", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", KEY, nullable=False),
        sa.Column("base", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("seen", sa.Text(), nullable=False),
        sa.Column("rules_version", sa.Text(), nullable=False),
        sa.Column("guideline_version", sa.Text(), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["user"], ["user.id"], name=op.f("fk_event_user")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_event")),
        sa.UniqueConstraint("id", name=op.f("uq_event_id")),
    )
    op.create_index(op.f("ix_event_kind"), "event", ["kind"], unique=False)
    op.create_index(op.f("ix_event_user_at"), "event", ["user", "at"], unique=False)
    op.create_table(
        "link",
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("user", sa.Integer(), nullable=False),
        sa.Column("enters", sa.Boolean(), nullable=False),
        sa.Column("expires_at", sa.String(length=27), nullable=False),
        sa.Column("used_at", sa.String(length=27), nullable=True),
        sa.ForeignKeyConstraint(["user"], ["user.id"], name=op.f("fk_link_user")),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_link")),
    )
    op.create_table(
        "sentence",
        sa.Column("id", KEY, nullable=False),
        sa.Column("build", sa.Integer(), nullable=False),
        sa.Column("article", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("block", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("occurrence", sa.Integer(), nullable=False),
        sa.Column("extremist", sa.Boolean(), nullable=False),
        sa.Column("casualty", sa.Boolean(), nullable=False),
        sa.Column("needs_review", sa.Boolean(), nullable=False),
        sa.Column("reviewed", sa.Boolean(), nullable=False),
        sa.Column("was", sa.SmallInteger(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["build"], ["build.id"], name=op.f("fk_sentence_build")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sentence")),
    )
    op.create_index(op.f("ix_sentence_article_position"), "sentence", ["article", "position"], unique=False)
    op.create_table(
        "session",
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("user", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.String(length=27), nullable=False),
        sa.Column("expires_at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["user"], ["user.id"], name=op.f("fk_session_user")),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_session")),
    )
    op.create_index(op.f("ix_session_user"), "session", ["user"], unique=False)
    op.create_table(
        "task",
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("sentence", KEY, nullable=False),
        sa.Column("class", sa.SmallInteger(), nullable=False),
        sa.Column("rank", sa.BigInteger(), nullable=False),
        sa.Column("probability", sa.Float(), nullable=False),
        sa.Column("state", sa.SmallInteger(), nullable=False),
        sa.Column("holder", sa.Integer(), nullable=True),
        sa.Column("held_until", sa.String(length=27), nullable=True),
        sa.ForeignKeyConstraint(["holder"], ["user.id"], name=op.f("fk_task_holder")),
        sa.ForeignKeyConstraint(["round"], ["round.number"], name=op.f("fk_task_round")),
        sa.PrimaryKeyConstraint("round", "sentence", name=op.f("pk_task")),
    )
    op.create_index(
        op.f("ix_task_holder"),
        "task",
        ["holder"],
        unique=False,
        sqlite_where=sa.text("holder IS NOT NULL"),
        postgresql_where=sa.text("holder IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_task_round_state_class_rank"), "task", ["round", "state", "class", "rank"], unique=False
    )
