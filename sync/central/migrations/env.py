"""Runs migrations over the connection that sync.central.database hands in."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
