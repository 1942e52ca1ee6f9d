"""A folder where a USB stick shows up, and the photos and scanned papers on it."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Literal

from kiosk.devices.fault import Fault
from kiosk.devices.fitting import LONGEST, jpeg
from kiosk.devices.pages import PdfPages, open_pdf
from kiosk.devices.photo import MAX_BYTES, PhotoFault, opened
from kiosk.devices.pixels import DECODING_ERRORS, bare, decoded

Kind = Literal["photo", "pdf", "heic"]

_KINDS: dict[str, Kind] = {
    ".jpg": "photo",
    ".jpeg": "photo",
    ".png": "photo",
    ".webp": "photo",
    ".tif": "photo",
    ".tiff": "photo",
    ".pdf": "pdf",
    ".heic": "heic",
    ".heif": "heic",
}
FILES_LOOKED_AT = 2000
FILES_SHOWN = 60
_SMALL = 480
_SMALL_QUALITY = 75


class FolderFault(Fault):
    """Why no photo can be taken from the folder."""

    MISSING = (
        "没有看到 U 盘。请插好再点一次，或者在这里拍。",
        "No USB stick was found. Please plug it in and try again, or take the photo here.",
    )
    EMPTY = (
        "U 盘里没有照片。要 JPG、PNG 或 PDF 格式的，也可以在这里拍。",
        "There are no photos on the USB stick. They must be JPG, PNG or PDF; or take one here.",
    )


@dataclass(frozen=True, slots=True)
class PhotoFile:
    """A photo or a PDF, or with `page` (from 1) one page of it. `thumbnail`: small, b"" for none."""

    path: Path
    thumbnail: bytes
    kind: Kind = "photo"
    pages: int = 1
    page: int = 0


class Stick:
    """Looks at a folder; may be called from any one lane. `goes_on` says whether anybody still waits."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def files(self, goes_on: Callable[[], bool]) -> tuple[PhotoFile, ...] | FolderFault:
        """List what can be used, the newest first; what does not open is left out."""
        try:
            found = [
                (path.stat().st_mtime, path)
                for path in islice(self._folder.rglob("*"), FILES_LOOKED_AT)
                if path.suffix.lower() in _KINDS and path.is_file() and not path.is_symlink()
            ]
        except OSError:
            return FolderFault.MISSING
        if not self._folder.is_dir():
            return FolderFault.MISSING
        shown = []
        for _, path in sorted(found, reverse=True)[:FILES_SHOWN]:
            file = _file(path) if goes_on() else None
            if file is not None:
                shown.append(file)
        return tuple(shown) or FolderFault.EMPTY

    def pages(self, file: PhotoFile, goes_on: Callable[[], bool]) -> tuple[PhotoFile, ...] | Fault:
        """List the pages of a PDF."""
        pdf = _opened_pdf(file.path)
        if isinstance(pdf, Fault):
            return pdf
        return tuple(
            PhotoFile(file.path, pdf.picture(page, _SMALL), "pdf", pdf.count, page + 1)
            for page in range(pdf.count)
            if goes_on()
        )

    def read(self, file: PhotoFile) -> bytes | Fault:
        """Return a photo as it is stored, or a page of a PDF (the first where none is named)."""
        if file.kind == "pdf":
            pdf = _opened_pdf(file.path)
            return pdf if isinstance(pdf, Fault) else pdf.picture(max(file.page, 1) - 1, LONGEST)
        try:
            with file.path.open("rb") as stored:
                return stored.read(MAX_BYTES + 1)
        except OSError:
            return FolderFault.MISSING


def _file(path: Path) -> PhotoFile | None:
    match _KINDS[path.suffix.lower()]:
        case "heic":
            return PhotoFile(path, b"", "heic")
        case "pdf":
            pdf = _opened_pdf(path)
            if isinstance(pdf, PdfPages):
                return PhotoFile(path, pdf.picture(0, _SMALL), "pdf", pdf.count)
            return PhotoFile(path, b"", "pdf")  # why it does not open is said when it is chosen
        case _:
            small = _thumbnail(path)
            return PhotoFile(path, small) if small else None


def _opened_pdf(path: Path) -> PdfPages | Fault:
    try:
        return open_pdf(path)
    except OSError:
        return FolderFault.MISSING


def _thumbnail(path: Path) -> bytes:
    """Return a small picture of a photo; nothing where the file is none, or too large to open."""
    try:
        with path.open("rb") as stored:
            image = opened(stored.read(MAX_BYTES + 1))
        if isinstance(image, PhotoFault):
            return b""
        small = bare(decoded(image, _SMALL))
        small.thumbnail((_SMALL, _SMALL))
    except DECODING_ERRORS:
        return b""
    return jpeg(small, _SMALL_QUALITY)
