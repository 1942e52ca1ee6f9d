"""Builds a catalogue folder, which a kiosk reads, from a folder of workbooks."""

import json
import lzma
import os
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from forms.catalogue.convert import files_named
from forms.catalogue.gather import Gathered, gather
from forms.catalogue.item import CatalogueError


def build_catalogue(workbooks: Path, divisions: Path, out: Path) -> None:
    """Do what `forms.catalogue.build_catalogue` promises."""
    read = gather(workbooks)
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as scratch:
        fresh = Path(scratch) / "fresh"
        _write(fresh, read, divisions)
        if out.exists():
            out.rename(Path(scratch) / "old")
        fresh.rename(out)
    _sync_folder(out.parent)


def _write(folder: Path, read: Gathered, divisions: Path) -> None:
    (folder / "media").mkdir(parents=True)
    entries: list[dict[str, Any]] = []
    lists: set[str] = set()
    for service, xform, media in read.items:
        named = sorted(files_named(xform))
        own = {name: media[name] for name in named if name in media}
        lists.update(name for name in named if name not in own)
        entries.append({"item": asdict(service), "media": named})
        (folder / service.code / "media").mkdir(parents=True)
        _write_durably(folder / service.code / "form.xml", xform)
        for name, file in own.items():
            _write_durably(folder / service.code / "media" / name, file.read_bytes())
    for name in sorted(lists):
        _write_durably(folder / "media" / name, _list(divisions, name))
    index = {
        "topics": [asdict(topic) for topic in read.topics],
        "items": entries,
        "events": [asdict(event) for event in read.events],
        "calendar": asdict(read.calendar),
    }
    text = json.dumps(index, ensure_ascii=False, indent=1, default=date.isoformat)
    _write_durably(folder / "catalogue.json", text.encode())
    for written in _folders(folder):
        _sync_folder(written)


def _list(divisions: Path, name: str) -> bytes:
    try:
        return lzma.decompress((divisions / f"{name}.xz").read_bytes())
    except (OSError, lzma.LZMAError) as error:
        raise CatalogueError(
            "This file is missing or damaged.",
            place=f"{divisions.name}/{name}.xz",
            cure="Put it into the folder WORKBOOK-media, or restore the list from the release.",
            zh="这个文件缺失或损坏。请放到“工作簿名-media”文件夹里；名单请从发行包里恢复。",
        ) from error


def _folders(folder: Path) -> Iterator[Path]:
    yield from (path for path in folder.rglob("*") if path.is_dir())
    yield folder


def _write_durably(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the names in a folder last through a power cut, where the system can do that."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
