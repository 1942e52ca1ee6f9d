"""Sheets with one row per thing: papers to bring, tiles of the home screen, days off, items."""

from datetime import date

from forms.catalogue import rules
from forms.catalogue.calendar import Span, WorkCalendar
from forms.catalogue.item import ALWAYS, CHOSEN, Answer, EventItem, Material, Topic
from forms.catalogue.report import (
    CHINESE,
    ENGLISH,
    Report,
    check_cells,
    check_translations,
    check_unique,
    sheet_with,
)
from forms.catalogue.text import Text
from forms.catalogue.workbook import Row, Workbook

_MATERIALS = {
    "code": rules.code,
    f"name::{CHINESE}": rules.anything,
    f"name::{ENGLISH}": rules.anything,
    f"form::{CHINESE}": rules.anything,
    f"form::{ENGLISH}": rules.anything,
    "copies": rules.number,
    "required": rules.one_of("yes", "no"),
    "symbol": rules.symbol,
    "question": rules.anything,
}
_TOPICS = {
    "code": rules.code,
    f"name::{CHINESE}": rules.anything,
    f"name::{ENGLISH}": rules.anything,
    f"detail::{CHINESE}": rules.anything,
    f"detail::{ENGLISH}": rules.anything,
    "symbol": rules.symbol,
}
_CALENDAR = {
    "first": rules.day,
    "last": rules.day,
    "kind": rules.one_of("off", "work"),
    f"name::{CHINESE}": rules.anything,
    f"name::{ENGLISH}": rules.anything,
}
_ITEMS = {
    "item": rules.code,
    "choice": rules.one_of(ALWAYS, CHOSEN),
    f"why::{CHINESE}": rules.anything,
    f"why::{ENGLISH}": rules.anything,
}


def read_materials(workbook: Workbook, report: Report) -> tuple[Material, ...]:
    """Read the sheet `materials`: () where it is wrong, or where nothing is to be brought."""
    return tuple(
        Material(
            code=row["code"],
            name=_text(row, "name"),
            form=_text(row, "form"),
            copies=int(row["copies"]),
            note=_text(row, "note"),
            required=row["required"] == "yes",
            symbol=row["symbol"],
            question=row["question"],
            way=row["way"],
        )
        for row in _rows(workbook, "materials", _MATERIALS, ("code",), report)
    )


def read_topics(workbook: Workbook, report: Report) -> tuple[Topic, ...]:
    """Read the sheet `topics`: () where it is wrong."""
    return tuple(
        Topic(row["code"], _text(row, "name"), _text(row, "detail"), row["symbol"])
        for row in _rows(workbook, "topics", _TOPICS, ("code",), report)
    )


def read_items(workbook: Workbook, report: Report) -> tuple[EventItem, ...]:
    """Read the sheet `items` of a life event: () where it is wrong."""
    return tuple(
        EventItem(
            row["item"],
            row["choice"],
            _text(row, "why"),
            answers_in(row["answers"]),
            rules.items(row["without"]),
        )
        for row in _rows(workbook, "items", _ITEMS, ("item",), report)
    )


def answers_in(cell: str) -> tuple[Answer, ...]:
    """Read answers written as QUESTION=CHOICE, several of them as a list."""
    parts = (entry.partition("=") for entry in rules.items(cell))
    return tuple(Answer(question.strip(), value.strip()) for question, _, value in parts)


def read_calendar(workbook: Workbook, report: Report) -> WorkCalendar:
    """Read the sheet `calendar`: an empty one where it is wrong."""
    rows = _rows(workbook, "calendar", _CALENDAR, ("first", "last"), report)
    spans: list[Span] = []
    for row in rows:
        first, last = date.fromisoformat(row["first"]), date.fromisoformat(row["last"])
        spans.append(Span(first, last, row["kind"] == "work", _text(row, "name")))
        _check_span(workbook, row, spans, report)
    return WorkCalendar(tuple(spans)) if not report.findings else WorkCalendar()


def _check_span(workbook: Workbook, row: Row, spans: list[Span], report: Report) -> None:
    sheet, span = workbook.sheet("calendar"), spans[-1]
    over = next((s for s in spans[:-1] if s.first <= span.last and span.first <= s.last), None)
    if sheet and span.last < span.first:
        zh, en = "最后一天不能早于第一天。请改正。", "The last day is before the first. Correct it."
        report.add(sheet.name, sheet.cell(row.number, "last"), zh, en)
    elif sheet and over:
        report.add(
            sheet.name,
            sheet.cell(row.number, "first"),
            f"和“{over.name.zh_CN}”（{over.first} 到 {over.last}）的日子重了。每一天只写一次。",
            f"These days overlap “{over.name.en}” ({over.first} to {over.last}). Name each day once.",
        )


def _rows(
    workbook: Workbook,
    name: str,
    columns: dict[str, rules.Rule],
    key: tuple[str, ...],
    report: Report,
) -> tuple[Row, ...]:
    before = len(report.findings)
    sheet = sheet_with(workbook, name, columns, report)
    if sheet is None:
        return ()
    check_translations(sheet, report)
    check_cells(sheet, columns, report)
    check_unique(sheet, key, report)
    return sheet.records if len(report.findings) == before else ()


def _text(row: Row, name: str) -> Text:
    return Text(row[f"{name}::{CHINESE}"], row[f"{name}::{ENGLISH}"])
