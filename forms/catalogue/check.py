"""Reads a workbook for what it is, or says in plain words what keeps it from being that."""

from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from forms.catalogue.convert import to_xform
from forms.catalogue.event import is_event, read_event
from forms.catalogue.item import CatalogueError, FaultyWorkbookError, Finding, ServiceItem
from forms.catalogue.printed import read_print
from forms.catalogue.question import LISTS
from forms.catalogue.report import CHINESE, Report
from forms.catalogue.rules import some_of
from forms.catalogue.service import code_of, read_service
from forms.catalogue.source import CALENDAR, TOPICS, item_files, media_files, topics_file
from forms.catalogue.survey import (
    KIOSK,
    NAMESPACE,
    check_applicant,
    check_headings,
    check_materials,
    check_survey,
    read_settings,
)
from forms.catalogue.tables import read_calendar, read_materials, read_topics
from forms.catalogue.ways import check_ways
from forms.catalogue.workbook import Workbook, read_workbook

_EMPTY_LIST = b"name,label,parent,pinyin\n"


def check_workbook(path: Path, *, as_service: bool | None) -> tuple[Finding, ...]:
    """Do what `forms.catalogue.check_workbook` promises."""
    report = Report()
    try:
        workbook = read_workbook(path)
        if path.stem == TOPICS:
            read_topics(workbook, report)
        elif path.stem == CALENDAR:
            read_calendar(workbook, report)
        elif is_event(workbook):
            read_event(workbook, _topics_beside(path), _items_beside(path), report)
        elif is_service(workbook) if as_service is None else as_service:
            read_item(workbook, _topics_beside(path), media_files(path), report)
        else:
            _read_form(workbook, files_beside(path), report)
    except CatalogueError as error:
        return (Finding("", "", error.user_text("zh_CN"), error.user_text("en")),)
    _warn_of_appearance(path, workbook, report)
    return _with_headings((*report.findings, *report.warnings), workbook)


def is_service(workbook: Workbook) -> bool:
    """Tell whether a workbook says that it is a service item, and not just a form."""
    settings, survey = workbook.sheet("settings"), workbook.sheet("survey")
    return bool(
        workbook.sheet("service")
        or workbook.sheet("materials")
        or (settings and any(NAMESPACE in row["namespaces"] for row in settings.records))
        or (survey and any(heading.startswith(KIOSK) for heading in survey.headings))
    )


def read_item(
    workbook: Workbook, topics: Collection[str], files: Mapping[str, Path], report: Report
) -> tuple[ServiceItem, bytes] | None:
    """Read an item and its form as XForm; None, with findings, where anything is wrong.

    Args:
        workbook: what the clerk wrote.
        topics: codes of the topics there are; empty if that is not known.
        files: the pictures that lie ready, by name.
        report: takes the findings.
    """
    form = read_settings(workbook, report)
    materials = read_materials(workbook, report)
    item = read_service(workbook, form, materials, report)
    layout = read_print(workbook, report)
    check_survey(workbook, report)
    if item:
        _check_together(workbook, item, topics, report)
    lists = dict.fromkeys(LISTS, lambda: _EMPTY_LIST)
    xform = to_xform(workbook, lists | _openers(files), report, complete=True)
    if item is None or xform is None or report.findings:
        return None
    return replace(item, layout=layout), xform


def read_form(path: Path) -> bytes:
    """Do what `forms.catalogue.read_form` promises."""
    workbook, report = read_workbook(path), Report()
    xform = _read_form(workbook, files_beside(path), report)
    if xform is None:
        raise FaultyWorkbookError(path.name, *_with_headings(report.findings, workbook))
    return xform


def read_service_item(path: Path) -> tuple[ServiceItem, bytes]:
    """Do what `forms.catalogue.read_service_item` promises."""
    workbook, report = read_workbook(path), Report()
    read = read_item(workbook, _topics_beside(path), media_files(path), report)
    if read is None:
        raise FaultyWorkbookError(path.name, *_with_headings(report.findings, workbook))
    return read


def files_beside(path: Path) -> Mapping[str, Path]:
    """Do what `forms.catalogue.files_beside` promises."""
    beside = (file for file in sorted(path.parent.iterdir()) if file.is_file() and file != path)
    return {file.name: file for file in beside} | media_files(path)


def _topics_beside(path: Path) -> list[str]:
    beside = topics_file(path.parent)
    return [t.code for t in read_topics(read_workbook(beside), Report())] if beside else []


def _items_beside(path: Path) -> dict[str, Workbook]:
    """Read the workbooks of items in a folder by code, as far as they can be read."""
    items: dict[str, Workbook] = {}
    for file in item_files(path.parent):
        with suppress(CatalogueError):
            workbook = read_workbook(file)
            items[code_of(workbook)] = workbook
    return items


def _openers(files: Mapping[str, Path]) -> dict[str, Callable[[], bytes]]:
    return {name: file.read_bytes for name, file in files.items()}


def _read_form(workbook: Workbook, files: Mapping[str, Path], report: Report) -> bytes | None:
    check_headings(workbook, report)
    xform = to_xform(workbook, _openers(files), report, complete=False)
    return xform if not report.findings else None


def _check_together(
    workbook: Workbook, item: ServiceItem, topics: Collection[str], report: Report
) -> None:
    """Note where the sheets, each right by itself, do not fit together."""
    sheets = [workbook.sheet(n) for n in ("service", "settings", "survey", "materials")]
    service, settings, survey, materials = sheets
    row = next((r for r in service.records if r["field"] == "topics"), None) if service else None
    if service and row and topics and (words := some_of(topics)(row[CHINESE])):
        report.add(service.name, service.cell(row.number, CHINESE), *words)
    if settings and item.form.form_id and item.form.form_id != item.code:
        report.add(
            settings.name,
            settings.cell(settings.records[0].number, "form_id"),
            f"form_id 要和 service 表的事项编码一样，写 {item.code}。",
            f"form_id must be the code on the sheet service: write {item.code}.",
        )
    if survey and materials:
        check_materials(materials, survey, report)
        check_ways(workbook, item, report)
    if survey and item.identity:
        check_applicant(survey, report)


def _warn_of_appearance(path: Path, workbook: Workbook, report: Report) -> None:
    """Note what Excel shows and a form does not have: cells drawn as one, macros."""
    for sheet in workbook.sheets:
        for cells in sheet.merged:
            report.warn(
                sheet.name,
                cells.partition(":")[0],
                f"{cells} 是合并的单元格，只有第一格有内容。请取消合并，每格都填。",
                f"The cells {cells} are merged and only the first has words. Unmerge them.",
            )
    if path.suffix.lower() == ".xlsm":
        report.warn(
            "",
            "",
            "文件里可能有宏。宏不会运行，请另存为“Excel 工作簿（.xlsx）”。",
            "The file may have macros. They are not run; save it as an Excel workbook (.xlsx).",
        )


def _with_headings(findings: Iterable[Finding], workbook: Workbook) -> tuple[Finding, ...]:
    return tuple(replace(finding, heading=_heading(finding, workbook)) for finding in findings)


def _heading(finding: Finding, workbook: Workbook) -> str:
    """Return what stands above the cell of a finding."""
    sheet = workbook.sheet(finding.sheet.casefold())
    if not sheet or not finding.cell:
        return ""
    above = {sheet.at(finding.row or 1, n): heading for n, heading in enumerate(sheet.headings)}
    return above.get(finding.cell, "")
