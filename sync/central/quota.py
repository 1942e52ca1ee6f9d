"""How much one device may hand in on a day: far beyond any hall, well below any disk."""

from datetime import timedelta

from sqlalchemy import insert, select, update

from sync.central import schema
from sync.central.errors import RefusedError
from sync.central.journal import Entry
from sync.central.problems import problem

ENVELOPES_A_DAY = 20_000
BYTES_A_DAY = 512 * 2**20
_DAY = timedelta(days=1) // timedelta(milliseconds=1)

_days = schema.device_days


def spend(entry: Entry, device: str, envelopes: int, size: int) -> None:
    """Count what a device hands in today.

    Raises:
        RefusedError: `rate-limited`, with the seconds that are left of this day (UTC).
    """
    day, passed = divmod(entry.now, _DAY)
    today = (_days.c.device == device, _days.c.day == day)
    spent = entry.connection.execute(select(_days.c.envelopes, _days.c.bytes).where(*today)).first()
    if spent is None:
        entry.connection.execute(
            insert(_days), {"device": device, "day": day, "envelopes": envelopes, "bytes": size}
        )
        return
    if spent.envelopes + envelopes > ENVELOPES_A_DAY or spent.bytes + size > BYTES_A_DAY:
        left = str((_DAY - passed) // 1000 + 1)
        raise RefusedError(problem("rate-limited"), {"Retry-After": left})
    entry.connection.execute(
        update(_days)
        .where(*today)
        .values(envelopes=spent.envelopes + envelopes, bytes=spent.bytes + size)
    )
