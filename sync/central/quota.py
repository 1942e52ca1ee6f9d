"""How much one device may hand in on a day: far beyond any hall, well below any disk."""

from datetime import timedelta

from sqlalchemy import text

from sync.central.errors import RefusedError
from sync.central.journal import Entry
from sync.central.problems import problem

ENVELOPES_A_DAY = 20_000
BYTES_A_DAY = 512 * 2**20
_DAY = timedelta(days=1) // timedelta(milliseconds=1)

# One statement, the same in SQLite and PostgreSQL.
_SPEND = text("""
    INSERT INTO device_days AS today (device, day, envelopes, bytes)
    VALUES (:device, :day, :envelopes, :bytes)
    ON CONFLICT (device, day) DO UPDATE SET
        envelopes = today.envelopes + excluded.envelopes, bytes = today.bytes + excluded.bytes
    RETURNING envelopes, bytes
""")


def spend(entry: Entry, device: str, envelopes: int, size: int) -> None:
    """Count what a device hands in today.

    Raises:
        RefusedError: `rate-limited`, with the seconds that are left of this day (UTC).
    """
    day, passed = divmod(entry.now, _DAY)
    spent = entry.connection.execute(
        _SPEND, {"device": device, "day": day, "envelopes": envelopes, "bytes": size}
    ).one()
    if spent.envelopes > ENVELOPES_A_DAY or spent.bytes > BYTES_A_DAY:
        left = str((_DAY - passed) // 1000 + 1)
        raise RefusedError(problem("rate-limited"), {"Retry-After": left})
