"""What the platform sets at this kiosk: every answer that set something stays, the last one counts."""

from sqlalchemy import Connection, Row, insert, select

from sync.clock import Clock
from sync.store import audit
from sync.store.database import Database
from sync.store.schema import told_settings
from sync.wire.codec import decode, encode
from sync.wire.fleet import HallSettings, ToldSetting
from sync.wire.sign import Signed

BY_PLATFORM = "platform"
"""How the audit says that nobody here did it."""


class Told:
    """The platform's settings in one store. Any thread may call any method."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def now(self) -> tuple[ToldSetting, ...]:
        """Return what is set, in order of name."""
        with self._database.read() as connection:
            return _settings(connection)

    def at(self) -> int:
        """Return when that was set by the platform's time (ms), 0 where nothing ever was."""
        with self._database.read() as connection:
            last = _last(connection)
            return 0 if last is None else int(last.at)

    def take(self, signed: Signed) -> bool:
        """Keep verified settings that are later than those held; each change is noted in the audit.

        Returns:
            Whether they are; others are of the past.

        Raises:
            MalformedMessageError: the payload is no HallSettings.
            StoreFullError: the disk is full or read-only; nothing is changed.
        """
        given = decode(HallSettings, signed.payload)
        with self._database.write() as connection:
            last = _last(connection)
            if last is not None and given.at <= last.at:
                return False
            before = {one.name: one for one in _settings(connection)}
            after = {one.name: one for one in given.settings}
            for name in sorted({*before, *after}):
                if before.get(name) != after.get(name):
                    audit.note(connection, self._clock, None, "setting", name, BY_PLATFORM)
            connection.execute(insert(told_settings).values(at=given.at, signed=encode(signed)))
        return True


def _last(connection: Connection) -> Row[tuple[int, int, bytes]] | None:
    query = select(told_settings).order_by(told_settings.c.at.desc()).limit(1)
    return connection.execute(query).first()


def _settings(connection: Connection) -> tuple[ToldSetting, ...]:
    last = _last(connection)
    if last is None:
        return ()
    return decode(HallSettings, decode(Signed, last.signed).payload).settings
