"""Where Alembic meets the store: a connection that already stands in its transaction."""

from alembic import context

from sync.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
