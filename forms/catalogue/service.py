"""The sheet `service`: one row per field of the guide, in the columns field, Chinese, English."""

from collections.abc import Mapping

from forms.catalogue import rules
from forms.catalogue.fields import Field, read_fields
from forms.catalogue.item import Material, ServiceItem
from forms.catalogue.report import CHINESE, ENGLISH, Report
from forms.catalogue.text import Text
from forms.catalogue.workbook import Row, Sheet, Workbook
from forms.definition import FormRef

RECIPIENTS = ("platform", "escrow", "slip")
KINDS = ("filing", "opinion")


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
    "topics": Field("放在首页哪些主题下", optional=True),
    "keywords": Field("大家平常的叫法，搜索用", optional=True),
    "identity": Field("要不要知道是谁", rules.one_of("yes", "no")),
    "recipients": Field("谁能打开", rules.some_of(RECIPIENTS)),
    "kind": Field("种类", rules.one_of(*KINDS)),
    "symbol": Field("图标", rules.symbol),
    "promise": Field("告知承诺：代替材料的承诺书", translated=True, optional=True),
    "late_days": Field("容缺受理：几个工作日内补交", rules.number, optional=True),
    "spoken": Field("平常怎么叫：写在首页和指南上", translated=True, optional=True),
    "order": Field("常办的事里排第几", rules.number, optional=True),
}


def read_service(
    workbook: Workbook, form: FormRef, materials: tuple[Material, ...], report: Report
) -> ServiceItem | None:
    """Read the guide; None, with findings, where something is missing or wrong."""
    read = read_fields(workbook, "service", FIELDS, report)
    if read is None:
        return None
    sheet, rows = read
    item = _item({field: rows.get(field, Row(0, {})) for field in FIELDS}, form, materials)
    _check_sense(sheet, rows, item, report)
    return item


def code_of(workbook: Workbook) -> str:
    """Return the code of an item, "" where it gives none."""
    sheet = workbook.sheet("service")
    rows = sheet.records if sheet else ()
    return next((row[CHINESE] for row in rows if row["field"] == "code"), "")


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
        keywords=rules.items(words[CHINESE]) + rules.items(words[ENGLISH]),
        identity=rows["identity"][CHINESE] == "yes",
        recipients=rules.items(rows["recipients"][CHINESE]),
        kind=rows["kind"][CHINESE],
        symbol=rows["symbol"][CHINESE],
        materials=materials,
        promise=text("promise"),
        late_days=int(rows["late_days"][CHINESE] or 0),
        spoken=text("spoken"),
        order=int(rows["order"][CHINESE] or 0),
    )


def _check_sense(sheet: Sheet, rows: Mapping[str, Row], item: ServiceItem, report: Report) -> None:
    def note(field: str, zh: str, en: str) -> None:
        report.add(sheet.name, sheet.cell(rows[field].number, CHINESE), zh, en)

    if item.promised_days > item.statutory_days:
        note(
            "promised_days",
            f"承诺时限不能比法定时限（{item.statutory_days}）长。",
            f"The promise cannot be longer than the law allows ({item.statutory_days}).",
        )
    if bool(item.topics) is (item.kind == "opinion"):
        note(
            "topics" if "topics" in rows else "kind",
            "事项要放在至少一个主题下；意见不放，首页有它自己的位置。",
            "Put an item under at least one topic, and an opinion under none: it has its own place.",
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
