"""After many visits: nothing that a resident said can be found on the kiosk's disk.

Not in any file that the kiosk's user could write, in whatever encoding, packed or not; nor, with
the store's key in hand, in the rows of the store; and no key that lies there opens a filing.
"""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from time import perf_counter

import sqlcipher3
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from kiosk.demo.plaintext import forms_of, search
from sync.errors import CannotOpenError
from sync.store.database import DATABASE_NAME, connect
from sync.wire.codec import decode
from sync.wire.envelope import Envelope
from sync.wire.seal import open_envelope
from tests.faults.report import PartReport
from tests.faults.sandbox import Sandbox

_KEY_BYTES = 32


def run(_seed: int, *, small: bool = False) -> PartReport:
    """Play visits (50, five of them by touch; small: 4, one by touch) and search what they left."""
    count, touched = (4, 1) if small else (50, 5)
    with tempfile.TemporaryDirectory() as out:
        sandbox, began = Sandbox(Path(out)), perf_counter()
        sandbox.play(count, touched)
        played = perf_counter()
        findings = [
            *readable(sandbox),
            *readable_in_the_store(sandbox),
            *opened(sandbox),
            *sandbox.learned(),
            *sandbox.written_elsewhere(),
        ]
        details = {
            "visits": count,
            "touched": touched,
            "words": len(sandbox.words),
            "files": sum(1 for file in sandbox.kiosk.rglob("*") if file.is_file()),
            "traced": sandbox.record.exists(),
            "seconds_played": round(played - began, 1),
            "seconds_searched": round(perf_counter() - played, 1),
        }
        return PartReport(submitted=len(envelopes(sandbox)), details=details, findings=findings)


def readable(sandbox: Sandbox) -> Iterator[str]:
    """Yield which word stands in which file."""
    for one in search([sandbox.kiosk], sandbox.words):
        yield f"word {one.word} stands in {one.file.relative_to(sandbox.kiosk)}"


def readable_in_the_store(
    sandbox: Sandbox, words: Sequence[str | bytes] | None = None
) -> Iterator[str]:
    """Yield which word stands in which table, once the store is decrypted."""
    needles = [
        (place, form)
        for place, word in enumerate(sandbox.words if words is None else words)
        for form in forms_of(word)
    ]
    for table, value in values(sandbox):
        for place in {place for place, needle in needles if needle in value}:
            yield f"word {place} stands in the table {table}"


def opened(sandbox: Sandbox, more: Sequence[bytes] = ()) -> Iterator[str]:
    """Yield the filings that any key opens which lies on the disk, or one of `more`."""
    keys = {value for _table, value in values(sandbox) if len(value) == _KEY_BYTES}
    private = [
        X25519PrivateKey.from_private_bytes(key)
        for key in (*keys, sandbox.data.store_key.read_bytes(), *more)
    ]
    for envelope in envelopes(sandbox):
        for key in private:
            with suppress(CannotOpenError):
                open_envelope(envelope, key)
                yield f"{envelope.id} opens"


def envelopes(sandbox: Sandbox) -> list[Envelope]:
    """Return every envelope of the store."""
    with closing(_open(sandbox)) as store:
        rows = store.execute("SELECT envelope FROM submission").fetchall()
    return [decode(Envelope, data) for (data,) in rows]


def values(sandbox: Sandbox) -> Iterator[tuple[str, bytes]]:
    """Yield every value of every table of the decrypted store, as bytes."""
    with closing(_open(sandbox)) as store:
        names = store.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (table,) in names:
            for row in store.execute(f"SELECT * FROM {table}"):  # noqa: S608 - our own names
                for value in row:
                    yield table, value if isinstance(value, bytes) else str(value).encode()


def _open(sandbox: Sandbox) -> sqlcipher3.Connection:
    key = sandbox.data.store_key.read_bytes()
    return connect(sandbox.data.store / DATABASE_NAME, key)
