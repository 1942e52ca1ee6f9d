"""Print the schema: `python -m sync.store > sync/store/schema.sql`."""

import sys

from sqlalchemy import create_engine

from sync.store.migrate import dump_schema, upgrade

with create_engine("sqlite://").begin() as connection:
    upgrade(connection)
    sys.stdout.write(dump_schema(connection))
