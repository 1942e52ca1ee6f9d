"""The platform's intake against the bare database: filings a second, both ways durable.

Ours: four kiosks of four halls push batches of 100 filings over HTTP on loopback, each on its own
connection; every filing opens a case, signatures and chains are verified, receipts signed. Theirs:
the very rows that this left in envelopes, cases and case changes go into an empty database of the
same schema: PostgreSQL by COPY in one transaction, SQLite by batches of 100 filings, a transaction
each. The two take turns.
"""

import http.client
import secrets
import statistics
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Engine, Row, select

from benchmarks import central
from benchmarks.figures import Figure, Missing, figure
from sync.central import schema
from sync.central.database import copy_tables, insert_rows, reading, writing
from sync.central.founding import open_database
from sync.wire.codec import encode
from sync.wire.messages import MAX_BATCH, MEDIA_TYPE
from tests.support import postgres
from tests.support.wire_client import WireClient, enrol

KIOSKS, BATCHES, ROUNDS = 4, 2, 5
_FILINGS = KIOSKS * BATCHES * MAX_BATCH
UNIT = "filings/s"
_PACKED = 2500
_TABLES = (schema.envelopes, schema.cases, schema.case_changes)
_Rows = Sequence[Row[Any]]


@dataclass(frozen=True, slots=True)
class _Kind:
    """A database: how it is named, and how much the bare one takes in a transaction."""

    name: str
    against: str
    aim: str
    filings_at_once: int


_POSTGRES = _Kind(
    "sync.intake.postgres",
    "the same rows by COPY, one transaction",
    ">= 0.3",
    _FILINGS,
)
_SQLITE = _Kind("sync.intake.sqlite", "the same rows by raw batches of 100", ">= 0.5", MAX_BATCH)


def figures(folder: Path) -> list[Figure | Missing]:
    """Measure under `folder`; say why where there is no PostgreSQL."""
    ours, theirs = folder / "ours", folder / "theirs"
    for data in (ours, theirs):
        central.init(data)
    return [_postgres(folder / "postgres"), _measure(_SQLITE, ours, theirs)]


def _postgres(folder: Path) -> Figure | Missing:
    kind = _POSTGRES
    if not postgres.is_installed():
        reason = "PostgreSQL is not installed"
        return Missing(kind.name, UNIT, kind.against, kind.aim, reason)
    ours, theirs = folder / "ours", folder / "theirs"
    with postgres.running(is_durable=True) as cluster:
        for data in (ours, theirs):
            central.init(data, "--database", cluster.new_database())
        return _measure(kind, ours, theirs)


def _measure(kind: _Kind, ours: Path, theirs: Path) -> Figure:
    """Let intake and bare database take turns, after one round to warm up; compare the medians."""
    seconds: tuple[list[float], list[float]] = ([], [])
    with (
        central.serving(ours) as url,
        open_database(ours) as filled,
        open_database(theirs) as bare,
        ThreadPoolExecutor(KIOSKS) as threads,
    ):
        halls = [f"{central.HALL} {number}" for number in range(KIOSKS)]
        kiosks = [enrol(url, central.new_code(ours, hall)) for hall in halls]
        with reading(filled) as source, writing(bare) as target:
            copy_tables(source, target, [schema.halls, schema.devices])
        position = 0
        for _ in range(ROUNDS + 1):
            batches = [_batches(kiosk) for kiosk in kiosks]
            began = time.perf_counter()
            list(threads.map(_push, kiosks, batches))
            seconds[0].append(time.perf_counter() - began)
            rows = _log_after(filled, position)
            if any(len(one) != _FILINGS for one in rows):
                raise RuntimeError("not every filing of the round stands with a case")
            position = rows[0][-1].position
            began = time.perf_counter()
            _write(bare, rows, kind.filings_at_once)
            seconds[1].append(time.perf_counter() - began)
    rates = [_FILINGS / statistics.median(one[1:]) for one in seconds]
    return figure(kind.name, rates[0], kind.against, rates[1], unit=UNIT, aim=kind.aim)


def _batches(kiosk: WireClient) -> list[bytes]:
    """Return encoded batches of new filings, the next of the kiosk's chain."""
    return [
        encode(kiosk.batch([encode(kiosk.make(content=_content())) for _ in range(MAX_BATCH)]))
        for _ in range(BATCHES)
    ]


def _content() -> bytes:
    """Return what a filing of 20 KB weighs when it is packed; it is sealed before it is pushed."""
    return secrets.token_bytes(_PACKED)


def _push(kiosk: WireClient, batches: Sequence[bytes]) -> None:
    """Push batches over one connection; every answer must be good."""
    with closing(http.client.HTTPConnection(urlsplit(kiosk.url).netloc)) as line:
        for batch in batches:
            line.request("POST", "/v1/envelopes", batch, {"Content-Type": MEDIA_TYPE})
            answer = line.getresponse()
            answer.read()
            if answer.status != HTTPStatus.OK:
                raise RuntimeError(f"the platform answered {answer.status}")


def _log_after(engine: Engine, position: int) -> tuple[_Rows, ...]:
    """Return what was written since: envelopes, their cases, and the changes, in one order."""
    envelopes, cases, changes = _TABLES
    new = envelopes.c.position > position
    queries = (
        select(envelopes).where(new),
        select(cases).join(envelopes, envelopes.c.id == cases.c.id).where(new),
        select(changes).join(envelopes, envelopes.c.id == changes.c.case_id).where(new),
    )
    with reading(engine) as connection:
        return tuple(
            connection.execute(query.order_by(envelopes.c.position)).all() for query in queries
        )


def _write(engine: Engine, log: tuple[_Rows, ...], filings_at_once: int) -> None:
    for start in range(0, len(log[0]), filings_at_once):
        with writing(engine) as connection:
            for table, rows in zip(_TABLES, log, strict=True):
                insert_rows(connection, table, rows[start : start + filings_at_once])
