"""The sheet `print`: how the filled form stands on paper, one row per section, field and table."""

from collections.abc import Mapping
from typing import NamedTuple

from forms.catalogue import rules
from forms.catalogue.layout import (
    ANSWERS,
    DECLARATION,
    LEFT_OUT,
    LINES,
    OFFICE,
    PAPERS,
    SECTION,
    SIGNATURE,
    TABLE,
    WIDTHS,
    PrintRow,
)
from forms.catalogue.question import ASKED, kind_of
from forms.catalogue.report import CHINESE, ENGLISH, Report, check_translations, sheet_with
from forms.catalogue.text import Text
from forms.catalogue.workbook import Row, Sheet, Workbook

_PRINT = "print"
_LABEL = f"label::{CHINESE}"
_LABEL_EN = f"label::{ENGLISH}"
_COLUMNS = ("type", "questions", _LABEL, _LABEL_EN, "width")
_NAMING = frozenset({ANSWERS, TABLE, LEFT_OUT})
_WORDED = frozenset({SECTION, DECLARATION, OFFICE})
_ONCE = frozenset({PAPERS, SIGNATURE})
_NEVER = frozenset({"image", "note"})


class _Asked(NamedTuple):
    """A question: its type without arguments, and the repeat it stands in, "" for none."""

    kind: str
    repeat: str


def read_print(workbook: Workbook, report: Report) -> tuple[PrintRow, ...]:
    """Read the sheet: () where it is wrong, or where there is none."""
    if workbook.sheet(_PRINT) is None:
        return ()
    before = len(report.findings)
    sheet = sheet_with(workbook, _PRINT, _COLUMNS, report)
    if sheet is None:
        return ()
    _Rows(sheet, _asked_in(workbook.sheet("survey")), report).check()
    check_translations(sheet, report)
    if len(report.findings) > before:
        return ()
    return tuple(
        PrintRow(
            row["type"],
            rules.items(row["questions"]),
            Text(row[_LABEL], row[_LABEL_EN]),
            row["width"],
        )
        for row in sheet.records
    )


def _asked_in(survey: Sheet | None) -> dict[str, _Asked]:
    """Return every question that may stand on paper or is a photo, and every calculation, by name."""
    asked: dict[str, _Asked] = {}
    repeats: list[str] = []
    for row in survey.records if survey else ():
        kind = kind_of(row).partition(" ")[0]
        if kind == "begin_repeat":
            repeats.append(row["name"])
        elif kind == "end_repeat" and repeats:
            repeats.pop()
        elif kind in ASKED or kind == "calculate":
            asked[row["name"]] = _Asked(kind, repeats[-1] if repeats else "")
    return asked


class _Rows:
    """The rows of the sheet, each looked at by itself and then all together."""

    def __init__(self, sheet: Sheet, asked: Mapping[str, _Asked], report: Report) -> None:
        self._sheet = sheet
        self._asked = asked
        self._report = report
        self._named: dict[str, int] = {}

    def check(self) -> None:
        """Note what is wrong with any row, and which questions and papers have no place."""
        for row in self._sheet.records:
            if words := rules.like(LINES)(row["type"]):
                self._note(row, "type", *words)
            else:
                self._check_cells(row)
                self._check_once(row)
                self._check_questions(row)
        self._check_missing()

    def _check_cells(self, row: Row) -> None:
        """Want the cells that a row of this type has, and no other."""
        kind = row["type"]
        if kind in _NAMING and not row["questions"]:
            self._note(row, "questions", "请写上题名，几个之间用顿号。", "Name the questions here.")
        if kind not in _NAMING and row["questions"]:
            self._note(
                row, "questions", f"{kind} 这一行不写题名。请清空。", f"{kind} names no questions."
            )
        if kind in _WORDED and not row[_LABEL]:
            self._note(row, _LABEL, "请写上印在纸上的字。", "Write the words for the paper here.")
        if kind == TABLE:
            self._check_columns(row)
        if row["width"] and kind != ANSWERS:
            zh, en = "只有 answers 有宽度。请清空。", "Only answers have a width. Clear the cell."
            self._note(row, "width", zh, en)
        elif row["width"] and (words := rules.one_of(*WIDTHS)(row["width"])):
            self._note(row, "width", *words)

    def _check_columns(self, row: Row) -> None:
        """Want a label for every column of a table, or none."""
        count = len(rules.items(row["questions"]))
        for heading in (_LABEL, _LABEL_EN):
            labels = len(rules.items(row[heading]))
            if labels not in {0, count}:
                zh = f"这张表有 {count} 列，这里写了 {labels} 个列名。请一列一个，或者都不写。"
                en = f"The table has {count} columns and {labels} labels. Give each its own, or none."
                self._note(row, heading, zh, en)

    def _check_once(self, row: Row) -> None:
        same = next(one for one in self._sheet.records if one["type"] == row["type"])
        if row["type"] in _ONCE and same is not row:
            zh = f"{row['type']} 在第 {same.number} 行已经有了。请只留一行。"
            en = f"{row['type']} stands in row {same.number} already. Keep one."
            self._note(row, "type", zh, en)

    def _check_questions(self, row: Row) -> None:
        names = rules.items(row["questions"])
        for name in names:
            if words := rules.like(self._asked)(name) or self._misplaced(name, row["type"]):
                self._note(row, "questions", *words)
            elif self._named.setdefault(name, row.number) != row.number:
                self._note(
                    row,
                    "questions",
                    f"“{name}”在第 {self._named[name]} 行已经有了。请只留一处。",
                    f"“{name}” stands in row {self._named[name]} already. Name it once.",
                )
        if (
            row["type"] == TABLE
            and len({self._asked[n].repeat for n in names if n in self._asked}) > 1
        ):
            zh = "一张表里只能放同一个 repeat 的题。请分成几行。"
            en = "A table has the questions of one repeat. Write a row for each repeat."
            self._note(row, "questions", zh, en)
        if any(n in self._asked and self._asked[n].kind == "calculate" for n in names) and not (
            row[_LABEL] or row["type"] == LEFT_OUT
        ):
            zh = "这里有算出来的数（calculate），它没有自己的名称。请写上印在纸上的字。"
            en = "A calculation has no words of its own. Write those for the paper here."
            self._note(row, _LABEL, zh, en)

    def _misplaced(self, name: str, kind: str) -> tuple[str, str] | None:
        """Say why a question cannot stand in a row of this type."""
        asked = self._asked[name]
        if asked.kind in _NEVER:
            return (
                f"“{name}”是照片或说明，不用写：照片都在 papers 那一行里。请去掉。",
                f"“{name}” is a photo or a note; photos stand in papers. Remove it.",
            )
        if kind == ANSWERS and asked.repeat:
            return (
                f"“{name}”在 repeat 里，有好几个答案。请写在 table 那一行。",
                f"“{name}” is in a repeat and has many answers. Write it in a row table.",
            )
        if kind == TABLE and not asked.repeat:
            return (
                f"“{name}”不在 repeat 里。请写在 answers 那一行。",
                f"“{name}” is in no repeat. Write it in a row answers.",
            )
        return None

    def _check_missing(self) -> None:
        """Note what was asked and would be missing on the paper."""
        unseen = [
            name
            for name, asked in self._asked.items()
            if name not in self._named and asked.kind not in {*_NEVER, "calculate"}
        ]
        below = len(self._sheet.rows) + 1
        if unseen:
            self._report.add(
                self._sheet.name,
                self._sheet.at(below, 1),
                f"这些题纸上没有：{'、'.join(unseen)}。请加进来；不印的写在 left_out 那一行。",
                f"These are not on the paper: {', '.join(unseen)}. Add them, or name them in a row "
                "left_out.",
            )
        kinds = {row["type"] for row in self._sheet.records}
        if PAPERS not in kinds and any(one.kind == "image" for one in self._asked.values()):
            zh = "纸上看不出交了哪些材料。请加一行，type 写 papers。"
            en = "The paper does not say which papers were given. Add a row papers."
            self._report.add(self._sheet.name, self._sheet.at(below, 0), zh, en)

    def _note(self, row: Row, heading: str, zh: str, en: str) -> None:
        self._report.add(self._sheet.name, self._sheet.cell(row.number, heading), zh, en)
