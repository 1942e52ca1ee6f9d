"""The sheet `service`: one row per field of the guide, in the columns field, Chinese, English."""

from collections.abc import Mapping
from typing import NamedTuple

from forms.catalogue import rules
from forms.catalogue.item import Material, ServiceItem, Text
from forms.catalogue.report import CHINESE, ENGLISH, Report, sheet_with
from forms.catalogue.workbook import Row, Sheet, Workbook
from forms.definition import FormRef

RECIPIENTS = ("platform", "escrow", "slip")
KINDS = ("filing", "opinion")


class Field(NamedTuple):
    """A field of the guide: what a clerk calls it, and what it may hold."""

    zh: str
    rule: rules.Rule = rules.anything
    translated: bool = False
    optional: bool = False


FIELDS: Mapping[str, Field] = {
    "code": Field("事项编码", rules.code),
    "title": Field("事项名称", translated=True),
    "summary": Field("一句话介绍", translated=True),
    "agency": Field("办理单位", translated=True),
    "basis": Field("办理依据", translated=True),
    "conditions": Field("谁能办", translated=True),
    "audience": Field("服务对象", translated=True),
    "result": Field("办完给什么", translated=True),
    "fee": Field("要花钱吗", translated=True),
    "place": Field("到哪里办、几点上班", translated=True),
    "phones": Field("咨询和投诉电话"),
    "statutory_days": Field("法定时限，几个工作日", rules.number),
    "promised_days": Field("承诺时限，几个工作日", rules.number),
    "minutes": Field("在这里填大约几分钟", rules.number),
    "topics": Field("放在首页哪些主题下"),
    "life_events": Field("属于哪几个一件事", optional=True),
    "keywords": Field("大家平常的叫法，搜索用", optional=True),
    "identity": Field("要不要知道是谁", rules.one_of("yes", "no")),
    "recipients": Field("谁能打开", rules.some_of(RECIPIENTS)),
    "kind": Field("种类", rules.one_of(*KINDS)),
    "symbol": Field("图标", rules.symbol),
}


def read_service(
    workbook: Workbook, form: FormRef, materials: tuple[Material, ...], report: Report
) -> ServiceItem | None:
    """Read the guide; None, with findings, where something is missing or wrong."""
    sheet = sheet_with(workbook, "service", ("field", CHINESE, ENGLISH), report)
    if sheet is None:
        return None
    before = len(report.findings)
    rows = {row["field"]: row for row in reversed(sheet.records)}
    _check_missing(sheet, rows, report)
    for row in sheet.records:
        _check_row(sheet, row, is_first=rows[row["field"]] is row, report=report)
    if len(report.findings) > before:
        return None
    item = _item({field: rows.get(field, Row(0, {})) for field in FIELDS}, form, materials)
    _check_sense(sheet, rows, item, report)
    return item


def _item(rows: Mapping[str, Row], form: FormRef, materials: tuple[Material, ...]) -> ServiceItem:
    def text(name: str) -> Text:
        return Text(rows[name][CHINESE], rows[name][ENGLISH])

    words = rows["keywords"]
    return ServiceItem(
        title=text("title"),
        summary=text("summary"),
        agency=text("agency"),
        basis=text("basis"),
        conditions=text("conditions"),
        audience=text("audience"),
        result=text("result"),
        fee=text("fee"),
        place=text("place"),
        code=rows["code"][CHINESE],
        form=form,
        statutory_days=int(rows["statutory_days"][CHINESE]),
        promised_days=int(rows["promised_days"][CHINESE]),
        minutes=int(rows["minutes"][CHINESE]),
        phones=rules.items(rows["phones"][CHINESE]),
        topics=rules.items(rows["topics"][CHINESE]),
        life_events=rules.items(rows["life_events"][CHINESE]),
        keywords=rules.items(words[CHINESE]) + rules.items(words[ENGLISH]),
        identity=rows["identity"][CHINESE] == "yes",
        recipients=rules.items(rows["recipients"][CHINESE]),
        kind=rows["kind"][CHINESE],
        symbol=rows["symbol"][CHINESE],
        materials=materials,
    )


def _check_missing(sheet: Sheet, rows: Mapping[str, Row], report: Report) -> None:
    missing = [name for name, f in FIELDS.items() if name not in rows and not f.optional]
    for below, name in enumerate(missing, start=1):
        report.add(
            sheet.name,
            sheet.at(len(sheet.rows) + below, 0),
            f"缺少“{name}”（{FIELDS[name].zh}）。请加一行。",
            f"The field “{name}” is missing. Add a row for it.",
        )


def _check_row(sheet: Sheet, row: Row, *, is_first: bool, report: Report) -> None:
    name = row["field"]
    if words := rules.like(FIELDS)(name):
        report.add(sheet.name, sheet.cell(row.number, "field"), *words)
        return
    if not is_first:
        zh, en = f"“{name}”写了两行。请只留一行。", f"“{name}” has two rows. Keep one."
        report.add(sheet.name, sheet.cell(row.number, "field"), zh, en)
        return
    field = FIELDS[name]
    if not row[CHINESE] and not field.optional:
        zh, en = f"请填写“{name}”（{field.zh}）。", f"Please fill in “{name}”."
        report.add(sheet.name, sheet.cell(row.number, CHINESE), zh, en)
    elif row[CHINESE] and (words := field.rule(row[CHINESE])):
        report.add(sheet.name, sheet.cell(row.number, CHINESE), *words)
    if field.translated and row[CHINESE] and not row[ENGLISH]:
        zh, en = f"“{name}”还没有英文。请填写。", f"“{name}” is not in English yet. Write it here."
        report.add(sheet.name, sheet.cell(row.number, ENGLISH), zh, en)


def _check_sense(sheet: Sheet, rows: Mapping[str, Row], item: ServiceItem, report: Report) -> None:
    def note(field: str, zh: str, en: str) -> None:
        report.add(sheet.name, sheet.cell(rows[field].number, CHINESE), zh, en)

    if item.promised_days > item.statutory_days:
        note(
            "promised_days",
            f"承诺时限不能比法定时限（{item.statutory_days}）长。",
            f"The promise cannot be longer than the law allows ({item.statutory_days}).",
        )
    if item.kind == "opinion" and item.recipients != ("platform",):
        note(
            "recipients",
            "意见只交给县平台，这里只写 platform。",
            "Opinions go to the platform only: write platform.",
        )
    elif "platform" not in item.recipients:
        note(
            "recipients",
            "这里一定要有 platform（县平台）。",
            "The platform must be among them.",
        )
