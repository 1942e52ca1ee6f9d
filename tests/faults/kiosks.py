"""A kiosk of the machine: its disk, its second medium, its clock; it can lose power anywhere."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, event, select

from sync.clock import ManualClock
from sync.engine import Backoff, Budget, CycleReport, run_files, run_once, trust_fetch
from sync.store import Enrolment, Store
from sync.store.schema import receipt, submission
from sync.transport import TransportError
from sync.trust import TrustClient, TrustError
from tests.support.filings import KEY
from tests.support.memory_platform import MemoryLink, MemoryPlatform, transport_over

BACKOFF = Backoff(lambda: 0.5)
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

    def open(self) -> None:
        self.store = Store.open(
            self.folder, KEY, self.clock, second=self.second, machine=self.machine, ballast=0
        )

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

    def pass_a_day(self) -> None:
        self.clock.advance(timedelta(days=1))
