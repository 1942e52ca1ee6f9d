"""The sheets `settings`, `survey` and `choices` as a whole: what they need for a service item."""

from collections.abc import Iterator

from forms.catalogue import rules
from forms.catalogue.question import Questions, kind_of
from forms.catalogue.report import (
    CHINESE,
    ENGLISH,
    Report,
    check_cells,
    check_translations,
    check_unique,
    sheet_with,
)
from forms.catalogue.workbook import Row, Sheet, Workbook
from forms.definition import FormRef

APPLICANT = ("person.name", "person.id_number", "person.phone")
MATERIALS = "materials"
KIOSK = "bind::kiosk:"
NAMESPACE = 'kiosk="urn:township-kiosk:forms"'

_SURVEY = ("type", "name", f"label::{CHINESE}", f"label::{ENGLISH}")
_CHOICES = ("list_name", "name", f"label::{CHINESE}", f"label::{ENGLISH}")


def read_settings(workbook: Workbook, report: Report) -> FormRef:
    """Read which form this is."""

    def namespaces(cell: str) -> tuple[str, str] | None:
        return None if NAMESPACE in cell else (f"这里要写：{NAMESPACE}", f"Write here: {NAMESPACE}")

    columns = {
        "form_title": rules.anything,
        "form_id": rules.code,
        "version": rules.anything,
        "default_language": rules.one_of(CHINESE),
        "namespaces": namespaces,
    }
    sheet = sheet_with(workbook, "settings", columns, report)
    if sheet is None:
        return FormRef("", "")
    if not sheet.records:
        report.add(sheet.name, "A2", "请在第 2 行填写设置。", "Fill in the settings in row 2.")
        return FormRef("", "")
    check_cells(sheet, columns, report)
    return FormRef(sheet.records[0]["form_id"], sheet.records[0]["version"])


def check_headings(workbook: Workbook, report: Report) -> None:
    """Note columns that are there twice, on any sheet of an XLSForm."""
    for name in ("survey", "choices", "settings"):
        if workbook.sheet(name):
            sheet_with(workbook, name, (), report)


def check_survey(workbook: Workbook, report: Report) -> None:
    """Note what is wrong with the questions and their choices."""
    survey = sheet_with(workbook, "survey", _SURVEY, report)
    choices = sheet_with(workbook, "choices", _CHOICES, report)
    if survey is None or choices is None:
        return
    check_translations(survey, report)
    check_translations(choices, report)
    check_unique(survey, ("name",), report)
    check_unique(choices, ("name", "list_name"), report)
    check_cells(choices, dict.fromkeys(_CHOICES[:3], rules.anything), report)
    Questions(survey, {row["list_name"] for row in choices.records}, report).check()


def check_applicant(survey: Sheet, report: Report) -> None:
    """Note what a form does not ask although the applicant must be known."""
    asked = {row["bind::kiosk:same"] for row in survey.records}
    missing = [concept for concept in APPLICANT if concept not in asked]
    for below, concept in enumerate(missing, start=1):
        report.add(
            survey.name,
            survey.at(len(survey.rows) + below, 0),
            f"要知道是谁在办，就要问这一项：加一道题，bind::kiosk:same 写 {concept}。",
            f"To know who applies, add a question with {concept} in bind::kiosk:same.",
        )


def check_materials(materials: Sheet, survey: Sheet, report: Report) -> None:
    """Note materials without a question that takes a picture, and pictures of no material."""
    images = {row["name"] for row in survey.records if row["type"] == "image"}
    named = {name for row in materials.records for name in row["question"].split()}
    for row in materials.records:
        for name in row["question"].split():
            if name not in images:
                report.add(
                    materials.name,
                    materials.cell(row.number, "question"),
                    f"survey 里没有名叫“{name}”的拍照题（image）。请改正题名，或者加一道题。",
                    f"survey has no image question “{name}”. Correct the name or add it.",
                )
    for row in _rows_in_group(survey, MATERIALS):
        if row["name"] in images - named:
            report.add(
                survey.name,
                survey.cell(row.number, "name"),
                f"没有哪样材料用到“{row['name']}”。请在 materials 表的 question 列写上它。",
                f"No material names “{row['name']}”. Write it in the column question of materials.",
            )


def _rows_in_group(survey: Sheet, group: str) -> Iterator[Row]:
    """Give the rows between the beginning of a group and its end."""
    depth = 0
    for row in survey.records:
        if kind_of(row).startswith("begin_") and (depth or row["name"] == group):
            depth += 1
        elif depth and kind_of(row).startswith("end_"):
            depth -= 1
        if depth:
            yield row
