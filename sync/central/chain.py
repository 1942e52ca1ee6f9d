"""The hash chain of a device's instance: gaps and forks are recorded, never a reason to refuse."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, bindparam, exists, func, insert, select

from sync.central import schema
from sync.central.journal import Entry
from sync.wire.envelope import CHAIN_START, Envelope
from sync.wire.messages import MAX_NOTICES, Notice

_envelopes = schema.envelopes
_findings = schema.chain_findings


def record(entry: Entry, taken: Sequence[tuple[Envelope, bytes]]) -> None:
    """Compare envelopes (with their digests) that were just stored with their neighbours.

    Each is compared with what was there before it: what the store held, and those of `taken`
    that came earlier.
    """
    links = _neighbours(entry, taken)
    for envelope, digest in taken:
        own = links.setdefault((envelope.device, envelope.instance), {})
        finding = _finding(envelope, digest, own)
        if finding is not None:
            entry.connection.execute(
                insert(_findings),
                {
                    "envelope_id": envelope.id,
                    "device": envelope.device,
                    "instance": envelope.instance,
                    "seq": envelope.seq,
                    "finding": finding,
                    "at": entry.now,
                },
            )
        own.setdefault(envelope.seq, []).append(
            (digest, envelope.prev, envelope.kind == "tombstone")
        )


def notices(entry: Entry, device: str) -> tuple[Notice, ...]:
    """Return what a device is to mend: the gaps in its chains, and forks of its present one."""
    return (*_gaps(entry, device), *_forks(entry, device))[:MAX_NOTICES]


_Links = dict[int, list[tuple[bytes, bytes, bool]]]


def _neighbours(
    entry: Entry, taken: Iterable[tuple[Envelope, bytes]]
) -> dict[tuple[str, UUID], _Links]:
    """Return what was held beside `taken` before: by chain and sequence number."""
    wanted: dict[tuple[str, UUID], set[int]] = {}
    new = {envelope.id for envelope, _ in taken}
    for envelope, _ in taken:
        near = {envelope.seq - 1, envelope.seq, envelope.seq + 1}
        wanted.setdefault((envelope.device, envelope.instance), set()).update(near)
    links: dict[tuple[str, UUID], _Links] = {}
    for (device, instance), numbers in wanted.items():
        rows = entry.connection.execute(
            _NEAR, {"device": device, "instance": instance, "numbers": sorted(numbers)}
        )
        own = links.setdefault((device, instance), {})
        for row in rows:
            if row.id not in new:
                link = (row.digest, row.prev, row.kind == "tombstone")
                own.setdefault(row.seq, []).append(link)
    return links


def _finding(envelope: Envelope, digest: bytes, own: _Links) -> str | None:
    if envelope.kind == "tombstone":
        return None
    before = {one[0] for one in own.get(envelope.seq - 1, ())}
    before_is_lost = any(one[2] for one in own.get(envelope.seq - 1, ()))
    if envelope.seq == 1:
        before = {CHAIN_START}
    forked = (
        any(not is_tombstone for _, _, is_tombstone in own.get(envelope.seq, ()))
        or any(
            prev != digest
            for _, prev, is_tombstone in own.get(envelope.seq + 1, ())
            if not is_tombstone
        )
        or (before and not before_is_lost and envelope.prev not in before)
    )
    if forked:
        return "fork"
    return None if before else "gap"


def _gaps(entry: Entry, device: str) -> list[Notice]:
    """Return the runs of missing sequence numbers, oldest first."""
    rows = entry.connection.execute(_GAPS, {"device": device})
    return [Notice("gap", row.instance, row.first, row.seq - 1) for row in rows]


def _forks(entry: Entry, device: str) -> list[Notice]:
    """Return where the chain that the device now adds to has parted."""
    rows = entry.connection.execute(_FORKS, {"device": device})
    return [Notice("fork", row.instance, row.seq, row.seq) for row in rows]


def _select_gaps() -> Select[Any]:
    before = _envelopes.alias()
    same = and_(before.c.device == _findings.c.device, before.c.instance == _findings.c.instance)
    reached = (
        select(func.coalesce(func.max(before.c.seq), 0))
        .where(same, before.c.seq < _findings.c.seq)
        .scalar_subquery()
    )
    return (
        select(_findings.c.instance, (reached + 1).label("first"), _findings.c.seq)
        .where(
            _findings.c.device == bindparam("device"),
            _findings.c.finding == "gap",
            ~exists().where(same, before.c.seq == _findings.c.seq - 1),
        )
        .order_by(_findings.c.id)
        .limit(MAX_NOTICES)
    )


def _select_forks() -> Select[Any]:
    present = (
        select(_envelopes.c.instance)
        .where(_envelopes.c.device == bindparam("device"))
        .order_by(_envelopes.c.position.desc())
        .limit(1)
        .scalar_subquery()
    )
    return (
        select(_findings.c.instance, _findings.c.seq)
        .where(
            _findings.c.device == bindparam("device"),
            _findings.c.finding == "fork",
            _findings.c.instance == present,
        )
        .order_by(_findings.c.id)
        .limit(MAX_NOTICES)
    )


_NEAR = select(
    _envelopes.c.id, _envelopes.c.seq, _envelopes.c.digest, _envelopes.c.prev, _envelopes.c.kind
).where(
    _envelopes.c.device == bindparam("device"),
    _envelopes.c.instance == bindparam("instance"),
    _envelopes.c.seq.in_(bindparam("numbers", expanding=True)),
)
_GAPS = _select_gaps()
_FORKS = _select_forks()
