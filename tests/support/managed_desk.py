"""A desk at which a manager has logged in, and the settings of a real store."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from kiosk.services.desk.managed import Name, laid_over
from kiosk.services.desk.managing import ManagingService, Means
from kiosk.services.visiting import Visiting
from kiosk.settings import Settings
from sync.store import Store
from sync.wire.fleet import ToldSetting
from tests.support.filings import a_clock, open_store
from tests.support.on_duty import Duty, Roll, member


@dataclass
class ManagedDesk:
    """What is set is taken over into `taken`."""

    qtbot: QtBot
    store: Store
    duty: Duty
    given: Settings = field(default_factory=Settings)
    taken: list[Settings] = field(default_factory=list)
    check: Callable[[Settings], None] = lambda _settings: None
    told: tuple[ToldSetting, ...] = ()

    def __post_init__(self) -> None:
        means = Means(
            self.store.settings,
            self.duty.roll.members,
            self.given,
            self._check,
            self.taken.append,
            lambda: self.told,
        )
        self.managing = ManagingService(means, self.given, self.duty.desk, self.duty.lane)

    def hear(self, *told: ToldSetting) -> None:
        """The platform sets something else."""
        self.told = told
        settings = laid_over(self.given, self.store.settings.now(), told)
        self.managing.renew(settings)

    def _check(self, settings: Settings) -> None:
        self.check(settings)

    def set(self, name: Name, value: Any) -> None:
        self.do(lambda: self.managing.set(name, value))

    def do(self, act: Callable[[], None]) -> None:
        """Do something and wait until it is through."""
        act()
        self.until_done()

    def until_done(self) -> None:
        done: list[object] = []
        self.qtbot.waitUntil(lambda: not self.managing.state.is_busy)
        self.duty.lane.run(lambda: None, done.append)
        self.qtbot.waitUntil(lambda: done != [])


@contextmanager
def managed_desk(
    folder: Path, qtbot: QtBot, given: Settings | None = None
) -> Iterator[ManagedDesk]:
    with closing(open_store(folder, a_clock())) as store:
        duty = Duty(Visiting(lambda: False), Roll((member("manager"),)))
        duty.log_in(qtbot)
        try:
            yield ManagedDesk(qtbot, store, duty, given or Settings())
        finally:
            duty.lane.close()
