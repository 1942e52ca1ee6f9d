"""What a stick brings home from the platform: keys and catalogue, then answers and settings."""

from dataclasses import dataclass
from pathlib import Path

from forms.catalogue import Catalogue
from kiosk.paths import DataFolder
from kiosk.services.trusting import TrustBusyError, UnusableCatalogueError, take_trust
from sync.clock import Clock
from sync.engine import HomeReport, take_answers
from sync.errors import KnownError
from sync.store import Store
from sync.trust import FolderFetch, TrustError
from sync.wire.repository import FOLDER


@dataclass(frozen=True, slots=True)
class Homecoming:
    """What came of it.

    Attributes:
        answers: what became of filings, and whether something else is set here now.
        has_trust: keys and catalogue were on the stick, and this kiosk believes them.
        catalogue: another one than before; None where it is the same.
        error: why keys and catalogue were not taken.
    """

    answers: HomeReport
    has_trust: bool = False
    catalogue: Catalogue | None = None
    error: KnownError | None = None


def come_home(folder: DataFolder, store: Store, stick: Path, clock: Clock) -> Homecoming:
    """Take over all that the platform put on a stick; the answers also where its keys are not believed.

    Keys come first: the answers may be signed by a new one.

    Raises:
        NotEnrolledError, StickGoneError, ForeignFolderError, StoreFullError, StoreDamagedError: see
            `take_answers`.
    """
    has_trust, catalogue, error = (stick / FOLDER).is_dir(), None, None
    if has_trust:
        try:
            catalogue = take_trust(folder, store, FolderFetch(stick / FOLDER), is_live=False)
        except (TrustError, TrustBusyError, UnusableCatalogueError) as failed:
            has_trust, error = False, failed
    return Homecoming(take_answers(store, stick, clock), has_trust, catalogue, error)
