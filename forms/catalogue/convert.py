"""Workbook to XForm by pyxform, and the first loading by our engine: whatever they refuse is said."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from pyxform.errors import PyXFormError
from pyxform.xls2xform import convert

from forms.catalogue.messages import explain, explain_warning
from forms.catalogue.report import Report
from forms.catalogue.workbook import XLSFORM_SHEETS, Sheet, Workbook
from forms.definition import Form
from forms.errors import FormError
from forms.parse import load

_FILE = re.compile(r"jr://(?:file|file-csv|images|audio|video)/([^\"'<>/\\]+)")
_LOOKED_UP = re.compile(r"pulldata\(\s*(?:'|\"|&quot;)([\w.-]+)")
_LIST_ENDINGS = (".csv", ".xml", ".geojson")
_ROOT = "data"

Media = Mapping[str, Callable[[], bytes]]


def to_xform(workbook: Workbook, media: Media, report: Report, *, complete: bool) -> bytes | None:
    """Convert to an XForm that our engine accepts; None, with a finding, where that fails.

    Args:
        workbook: what the clerk wrote.
        media: openers of the files that lie ready, by name.
        report: takes the findings.
        complete: whether a file that does not lie ready is a fault; else it is a warning.
    """
    warnings: list[str] = []
    try:
        xform = convert(_definition(workbook), form_name=_ROOT, warnings=warnings).xform.encode()
    except PyXFormError as error:
        for said in explain(str(error), workbook):
            report.add(said.sheet, said.cell, said.zh, said.en)
        return None
    except Exception as error:  # noqa: BLE001 - pyxform stumbles over mistakes it cannot name
        _note_stumble(error, workbook, report)
        return None
    for warning in warnings:
        for said in explain_warning(warning, workbook):
            report.warn(said.sheet, said.cell, said.zh, said.en)
    form = _load(xform, workbook, media, report)
    if form:
        _note_missing(form, xform, workbook, media, report.add if complete else report.warn)
    return xform if form else None


def files_named(xform: bytes) -> tuple[str, ...]:
    """Return the names of the lists, pictures and sounds that a form uses, each once."""
    text = xform.decode()
    looked_up = (f"{name}.csv" for name in _LOOKED_UP.findall(text))
    return tuple(dict.fromkeys((*_FILE.findall(text), *looked_up)))


def _definition(workbook: Workbook) -> dict[str, Any]:
    """Give the sheets in the shape in which pyxform's own readers give them."""
    definition: dict[str, Any] = {"sheet_names": [sheet.name for sheet in workbook.sheets]}
    for name in XLSFORM_SHEETS:
        if sheet := workbook.sheet(name):
            rows: list[Mapping[str, str]] = [{} for _ in sheet.rows[1:]]
            for row in sheet.records:
                rows[row.number - 2] = row.cells
            definition[name] = rows
            definition[f"{name}_header"] = [dict.fromkeys(filter(None, sheet.headings))]
    return definition


def _note_stumble(error: Exception, workbook: Workbook, report: Report) -> None:
    """Note a failure of pyxform without words: of a list it misses, or of nobody knows what."""
    survey = _survey(workbook)
    lists = {error.args[0]} if isinstance(error, KeyError) else set()
    for row in survey.records:
        if lists.intersection(row["type"].split()[1:]):
            report.add(
                survey.name,
                survey.cell(row.number, "type"),
                f"这道题的选项组“{row['type'].split()[1]}”这样用不了。"
                "请检查 choices 表里有没有它；select_one_external 还要写 choice_filter。",
                f"The list “{row['type'].split()[1]}” cannot be used like this. See whether the sheet "
                "choices has it; select_one_external also needs a choice_filter.",
            )
            return
    report.add(
        survey.name,
        "",
        f"表单转换不了（{type(error).__name__}: {error}）。请对照能用的工作簿检查列名。",
        f"The form cannot be converted ({type(error).__name__}: {error}). "
        "Compare its columns with a workbook that works.",
    )


def _load(xform: bytes, workbook: Workbook, media: Media, report: Report) -> Form | None:
    lists = {name for name in files_named(xform) if name.endswith(_LIST_ENDINGS)}
    try:
        form = load(xform, {name: media[name] for name in lists.intersection(media)})
        for open_instance in form.instances.values():
            open_instance()
    except FormError as error:
        report.add(*_words(error, _survey(workbook)))
        return None
    for warning in form.warnings:
        report.warn(*_words(warning, _survey(workbook)))
    return form


def _note_missing(
    form: Form, xform: bytes, workbook: Workbook, media: Media, note: Callable[..., None]
) -> None:
    survey = _survey(workbook)
    for name in dict.fromkeys((*files_named(xform), *form.missing_media)):
        if name not in media:
            note(
                survey.name,
                _cell_naming({name, name.rpartition(".")[0]}, survey),
                f"表单要用的文件 {name} 不在工作簿旁边。请放到旁边的“工作簿名-media”文件夹里。",
                f"The form needs the file {name}, which is not beside the workbook. "
                "Put it into a folder WORKBOOK-media there.",
            )


def _survey(workbook: Workbook) -> Sheet:
    return workbook.sheet("survey") or Sheet("survey", ())


def _words(error: FormError, survey: Sheet) -> tuple[str, str, str, str]:
    """Return sheet, cell and words; the place stays in the words where it is no question."""
    if cell := _cell_of(error.place, survey):
        return survey.name, cell, error.zh, f"{error.fact} {error.cure}".strip()
    cell = _cell_naming(set(re.findall(r"[\w.-]+", error.place)), survey)
    return survey.name, cell, error.user_text("zh_CN"), error.user_text("en")


def _cell_naming(names: set[str], survey: Sheet) -> str:
    return next(
        (
            survey.cell(row.number, heading)
            for row in survey.records
            for heading, cell in row.cells.items()
            if names.intersection(re.findall(r"[\w.-]+", cell))
        ),
        "",
    )


def _cell_of(place: str, survey: Sheet) -> str:
    """Find the cell that a place such as "/data/group/name relevant" speaks of."""
    match = re.match(r"/(?:[^/\s]+/)*([^/\s]+)\s*(\w*)", place)
    row = next((row for row in survey.records if match and row["name"] == match[1]), None)
    if row is None or match is None:
        return ""
    heading = "calculation" if match[2] == "calculate" else match[2]
    return survey.cell(row.number, heading if heading in survey.headings else "name")
