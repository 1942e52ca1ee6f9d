"""The hash chain of a device's instance: gaps and forks are recorded, never a reason to refuse."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, bindparam, exists, func, insert, select

from sync.central import schema
from sync.central.journal import Entry
from sync.wire.envelope import CHAIN_START, Envelope
from sync.wire.messages import MAX_NOTICES, Notice

_envelopes = schema.envelopes
_findings = schema.chain_findings


# The envelopes of one chain by sequence number: digest, prev, and whether it is a tombstone.
_Chain = dict[int, list[tuple[bytes, bytes, bool]]]
Links = dict[tuple[str, UUID], _Chain]


def neighbours(entry: Entry, envelopes: Iterable[Envelope]) -> Links:
    """Return what is held of the chains beside `envelopes`, which are about to be stored."""
    wanted: dict[tuple[str, UUID], set[int]] = {}
    for one in envelopes:
        near = {one.seq - 1, one.seq, one.seq + 1}
        wanted.setdefault((one.device, one.instance), set()).update(near)
    links: Links = {}
    for (device, instance), numbers in wanted.items():
        own = links.setdefault((device, instance), {})
        for first, last in _runs(numbers):
            place = {"device": device, "instance": instance, "first": first, "last": last}
            for row in entry.connection.execute(_NEAR, place):
                link = (row.digest, row.prev, row.kind == "tombstone")
                own.setdefault(row.seq, []).append(link)
    return links


def record(entry: Entry, taken: Sequence[tuple[Envelope, bytes]], links: Links) -> None:
    """Note gaps and forks among envelopes (with their digests) that were just stored.

    Each is compared with what was there before it: `links`, and those of `taken` that came
    earlier.
    """
    for envelope, digest in taken:
        own = links[envelope.device, envelope.instance]
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
    if entry.connection.execute(_ANY, {"device": device}).first() is None:
        return ()
    return (*_gaps(entry, device), *_forks(entry, device))[:MAX_NOTICES]


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield first and last of each run of consecutive numbers."""
    for _, run in groupby(enumerate(sorted(numbers)), lambda placed: placed[1] - placed[0]):
        own = [number for _, number in run]
        yield own[0], own[-1]


def _finding(envelope: Envelope, digest: bytes, own: _Chain) -> str | None:
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


_NEAR = select(_envelopes.c.seq, _envelopes.c.digest, _envelopes.c.prev, _envelopes.c.kind).where(
    _envelopes.c.device == bindparam("device"),
    _envelopes.c.instance == bindparam("instance"),
    _envelopes.c.seq.between(bindparam("first"), bindparam("last")),
)
_ANY = select(_findings.c.id).where(_findings.c.device == bindparam("device")).limit(1)
_GAPS = _select_gaps()
_FORKS = _select_forks()
