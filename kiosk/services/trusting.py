"""What the platform publishes, taken from its repository of trust: keys and catalogue."""

import logging
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from forms.catalogue import Catalogue, CatalogueError, open_catalogue
from kiosk.jobs import Err, Failure, Ok, SerialJobRunner
from kiosk.paths import DIVISIONS, SERVICES, DataFolder
from kiosk.services.alone import locked
from kiosk.services.catalogue import built_catalogue
from kiosk.services.syncing import SyncService
from sync.clock import moment
from sync.errors import KnownError
from sync.store import Enrolment, Store
from sync.trust import (
    Fetch,
    FolderFetch,
    NoCatalogueError,
    NoDeviceListError,
    TrustClient,
    TrustFolderError,
)
from sync.wire.devices import DeviceList
from sync.wire.repository import FOLDER

_AGAIN_MS = 3_600_000
_AFTER_FAILURE_MS = 900_000
_PATIENCE_MS = 2000
_log = logging.getLogger(__name__)


class UnusableCatalogueError(KnownError):
    """The published catalogue is signed, and this program cannot read it."""

    zh = "平台发布的事项目录本机读不了，仍用原来的目录。请技术员更新本机程序。"
    en = "This program cannot read the published catalogue and keeps the old one. Update it."


class TrustBusyError(KnownError):
    """The kiosk, or a command, is taking keys and catalogue at this moment."""

    zh = "本机正在从别处取密钥和事项目录。请过几分钟再试一次。"
    en = "Keys and catalogue are being taken from elsewhere just now. Try again in some minutes."


class Repository:
    """The repository of trust of a kiosk's platform; only one at a time, of any program, refreshes it."""

    def __init__(
        self, folder: Path, store: Store, fetch: Fetch, seed: Path, *, is_live: bool = True
    ) -> None:
        """`folder`: where it is kept. `fetch`: gives its files, `is_live`: the platform's own.

        `seed`: the catalogue that came with the program.
        """
        self._folder = folder
        self._store = store
        self._enrolment = _enrolled(store)
        self._client = TrustClient(
            folder,
            self._enrolment.answer.root,
            fetch,
            self._floor,
            seeds=(seed,),
            is_live=is_live,
        )

    def refresh(self) -> Catalogue | None:
        """Take what is new; return the catalogue if there is another one.

        Raises:
            TrustError, TransportError, UnusableCatalogueError: the old keys and catalogue go on.
            TrustBusyError: somebody else is refreshing it.
        """
        with suppress(OSError):  # then there is no lock either
            self._folder.mkdir(parents=True, exist_ok=True)
        lock = self._folder / "refresh.lock"
        with locked(lock, TrustBusyError, TrustFolderError, _PATIENCE_MS):
            news = self._client.refresh()
        self._store.take_key_list(self._client.key_list())
        return self._open() if news.catalogue else None

    def present(self) -> Catalogue | None:
        """Return the catalogue that was taken last, None where there is none that can be read."""
        self._client.forget_old_catalogues()
        try:
            return self._open()
        except (NoCatalogueError, UnusableCatalogueError) as error:
            _log.info("the catalogue of the program is used: %s", error)
            return None

    def expiries(self) -> dict[str, datetime]:
        """Return until when what was taken last is good, by role."""
        return self._client.expiries()

    def _open(self) -> Catalogue:
        try:
            return open_catalogue(self._client.catalogue())
        except CatalogueError as error:
            raise UnusableCatalogueError(str(error)) from error

    def _floor(self) -> datetime:
        return self._store.floor() or moment(self._enrolment.answer.at)


class TrustService(QObject):
    """Refreshes once the platform is reached, and every hour. `taken`: there is a new catalogue."""

    taken = Signal(object)
    changed = Signal()

    def __init__(
        self,
        refresh: Callable[[], Catalogue | None],
        runner: SerialJobRunner,
        sync: SyncService,
        parent: QObject | None = None,
    ) -> None:
        """`runner`: the data lane, whose line `refresh` uses."""
        super().__init__(parent)
        self._refresh = refresh
        self._runner = runner
        self._sync = sync
        self._is_due = True
        self._is_busy = False
        self._error: Failure | None = None
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._fall_due)
        sync.changed.connect(self._look)

    @property
    def error(self) -> Failure | None:
        """Why the last refresh was not through, or None."""
        return self._error

    def stop(self) -> None:
        """Begin nothing more."""
        self._again.stop()
        self._is_due = False

    def _fall_due(self) -> None:
        self._is_due = True
        self._look()

    def _look(self) -> None:
        if self._is_due and not self._is_busy and self._sync.state.reach == "online":
            self._is_busy, self._is_due = True, False
            self._runner.run(self._refresh, self._fold)

    def _fold(self, result: Ok[Catalogue | None] | Err) -> None:
        self._is_busy = False
        match result:
            case Ok(catalogue):
                self._error = None
                self._again.start(_AGAIN_MS)
                if catalogue is not None:
                    self.taken.emit(catalogue)
            case Err(error):
                self._error = error
                self._again.start(_AFTER_FAILURE_MS)
        self.changed.emit()


def take_trust(
    folder: DataFolder, store: Store, fetch: Fetch, *, is_live: bool
) -> Catalogue | None:
    """Take what the platform publishes; return the catalogue if there is another one.

    Raises:
        As `Repository.refresh`.
    """
    enrolment = store.enrolment()
    if enrolment is None or not enrolment.answer.root:
        return None
    seed = built_catalogue(SERVICES, DIVISIONS, folder.catalogue)
    return Repository(folder.trust, store, fetch, seed, is_live=is_live).refresh()


def expiries_of(folder: DataFolder, store: Store) -> dict[str, datetime]:
    """Return until when what was taken last is good, by role; nothing before the enrolment."""
    enrolment = store.enrolment()
    if enrolment is None or not enrolment.answer.root:
        return {}
    floor = store.floor() or moment(enrolment.answer.at)
    client = TrustClient(
        folder.trust, enrolment.answer.root, lambda _path, _limit: None, lambda: floor
    )
    return client.expiries()


def device_list_of(
    folder: Path, store: Store, medium: Path | None = None
) -> tuple[DeviceList, int]:
    """Return the devices that the platform signed for, and until when that is known to hold (ms).

    Args:
        folder: where the repository of trust is kept.
        store: of an enrolled kiosk.
        medium: a copy of the repository to go by instead; what is kept stays as it is.

    Raises:
        NoDeviceListError: this kiosk has not taken the list yet, or the copy has none.
        TrustError: the copy is not to be believed.
    """
    enrolment = store.enrolment()
    if enrolment is None:
        raise NoDeviceListError("not enrolled")
    root, floor = enrolment.answer.root, store.floor() or moment(enrolment.answer.at)
    if medium is None:
        return TrustClient(folder, root, lambda _path, _limit: None, lambda: floor).device_list()
    with tempfile.TemporaryDirectory() as scratch:
        copy = TrustClient(Path(scratch), root, FolderFetch(medium / FOLDER), lambda: floor)
        copy.refresh()
        return copy.device_list()


def _enrolled(store: Store) -> Enrolment:
    enrolment = store.enrolment()
    if enrolment is None:
        raise RuntimeError("a repository belongs to an enrolment")
    return enrolment
