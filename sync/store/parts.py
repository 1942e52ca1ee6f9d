"""What lies in a store's folder."""

from dataclasses import dataclass
from pathlib import Path

from sync.store.database import DATABASE_NAME, Database
from sync.store.durable import make_folder, room_needed
from sync.store.errors import StoreDamagedError
from sync.store.files import SealedFiles
from sync.store.instance import HighWater
from sync.store.keys import CHECK_NAME, check_key
from sync.store.room import BALLAST_NAME, Ballast
from sync.store.salvage import is_unfinished

FILES_NAME = "files"
RESULTS_NAME = "results"
MARK_NAME = "mark"


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of one store; `files` are of filings, `results` what came back."""

    folder: Path
    key: bytes
    database: Database
    files: SealedFiles
    results: SealedFiles
    ballast: Ballast
    mark: HighWater

    @classmethod
    def of(cls, folder: Path, key: bytes, ballast_size: int) -> "Parts":
        """Open them, or make them; `ballast_size` in bytes.

        Raises:
            WrongStoreKeyError: the store was made with another key.
            StoreDamagedError: a salvage was broken off.
            StoreFullError: the disk is full or read-only.
        """
        with room_needed():
            make_folder(folder)
        if is_unfinished(folder):
            raise StoreDamagedError("a salvage was broken off: it must be run again")
        path = folder / DATABASE_NAME
        check_key(folder / CHECK_NAME, key, fresh=not path.exists())
        files, results = (SealedFiles(folder / name) for name in (FILES_NAME, RESULTS_NAME))
        ballast = Ballast(folder / BALLAST_NAME, ballast_size)
        database = Database(path, key, ballast)
        mark = HighWater(folder / MARK_NAME)
        return cls(folder, key, database, files, results, ballast, mark)
