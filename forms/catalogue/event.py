"""Life events: the sheets `event` and `items`, and whether the items named there fit together."""

from collections.abc import Collection, Mapping

from forms.catalogue import rules
from forms.catalogue.fields import Field, read_fields
from forms.catalogue.item import Answer, LifeEvent
from forms.catalogue.question import kind_of, repeated
from forms.catalogue.report import CHINESE, ENGLISH, Report
from forms.catalogue.shared import Shared, choices_of, difference, shared_by
from forms.catalogue.tables import answers_in, read_items
from forms.catalogue.text import Text
from forms.catalogue.workbook import Row, Sheet, Workbook

_EVENT = "event"
_FIELDS: Mapping[str, Field] = {
    "code": Field("一件事编码", rules.code),
    "name": Field("一件事名称", translated=True),
    "words": Field("一句话介绍", translated=True),
    "icon": Field("图标", rules.symbol),
    "topics": Field("放在首页哪些主题下", optional=True),
    "keywords": Field("大家平常的叫法，搜索用", optional=True),
    "order": Field("在首页排第几", rules.number, optional=True),
}


def is_event(workbook: Workbook) -> bool:
    """Tell whether a workbook says that it is a life event."""
    return workbook.sheet(_EVENT) is not None


def read_event(
    workbook: Workbook, topics: Collection[str], items: Mapping[str, Workbook], report: Report
) -> LifeEvent | None:
    """Read a life event; None, with findings, where anything is wrong.

    Args:
        workbook: what the clerk wrote.
        topics: codes of the topics there are; empty if that is not known.
        items: the workbooks of all service items, by code.
        report: takes the findings.
    """
    read = read_fields(workbook, _EVENT, _FIELDS, report)
    entries = read_items(workbook, report)
    if read is None or report.findings:
        return None
    sheet, given = read
    rows = {field: given.get(field, Row(0, {})) for field in _FIELDS}
    event = LifeEvent(
        code=rows["code"][CHINESE],
        names=Text(rows["name"][CHINESE], rows["name"][ENGLISH]),
        words=Text(rows["words"][CHINESE], rows["words"][ENGLISH]),
        icon=rows["icon"][CHINESE],
        topics=rules.items(rows["topics"][CHINESE]),
        items=entries,
        keywords=rules.items(rows["keywords"][CHINESE]) + rules.items(rows["keywords"][ENGLISH]),
        order=int(rows["order"][CHINESE] or 0),
    )
    if topics and (words := rules.some_of(topics)(rows["topics"][CHINESE])):
        report.add(sheet.name, sheet.cell(rows["topics"].number, CHINESE), *words)
    if listed := workbook.sheet("items"):
        _check_items(listed, items, report)
    return event if not report.findings else None


def _check_items(sheet: Sheet, items: Mapping[str, Workbook], report: Report) -> None:
    """Note items there are not, and what two of them do not want in the same way."""
    if not sheet.records:
        zh, en = "请至少写一个事项。", "Name at least one service item."
        report.add(sheet.name, sheet.at(2, 0), zh, en)
    first: dict[str, Shared] = {}
    for row in sheet.records:
        cell = sheet.cell(row.number, "item")
        if words := rules.like(items)(row["item"]):
            report.add(sheet.name, cell, *words)
            continue
        item = items[row["item"]]
        _check_entry(sheet, row, item, report)
        for shared in shared_by(row["item"], item):
            if words := difference(first.setdefault(shared.what, shared), shared):
                report.add(sheet.name, cell, *words)


def _check_entry(sheet: Sheet, row: Row, item: Workbook, report: Report) -> None:
    """Note answers and papers that an item does not know."""
    for answer in answers_in(row["answers"]):
        if words := _fault(answer, row["item"], item):
            report.add(sheet.name, sheet.cell(row.number, "answers"), *words)
    if words := rules.some_of(_papers(item))(row["without"]):
        report.add(sheet.name, sheet.cell(row.number, "without"), *words)


def _papers(item: Workbook) -> list[str]:
    sheet = item.sheet("materials")
    return [row["code"] for row in sheet.records] if sheet else []


def _fault(answer: Answer, code: str, item: Workbook) -> tuple[str, str] | None:
    """Say why an item does not take an answer that the event gives; None where it does."""
    survey = item.sheet("survey") or Sheet("survey", ())
    often = repeated(survey)
    asked = {r["name"]: kind_of(r) for r in survey.records if r["name"] not in often}
    kind, _, listed = asked.get(answer.question, "").partition(" ")
    offered = choices_of(listed, item) if kind == "select_one" else ()
    if answer.value in offered:
        return None
    if not offered:
        return (
            f"{code} 里没有叫“{answer.question}”的单选题（select_one）。请写“题名=选项代码”。",
            f"{code} has no select_one question “{answer.question}”. Write QUESTION=CHOICE.",
        )
    return (
        f"“{answer.question}”没有“{answer.value}”这个选项，可以写：{'、'.join(offered)}。",
        f"“{answer.question}” has no choice “{answer.value}”. Write one of {', '.join(offered)}.",
    )
