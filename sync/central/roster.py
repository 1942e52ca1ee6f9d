"""Every device as the platform knows it: when it was heard, and how its chains stand."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, func, select

from sync.central import schema
from sync.central.times import iso


def list_devices(connection: Connection) -> list[dict[str, object]]:
    """Return every device with the state of its chains: held, missing in between, forks."""
    devices, halls, findings = schema.devices, schema.halls, schema.chain_findings
    rows = connection.execute(
        select(devices, halls.c.name.label("hall"))
        .join(halls, halls.c.id == devices.c.hall_id)
        .order_by(devices.c.enrolled_at, devices.c.code)
    )
    held, keys = _held(connection), _keys(connection)
    forks: dict[str, int] = dict(
        connection.execute(
            select(findings.c.device, func.count())
            .where(findings.c.finding == "fork")
            .group_by(findings.c.device)
        ).all()
    )
    return [
        {
            "device": row.code,
            "name": row.name,
            "hall": row.hall,
            "enrolled_at": iso(row.enrolled_at),
            "heard_at": iso(row.heard_at),
            "readmitted_at": "" if row.readmitted_at is None else iso(row.readmitted_at),
            "revoked_at": "" if row.revoked_at is None else iso(row.revoked_at),
            "replaces": row.replaces or "",
            "envelopes": sum(count for count, _ in held.get(row.code, ())),
            "missing": sum(missing for _, missing in held.get(row.code, ())),
            "forks": forks.get(row.code, 0),
            "keys": " ".join(keys[row.code]),
        }
        for row in rows
    ]


def list_refusals(connection: Connection) -> list[dict[str, object]]:
    """Return how often what was refused; device "" is everybody who is not enrolled."""
    refusals = schema.refusals
    times = refusals.c["count"].label("times")
    rows = connection.execute(
        select(refusals, times).order_by(refusals.c.device, refusals.c.problem)
    )
    return [
        {
            "device": row.device,
            "problem": row.problem,
            "count": row.times,
            "last_at": iso(row.last_at),
        }
        for row in rows
    ]


def _held(connection: Connection) -> dict[str, list[tuple[int, int]]]:
    envelopes = schema.envelopes
    rows = connection.execute(
        select(
            envelopes.c.device,
            func.count(),
            func.max(envelopes.c.seq) - func.count(envelopes.c.seq.distinct()),
        ).group_by(envelopes.c.device, envelopes.c.instance)
    )
    held: dict[str, list[tuple[int, int]]] = {}
    for device, count, missing in rows:
        held.setdefault(device, []).append((count, missing))
    return held


def _keys(connection: Connection) -> Mapping[str, Sequence[str]]:
    """Return the names of each device's keys, the former ones too, oldest first."""
    keys, found = schema.device_keys, defaultdict[str, list[str]](list)
    for row in connection.execute(select(keys).order_by(keys.c.made_at)):
        found[row.device].append(row.key.hex())
    return found
