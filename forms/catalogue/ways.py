"""Papers that need not be here today: promised instead (告知承诺), or brought later (容缺受理)."""

from forms.catalogue.item import LATER, NOW, PROMISE, WAYS, ServiceItem
from forms.catalogue.question import kind_of
from forms.catalogue.report import CHINESE, Report
from forms.catalogue.shared import choices_of
from forms.catalogue.workbook import Row, Sheet, Workbook


def check_ways(workbook: Workbook, item: ServiceItem, report: Report) -> None:
    """Note where `way` of a material, its question, and the guide do not fit together."""
    materials, survey = workbook.sheet("materials"), workbook.sheet("survey")
    service = workbook.sheet("service")
    if not (materials and survey and service):
        return
    asked = {row["name"]: row for row in survey.records if kind_of(row).startswith("select_one ")}
    offered: set[str] = set()
    for row in materials.records:
        if not (way := row["way"]):
            continue
        if way not in asked:
            zh = f"survey 里没有名叫“{way}”的单选题（select_one）。请改正题名，或者加一道题。"
            en = f"survey has no select_one question “{way}”. Correct the name or add it."
            report.add(materials.name, materials.cell(row.number, "way"), zh, en)
            continue
        ways = set(choices_of(asked[way]["type"].split()[1], workbook))
        offered |= ways
        _check_choices(survey, asked[way], ways, report)
        _check_images(survey, row, report)
    _check_guide(service, item, offered, report)


def _check_choices(survey: Sheet, question: Row, ways: set[str], report: Report) -> None:
    if NOW not in ways or not ways <= set(WAYS):
        report.add(
            survey.name,
            survey.cell(question.number, "type"),
            "这道题问材料怎么交，选项只能叫 now、promise、later，而且要有 now。请在 choices 表改正。",
            "It asks how a paper is given: its choices are now, promise and later, and now is one "
            "of them. Correct the sheet choices.",
        )


def _check_images(survey: Sheet, material: Row, report: Report) -> None:
    wanted = f"${{{material['way']}}}"
    for row in survey.records:
        if row["name"] in material["question"].split() and wanted not in row["relevant"]:
            report.add(
                survey.name,
                survey.cell(row.number, "relevant"),
                f"这张照片不是每个人今天都交。请在 relevant 里写 {wanted} = 'now'。",
                f"Not everyone gives this photo today. Write {wanted} = 'now' in relevant.",
            )


def _check_guide(service: Sheet, item: ServiceItem, offered: set[str], report: Report) -> None:
    rows = {row["field"]: row.number for row in service.records}

    def note(field: str, zh: str, en: str) -> None:
        cell = service.cell(rows[field], CHINESE) if field in rows else ""
        report.add(service.name, cell or service.at(len(service.rows) + 1, 0), zh, en)

    if PROMISE in offered and not item.promise.zh_CN:
        zh = "有材料可以承诺代替，就要写“promise”：承诺什么，不实会怎样。请加上。"
        note("promise", zh, "A paper can be promised: say in “promise” what, and what follows.")
    if LATER in offered and not item.late_days:
        zh = "有材料可以以后补，就要写“late_days”：几个工作日内补。请加上。"
        note(
            "late_days", zh, "A paper may follow: say in “late_days” within how many working days."
        )
    if item.late_days and LATER not in offered:
        zh = "写了补交的天数，却没有哪样材料可以以后补。请在 materials 表的 way 列写上题名，或者去掉。"
        en = "No paper may follow later. Name its question in the column way of materials, or clear it."
        note("late_days", zh, en)
