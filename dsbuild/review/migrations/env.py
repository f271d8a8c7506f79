"""Runs the steps on the connection that `store` gives, inside its transaction."""

from alembic import context

from dsbuild.review.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
context.run_migrations()
