"""The calls of Windows itself, by pywin32. It is imported on Windows only."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pywintypes
import win32con
import win32print
import win32ui
from PIL import Image, ImageWin

from printing.spool.windows.spooler import DOTS_PER_INCH

_MOST = 1000


class Winspool:
    """The queue of one printer, by its name in Windows."""

    def __init__(self, printer: str) -> None:
        self._printer = printer

    def look(self) -> tuple[int, int]:
        """Return the printer's status and attributes."""
        with self._opened() as handle:
            said = win32print.GetPrinter(handle, 2)
            return said["Status"], said["Attributes"]

    def jobs(self) -> dict[str, tuple[int, int]]:
        """Return number and status of each document in the queue, by its name."""
        with self._opened() as handle:
            jobs = win32print.EnumJobs(handle, 0, _MOST, 1)
            return {job["pDocument"]: (job["JobId"], job["Status"]) for job in jobs}

    def delete(self, number: int) -> None:
        """Take a document out of the queue."""
        with self._opened() as handle:
            win32print.SetJob(handle, number, 0, None, win32print.JOB_CONTROL_DELETE)

    def print(self, pages: Sequence[Image.Image], name: str) -> None:
        """Hand over pages in their own size, from the upper left of the sheet."""
        context = win32ui.CreateDC()
        with _as_os_error():
            context.CreatePrinterDC(self._printer)
            try:
                context.StartDoc(name)
                for page in pages:
                    context.StartPage()
                    _draw(context, page)
                    context.EndPage()
                context.EndDoc()
            finally:
                context.DeleteDC()

    @contextmanager
    def _opened(self) -> Iterator[Any]:
        with _as_os_error():
            handle = win32print.OpenPrinter(self._printer)
            try:
                yield handle
            finally:
                win32print.ClosePrinter(handle)


def _draw(context: Any, page: Image.Image) -> None:
    """Draw a page; the edge that the printer does not reach is counted in."""
    left = -context.GetDeviceCaps(win32con.PHYSICALOFFSETX)
    top = -context.GetDeviceCaps(win32con.PHYSICALOFFSETY)
    wide = round(page.width * context.GetDeviceCaps(win32con.LOGPIXELSX) / DOTS_PER_INCH)
    high = round(page.height * context.GetDeviceCaps(win32con.LOGPIXELSY) / DOTS_PER_INCH)
    picture = ImageWin.Dib(page.convert("RGB"))
    picture.draw(context.GetHandleOutput(), (left, top, left + wide, top + high))


@contextmanager
def _as_os_error() -> Iterator[None]:
    try:
        yield
    except pywintypes.error as error:
        raise OSError(error.winerror, error.strerror) from error
    except win32ui.error as error:
        raise OSError(0, str(error)) from error
