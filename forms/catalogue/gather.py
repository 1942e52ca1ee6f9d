"""Reads everything a folder of workbooks says: items, life events, topics, the calendar."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from pypinyin import lazy_pinyin

from forms.catalogue.calendar import WorkCalendar
from forms.catalogue.check import read_item
from forms.catalogue.event import is_event, read_event
from forms.catalogue.item import CatalogueError, LifeEvent, ServiceItem, Topic
from forms.catalogue.report import Report
from forms.catalogue.source import calendar_file, item_files, media_files, topics_file
from forms.catalogue.tables import read_calendar, read_topics
from forms.catalogue.workbook import Workbook, read_workbook


class Item(NamedTuple):
    """A service item with its form, and the files beside its workbook by name."""

    service: ServiceItem
    xform: bytes
    media: Mapping[str, Path]


class Gathered(NamedTuple):
    """Everything a folder of workbooks says."""

    topics: tuple[Topic, ...]
    items: tuple[Item, ...]
    events: tuple[LifeEvent, ...]
    calendar: WorkCalendar


def gather(workbooks: Path) -> Gathered:
    """Read all workbooks of a folder.

    Raises:
        CatalogueError: what `build_catalogue` says of workbooks.
    """
    topics = _topics(workbooks)
    files = {path: read_workbook(path) for path in item_files(workbooks)}
    items: dict[str, Item] = {}
    books: dict[str, Workbook] = {}
    for path, workbook in files.items():
        if not is_event(workbook):
            item = _item(path, workbook, topics)
            _check_new(item.service.code, items, path)
            items[item.service.code], books[item.service.code] = item, workbook
    events: dict[str, LifeEvent] = {}
    for path, workbook in files.items():
        if is_event(workbook):
            event = _event(path, workbook, topics, books)
            _check_new(event.code, events, path)
            events[event.code] = event
    in_order = sorted(events.values(), key=lambda event: (event.order == 0, event.order))
    return Gathered(topics, tuple(items.values()), tuple(in_order), _calendar(workbooks))


def _check_new(code: str, known: Mapping[str, object], path: Path) -> None:
    if code in known:
        raise CatalogueError(
            f"Another workbook has the code {code}, too.",
            place=path.name,
            cure="Give each item and each life event its own code.",
            zh=f"另一个工作簿也用了编码 {code}。请给每个事项各自的编码。",
        )


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


def _calendar(workbooks: Path) -> WorkCalendar:
    path = calendar_file(workbooks)
    if path is None:
        return WorkCalendar()
    report = Report()
    calendar = read_calendar(read_workbook(path), report)
    if report.findings:
        raise _mistake(path, report)
    return calendar


def _item(path: Path, workbook: Workbook, topics: tuple[Topic, ...]) -> Item:
    report, media = Report(), media_files(path)
    read = read_item(workbook, [topic.code for topic in topics], media, report)
    if read is None:
        raise _mistake(path, report)
    service, xform = read
    keys = _keys(service.title.zh_CN, service.spoken.zh_CN, *service.keywords)
    return Item(replace(service, keys=keys), xform, media)


def _event(
    path: Path, workbook: Workbook, topics: tuple[Topic, ...], items: Mapping[str, Workbook]
) -> LifeEvent:
    report = Report()
    event = read_event(workbook, [topic.code for topic in topics], items, report)
    if event is None:
        raise _mistake(path, report)
    return replace(event, keys=_keys(event.names.zh_CN, *event.keywords))


def _mistake(path: Path, report: Report) -> CatalogueError:
    finding = report.findings[0]
    place = " ".join(part for part in (path.name, finding.sheet, finding.cell) if part)
    return CatalogueError(finding.en, place=place, zh=finding.zh)


def _keys(*words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(_pinyin, words))))


def _pinyin(word: str) -> str:
    spelt = " ".join(lazy_pinyin(word)).lower()
    return " ".join("".join(c if c.isalnum() else " " for c in spelt).split())
