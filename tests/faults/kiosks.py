"""A kiosk of the machine: its disk, its second medium, its clock; it can lose power anywhere."""

import errno
import os
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

import pytest
import sqlcipher3
from sqlalchemy import Connection, Engine, event, select

from sync.clock import ManualClock
from sync.engine import Backoff, Budget, CycleReport, run_files, run_once, trust_fetch
from sync.store import Enrolment, SalvageReport, Store, StoreFullError, salvage
from sync.store.device import place
from sync.store.schema import case_status, receipt, submission
from sync.transport import TransportError
from sync.trust import TrustClient, TrustError
from sync.wire.codec import decode
from sync.wire.sign import Signed
from tests.support.filings import KEY
from tests.support.memory_platform import MemoryLink, MemoryPlatform, transport_over

BACKOFF = Backoff(lambda: 0.5)
_CHANGES = ("INSERT", "UPDATE", "DELETE")
_T = TypeVar("_T")


class PowerCutError(BaseException):
    """The kiosk's machine stops here; nothing on the way may catch it."""


class Kiosk:
    """What stands in `home`: the store, the second medium, and what is kept of the repository."""

    def __init__(self, home: Path, platform: MemoryPlatform, machine: str) -> None:
        self.home = home
        self.folder = home / "store"
        self.second = home / "second"
        self.machine = machine
        self.platform = platform
        self.clock = ManualClock(platform.clock.now())
        self.link = MemoryLink(platform)
        self.transport = transport_over(self.link, self.clock)
        self.store: Store
        self.cuts = 0

    @property
    def key(self) -> bytes:
        """The store's key; it lies on the same disk, so that an old disk has its own."""
        path = self.folder / "machine.key"
        return path.read_bytes() if path.exists() else KEY

    def open(self) -> None:
        self.store = Store.open(
            self.folder, self.key, self.clock, second=self.second, machine=self.machine, ballast=0
        )

    def rekey(self, key: bytes) -> None:
        self.store.rekey(key)
        (self.folder / "machine.key").write_bytes(key)

    def salvage(self) -> SalvageReport:
        """Put what can be read of the store into a fresh one, and go on with that."""
        self.store.close()
        report = salvage(self.folder, self.key, self.clock)
        self.open()
        return report

    def live(self, work: Callable[[], _T], cut: int | None = None) -> _T | None:
        """Do something; with `cut` the power fails before the SQL statement of this number.

        Then the disk is as it was at that very moment, and the kiosk starts again.
        """
        image = self.home / "cut"
        left = cut

        def count(connection: Connection, *_more: Any) -> None:
            nonlocal left
            if left is None or connection.engine.url.database != str(self.folder / "store.db"):
                return
            left -= 1
            if left < 0:
                left = None
                shutil.copytree(self.folder, image)
                raise PowerCutError

        names = ("before_cursor_execute", "commit")
        for name in names if cut is not None else ():
            event.listen(Engine, name, count)
        try:
            return work()
        except PowerCutError:
            self.cuts += 1
            self.put_disk(image)
            return None
        finally:
            for name in names if cut is not None else ():
                event.remove(Engine, name, count)

    def damage(self, place: float) -> None:
        """Overwrite some bytes of the store's file, where `place` (0 to 1) says."""
        self.store.close()
        with (self.folder / "store.db").open("rb+") as file:
            file.seek(int(place * file.seek(0, os.SEEK_END)))
            file.write(bytes(16))

    def on_a_full_disk(self, work: Callable[[], _T], left: int) -> _T | None:
        """Do something while only so many changes of rows still fit, and no bytes of any file.

        Return None if that was too few, and nothing was done.
        """

        def count(connection: Connection, *more: Any) -> None:
            nonlocal left
            if connection.engine.url.database != str(self.folder / "store.db"):
                return
            if not more or more[1].startswith(_CHANGES):
                left -= 1
                if left < 0:
                    raise sqlcipher3.OperationalError("database or disk is full")

        def write(_descriptor: int, _data: bytes) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        event.listen(Engine, "before_cursor_execute", count)
        event.listen(Engine, "commit", count)
        try:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(os, "write", write)
                return work()
        except StoreFullError:
            return None
        finally:
            event.remove(Engine, "before_cursor_execute", count)
            event.remove(Engine, "commit", count)

    def put_disk(self, image: Path) -> None:
        """Go on with another state of the disk, which is used up."""
        self.store.close()
        shutil.rmtree(self.folder)
        image.rename(self.folder)
        self.open()

    def cycle(self, *, force: bool = False, budget: Budget | None = None) -> CycleReport:
        return run_once(
            self.store, self.transport, self.clock, force=force, backoff=BACKOFF, budget=budget
        )

    def send_files(self, *, budget: Budget | None = None) -> None:
        run_files(self.store, self.transport, self.clock, backoff=BACKOFF, budget=budget)

    def enrolment(self) -> Enrolment:
        enrolment = self.store.enrolment()
        assert enrolment is not None
        return enrolment

    @property
    def device(self) -> str:
        return self.enrolment().answer.device

    def refresh_trust(self) -> Exception | None:
        """Take the platform's keys from its repository; return what kept from it."""
        enrolment = self.enrolment()
        client = TrustClient(
            self.home / "trust",
            enrolment.answer.root,
            trust_fetch(self.transport),
            lambda: self.store.floor() or self.clock.now(),
        )
        try:
            client.refresh()
        except (TransportError, TrustError) as error:
            return error
        self.store.take_key_list(client.key_list())
        return None

    def ids(self) -> set[bytes]:
        """Return the ids of what the store holds."""
        with self.store._database.read() as connection:
            return set(connection.scalars(select(submission.c.id)))

    def case_numbers(self) -> set[tuple[bytes, str]]:
        """Return every case number that the platform ever told this kiosk, by envelope id."""
        with self.store._database.read() as connection:
            query = select(receipt.c.submission, receipt.c.case_number)
            return {tuple(row) for row in connection.execute(query) if row.case_number}

    @property
    def instance(self) -> UUID:
        with self.store._database.read() as connection:
            return UUID(bytes=place(connection).instance)

    def believed(self) -> set[bytes]:
        """Return the receipts that count, but for those of what was put aside."""
        with self.store._database.read() as connection:
            query = select(receipt.c.signed).where(~receipt.c.lost, receipt.c.kind != "quarantined")
            return {decode(Signed, data).payload for data in connection.scalars(query)}

    def cases(self) -> set[tuple[bytes, str, str]]:
        """Return the cases of the hall as far as they are known: id, number and status."""
        with self.store._database.read() as connection:
            columns = (case_status.c.id, case_status.c.case_number, case_status.c.status)
            return {
                (id_, number, status)
                for id_, number, status in connection.execute(select(*columns))
            }

    def pass_a_day(self) -> None:
        self.clock.advance(timedelta(days=1))
