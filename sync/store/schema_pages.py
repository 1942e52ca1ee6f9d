"""When the schema itself is damaged: its pages come from a twin, made anew, and the rows remain.

SQLCipher closes each page by itself, under keys that come from the raw key and the salt at the
file's beginning. So an empty store with the same key and salt has, page by page, what may stand in
the damaged file's place: an empty table is one page, and what is no table's page holds the schema.
"""

from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection

from sync.store import migrate
from sync.store.database import Database, connect, driver
from sync.store.durable import write_durably
from sync.store.room import Ballast

SALT_NAME = "salt"
_SALT = 16
_PAGE = 4096
_FILLING = 4 * 2**20


def keep_salt(connection: Connection, kept: Path) -> None:
    """Keep a copy of the salt that an open store begins with.

    SQLCipher tells it: to open the file beside SQLite and close it again drops SQLite's locks.
    """
    (salt_hex,) = driver(connection).execute("PRAGMA cipher_salt").fetchone()
    salt = bytes.fromhex(salt_hex)
    if not kept.exists() or kept.read_bytes() != salt:
        write_durably(kept, salt)


def mend_schema(path: Path, key: bytes, kept: Path) -> None:
    """Put a twin's schema pages into the damaged file `path`; `kept` is the copy of its salt.

    The twin is of this program's schema: rows of a store that an older program laid out otherwise
    do not fit their tables and are not read.
    """
    salt = kept.read_bytes() if kept.exists() else path.read_bytes()[:_SALT]
    twin = path.with_name("twin.db")
    pages = _make_twin(twin, key + salt, path.stat().st_size)
    with twin.open("rb") as source, path.open("rb+") as target:
        for page in pages:
            source.seek((page - 1) * _PAGE)
            target.seek((page - 1) * _PAGE)
            target.write(source.read(_PAGE))
        target.truncate(twin.stat().st_size)  # the size that the first page now tells
    twin.unlink()


def _make_twin(path: Path, key: bytes, size: int) -> list[int]:
    """Make a store without rows of more than `size` bytes; return where its schema stands."""
    database = Database(path, key, Ballast(path.with_name("no-ballast"), 0))
    try:
        with database.write() as connection:
            migrate.upgrade(connection)
    finally:
        database.close()
    with closing(connect(path, key)) as one:
        roots = {root for (root,) in one.execute("SELECT rootpage FROM sqlite_master")}
        (count,) = one.execute("PRAGMA page_count").fetchone()
        for _ in range(0, size, _FILLING):
            one.execute("INSERT INTO device_key (announcement) VALUES (zeroblob(?))", (_FILLING,))
        one.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return [page for page in range(1, count + 1) if page not in roots]
