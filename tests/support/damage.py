"""Damage to a store's file, and what of its filings is left."""

import shutil
from contextlib import closing, suppress
from pathlib import Path

import sqlcipher3
from sqlalchemy import select

from sync.store import Filed, Store, schema
from sync.store.database import connect
from sync.wire.codec import decode
from sync.wire.envelope import Envelope
from tests.support.filings import KEY, a_submission

PAGE = 4096
OTHER_KEY = bytes(reversed(range(32)))


def file(store: Store, count: int, *files: bytes) -> list[Filed]:
    return [store.file(a_submission(*files), recipients=["platform"]) for _ in range(count)]


def pages_of(folder: Path, table: str) -> list[int]:
    """Return the pages, from 1, without which this table is not read whole; its root comes first.

    Pages of the schema, without which nothing is read, are left out.
    """
    trial = folder.parent / "trial"
    trial.mkdir(exist_ok=True)
    all_rows = f"SELECT * FROM {table}"  # noqa: S608  # a name of ours
    with closing(connect(folder / "store.db", KEY)) as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        (root,) = connection.execute(query, (table,)).fetchone()
        whole = connection.execute(all_rows).fetchall()
    found = []
    for page in range(2, (folder / "store.db").stat().st_size // PAGE + 1):
        shutil.copy(folder / "store.db", trial / "store.db")
        damage(trial, page)
        with suppress(sqlcipher3.DatabaseError), closing(connect(trial / "store.db", KEY)) as one:
            try:
                is_needed = one.execute(all_rows).fetchall() != whole  # zeros in a long value
            except sqlcipher3.DatabaseError:
                is_needed = True
            if is_needed:
                found.append(page)
    return sorted(found, key=lambda page: page != root)


def damage(folder: Path, page: int) -> None:
    path = folder / "store.db"
    data = bytearray(path.read_bytes())
    data[(page - 1) * PAGE + 1000] ^= 1
    path.write_bytes(data)


def filings_in(store: Store) -> dict[int, Envelope]:
    with store._database.read() as connection:
        rows = connection.scalars(select(schema.submission.c.envelope)).all()
    return {envelope.seq: envelope for envelope in (decode(Envelope, data) for data in rows)}


def power_cut(*_: object) -> None:
    """End everything here, as a power cut does."""
    raise SystemExit
