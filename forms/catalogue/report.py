"""Collects what is wrong in a workbook; the rules that hold for every sheet."""

from collections.abc import Iterable, Mapping

from forms.catalogue.item import Finding
from forms.catalogue.rules import Rule
from forms.catalogue.workbook import Sheet, Workbook

CHINESE = "中文 (zh_CN)"
ENGLISH = "English (en)"


class Report:
    """The findings of one workbook, in the order in which they were made."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.warnings: list[Finding] = []

    def add(self, sheet: str, cell: str, zh: str, en: str) -> None:
        """Note a fault; of several in one cell the first is kept."""
        if all((f.sheet, f.cell) != (sheet, cell) for f in self.findings):
            self.findings.append(Finding(sheet, cell, zh, en))

    def warn(self, sheet: str, cell: str, zh: str, en: str) -> None:
        """Note what the workbook can be used with all the same."""
        warning = Finding(sheet, cell, zh, en, warning=True)
        if warning not in self.warnings:
            self.warnings.append(warning)


def sheet_with(
    workbook: Workbook, name: str, headings: Iterable[str], report: Report
) -> Sheet | None:
    """Find a sheet that has these headings; note what is missing or stands there twice."""
    sheet = workbook.sheet(name)
    if sheet is None:
        report.add(
            name,
            "",
            f"缺少工作表“{name}”。请加上这一张，或者改正表名。",
            f"There is no sheet “{name}”. Add it, or correct the name of a sheet.",
        )
        return None
    for place, heading in enumerate(sheet.headings):
        if heading and heading in sheet.headings[:place]:
            report.add(
                sheet.name,
                sheet.at(1, place),
                f"列“{heading}”出现了两次。请去掉一列，或者改名。",
                f"The column “{heading}” is here twice. Take one away or rename it.",
            )
    missing = [heading for heading in headings if heading not in sheet.headings]
    for number, heading in enumerate(missing):
        report.add(
            sheet.name,
            sheet.at(1, len(sheet.headings) + number),
            f"缺少列“{heading}”。请在第 1 行加上这一列。",
            f"The column “{heading}” is missing. Add it in row 1.",
        )
    return None if missing else sheet


def check_translations(sheet: Sheet, report: Report) -> None:
    """Note every cell whose words are there in one language and not in the other."""
    pairs = _pairs(sheet.headings)
    for heading, other in pairs.items():
        if other not in sheet.headings:
            report.add(
                sheet.name,
                sheet.cell(1, heading),
                f"有“{heading}”列，没有“{other}”列。请加上“{other}”列。",
                f"There is a column “{heading}” but none “{other}”. Add it.",
            )
    for row in sheet.records:
        for heading, other in pairs.items():
            if other in sheet.headings and row[heading] and not row[other]:
                report.add(
                    sheet.name,
                    sheet.cell(row.number, other),
                    f"缺少翻译：这里要和“{heading}”列说一样的话。",
                    f"A translation is missing: say here what column “{heading}” says.",
                )


def check_cells(sheet: Sheet, columns: Mapping[str, Rule], report: Report) -> None:
    """Note every blank cell of these columns, and every one its rule does not accept."""
    for row in sheet.records:
        for heading, rule in columns.items():
            words = (
                rule(row[heading])
                if row[heading]
                else (f"请填写“{heading}”。", f"Please fill in “{heading}”.")
            )
            if words:
                report.add(sheet.name, sheet.cell(row.number, heading), *words)


def check_unique(sheet: Sheet, headings: tuple[str, ...], report: Report) -> None:
    """Note every row that says the same as an earlier one under all these headings."""
    first: dict[tuple[str, ...], int] = {}
    for row in sheet.records:
        words = tuple(row[heading] for heading in headings)
        if all(words) and first.setdefault(words, row.number) != row.number:
            report.add(
                sheet.name,
                sheet.cell(row.number, headings[0]),
                f"“{words[0]}”和第 {first[words]} 行重名。请改一个名字。",
                f"“{words[0]}” is the same as in row {first[words]}. Rename one.",
            )


def _pairs(headings: Iterable[str]) -> Mapping[str, str]:
    """Pair each heading of one language with its heading in the other, both ways."""
    ends = ((f"::{CHINESE}", f"::{ENGLISH}"), ("detail_zh_CN", "detail_en"))
    return {
        heading: heading.removesuffix(own) + other
        for heading in headings
        for own, other in (*ends, *(end[::-1] for end in ends))
        if heading.endswith(own)
    }
