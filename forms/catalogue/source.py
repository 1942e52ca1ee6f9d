"""The folder a catalogue is built from: which files count, and a digest of them."""

import hashlib
from pathlib import Path

TOPICS = "topics"
CALENDAR = "calendar"

_FORMAT = b"township-kiosk catalogue 4"
_NOT_AN_ITEM = {"readme", TOPICS, CALENDAR}


def item_files(workbooks: Path) -> list[Path]:
    """List the workbooks of service items and life events, in the order of their names."""
    return sorted(
        path
        for ending in ("*.md", "*.xlsx")
        for path in workbooks.glob(ending)
        if path.stem.lower() not in _NOT_AN_ITEM and not path.name.startswith((".", "~"))
    )


def media_files(workbook: Path) -> dict[str, Path]:
    """Return by name the files in the folder NAME-media beside a workbook: pictures and lists."""
    folder = workbook.with_name(f"{workbook.stem}-media")
    return {file.name: file for file in sorted(folder.glob("*")) if file.is_file()}


def topics_file(workbooks: Path) -> Path | None:
    """Find the list of topics."""
    return _named(workbooks, TOPICS)


def calendar_file(workbooks: Path) -> Path | None:
    """Find the working-day calendar."""
    return _named(workbooks, CALENDAR)


def _named(workbooks: Path, name: str) -> Path | None:
    names = (workbooks / f"{name}{ending}" for ending in (".md", ".xlsx"))
    return next((path for path in names if path.is_file()), None)


def source_digest(workbooks: Path, divisions: Path) -> str:
    """Return a digest (hex) of all files a catalogue is built from."""
    digest = hashlib.sha256(_FORMAT)
    tables = filter(None, (topics_file(workbooks), calendar_file(workbooks)))
    items = item_files(workbooks)
    media = [file for path in items for file in media_files(path).values()]
    for path in (*tables, *items, *media, *sorted(divisions.glob("*.csv.xz"))):
        content = path.read_bytes()
        digest.update(f"\0{path.name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()
