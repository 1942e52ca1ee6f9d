"""Builds a catalogue folder, which a kiosk reads, from a folder of workbooks."""

import json
import lzma
import os
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, NamedTuple

from pypinyin import lazy_pinyin

from forms.catalogue.check import read_item
from forms.catalogue.convert import files_named
from forms.catalogue.item import CatalogueError, ServiceItem, Topic
from forms.catalogue.report import Report
from forms.catalogue.source import item_files, media_files, topics_file
from forms.catalogue.tables import read_topics
from forms.catalogue.workbook import read_workbook


class _Item(NamedTuple):
    """A service item with its form, and the files beside its workbook by name."""

    service: ServiceItem
    xform: bytes
    media: Mapping[str, Path]


def build_catalogue(workbooks: Path, divisions: Path, out: Path) -> None:
    """Do what `forms.catalogue.build_catalogue` promises."""
    topics = _topics(workbooks)
    items: dict[str, _Item] = {}
    for path in item_files(workbooks):
        item = _item(path, topics)
        code = item.service.code
        if code in items:
            raise CatalogueError(
                f"Another workbook has the code {code}, too.",
                place=path.name,
                cure="Give each item its own code.",
                zh=f"另一个工作簿也用了编码 {code}。请给每个事项各自的编码。",
            )
        items[code] = item
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as scratch:
        fresh = Path(scratch) / "fresh"
        _write(fresh, topics, list(items.values()), divisions)
        if out.exists():
            out.rename(Path(scratch) / "old")
        fresh.rename(out)
    _sync_folder(out.parent)


def _topics(workbooks: Path) -> tuple[Topic, ...]:
    path = topics_file(workbooks)
    if path is None:
        raise CatalogueError(
            "There is no list of topics.",
            place=workbooks.name,
            cure="Put topics.md or topics.xlsx beside the workbooks.",
            zh="缺少主题表。请把 topics.md 或 topics.xlsx 和各工作簿放在一起。",
        )
    report = Report()
    topics = read_topics(read_workbook(path), report)
    if report.findings:
        raise _mistake(path, report)
    return topics


def _item(path: Path, topics: tuple[Topic, ...]) -> _Item:
    report, media = Report(), media_files(path)
    read = read_item(read_workbook(path), [topic.code for topic in topics], media, report)
    if read is None:
        raise _mistake(path, report)
    service, xform = read
    words = [service.title.zh_CN, *service.keywords]
    keys = tuple(dict.fromkeys(_pinyin(word) for word in words))
    return _Item(replace(service, keys=keys), xform, media)


def _mistake(path: Path, report: Report) -> CatalogueError:
    finding = report.findings[0]
    place = " ".join(part for part in (path.name, finding.sheet, finding.cell) if part)
    return CatalogueError(finding.en, place=place, zh=finding.zh)


def _pinyin(word: str) -> str:
    return " ".join(lazy_pinyin(word)).lower()


def _write(
    folder: Path,
    topics: tuple[Topic, ...],
    items: list[_Item],
    divisions: Path,
) -> None:
    (folder / "media").mkdir(parents=True)
    entries: list[dict[str, Any]] = []
    lists: set[str] = set()
    for service, xform, media in items:
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
    index = {"topics": [asdict(topic) for topic in topics], "items": entries}
    text = json.dumps(index, ensure_ascii=False, indent=1)
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
