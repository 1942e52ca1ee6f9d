"""Reads a table past its damaged pages."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import sqlcipher3

from sync.store.database import connect, require_verified
from sync.store.errors import StoreDamagedError

_MOST_TRIED = 10**6


def rows(path: Path, key: bytes, table: str) -> Iterator[dict[str, Any]]:
    """Yield the rows that can be read, by column: from both ends, then one by one in between."""
    select = f"SELECT rowid AS _rowid, * FROM {table} WHERE "  # noqa: S608  # our own name
    low, high = 0, 0
    for low, row in _run(path, key, f"{select} rowid > 0 ORDER BY rowid"):  # noqa: B007
        yield row
    for high, row in _run(path, key, f"{select} rowid > {low} ORDER BY rowid DESC"):  # noqa: B007
        yield row
    for number in range(low + 1, min(high, low + _MOST_TRIED)):
        for _, row in _run(path, key, f"{select} rowid = {number}"):
            yield row


def _run(path: Path, key: bytes, query: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield rows until one cannot be read; each time anew, as an error spoils a connection."""
    try:
        with closing(connect(path, key)) as connection:
            cursor = connection.execute(query)
            names = [column[0] for column in cursor.description]
            for values in cursor:
                require_verified(connection)
                yield values[0], dict(zip(names, values, strict=True))
    except (sqlcipher3.DatabaseError, StoreDamagedError):
        return
