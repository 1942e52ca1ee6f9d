"""The schema's revisions: what a database has, and bringing it up to what this program needs."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from sync.central.database import connect, connect_copy, reading, writing


def upgrade(engine: Engine) -> None:
    """Bring the schema to the present revision."""
    with writing(engine) as connection:
        config = _alembic()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def is_current(engine: Engine) -> bool:
    """Tell whether the schema is of the present revision."""
    return _revision(engine) == ScriptDirectory.from_config(_alembic()).get_current_head()


def is_known(engine: Engine) -> bool:
    """Tell whether the schema is of the present revision or one before: `upgrade` makes it good."""
    revisions = ScriptDirectory.from_config(_alembic()).walk_revisions()
    return _revision(engine) in {one.revision for one in revisions}


@contextmanager
def brought_up(path: Path, scratch: Path) -> Iterator[Connection]:
    """Give a SQLite file's rows as this program lays them out; the file stays as it is.

    `scratch`: a folder with room for a copy of it, should it be of an older revision.
    """
    engine = connect_copy(path)
    copy = scratch / "older.db"
    try:
        if not is_current(engine):
            shutil.copyfile(path, copy)
            engine.dispose()
            engine = connect(copy)
            upgrade(engine)
        with reading(engine) as connection:
            yield connection
    finally:
        engine.dispose()
        for stale in scratch.glob(f"{copy.name}*"):
            stale.unlink()


def dump_schema(engine: Engine) -> str:
    """Return the schema as SQL, as it is committed in schema.sql."""
    with reading(engine) as connection:
        rows = connection.exec_driver_sql(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type DESC, name"
        )
        lines = "".join(f"{sql};\n" for (sql,) in rows).splitlines()
        return "".join(f"{line.rstrip()}\n" for line in lines)


def _revision(engine: Engine) -> str | None:
    with reading(engine) as connection:
        return MigrationContext.configure(connection).get_current_revision()


def _alembic() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config
