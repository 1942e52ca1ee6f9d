"""A printer that is a folder: each document becomes a file, whole or not at all."""

import errno
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from printing.errors import FolderFullError, FolderUnwritableError, PrinterError
from printing.layout.stock import Stock
from printing.spool.spooler import Done, JobState, NotReady, PrinterState, Ready, Unknown

# Room for a few hundred slips: below it the folder counts as full.
_LEAST_FREE = 16 * 1024 * 1024
_FULL = {errno.ENOSPC, errno.EDQUOT}


class FileSpooler:
    """Writes `name.pdf` into a folder that another program or a person empties.

    The files are readable by this account only: a slip's code opens a filing.
    """

    stock = Stock.A4

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def probe(self) -> PrinterState:
        """Tell whether the folder is there, writable, and has room."""
        if not self._folder.is_dir() or not os.access(self._folder, os.W_OK | os.X_OK):
            return NotReady(FolderUnwritableError("folder missing or not writable"))
        if shutil.disk_usage(self._folder).free < _LEAST_FREE:
            return NotReady(FolderFullError("less than 16 MiB free"))
        return Ready()

    def submit(self, pdf: bytes, name: str) -> None:
        """Write `name.pdf`; a document of the same name is replaced.

        Raises:
            FolderUnwritableError: the folder is missing or refuses the file.
            FolderFullError: the medium has no room for it.
            ValueError: `name` is not a plain file name.
        """
        try:
            self._write(pdf, self._file(name))
        except OSError as error:
            raise _known(error) from error

    def state(self, name: str) -> JobState:
        """Tell whether the file is there; one that is gone may have been taken away."""
        return Done() if self._file(name).is_file() else Unknown()

    def cancel(self, name: str) -> None:
        """Do nothing: what was taken is there already."""

    def _file(self, name: str) -> Path:
        if not name or Path(name).name != name:
            raise ValueError("not a plain file name")
        return self._folder / f"{name}.pdf"

    def _write(self, pdf: bytes, target: Path) -> None:
        handle, part = tempfile.mkstemp(prefix=".", suffix=".part", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(pdf)
                file.flush()
                os.fsync(file.fileno())
            Path(part).replace(target)
        except OSError:
            with suppress(OSError):
                Path(part).unlink()
            raise
        if os.name == "posix":
            _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _known(error: OSError) -> PrinterError:
    detail = os.strerror(error.errno) if error.errno else type(error).__name__
    kind = FolderFullError if error.errno in _FULL else FolderUnwritableError
    return kind(detail)
