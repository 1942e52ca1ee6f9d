"""Rules for one row of the sheet `survey`, beyond those that pyxform knows."""

import re
from collections.abc import Collection

from forms.catalogue import rules
from forms.catalogue.report import CHINESE, Report
from forms.catalogue.workbook import Row, Sheet
from forms.numbers import KINDS

# What a kiosk can ask, of all that XLSForm has.
ASKED = (
    *("text", "integer", "decimal", "range", "date", "time", "dateTime", "image", "note"),
    *("select_one", "select_multiple", "rank", "acknowledge"),
    *("select_one_from_file", "select_multiple_from_file"),
)
UNASKED = (
    *("calculate", "hidden", "start", "end", "today"),
    *("begin_group", "end_group", "begin_repeat", "end_repeat"),
)
LISTS = ("provinces.csv", "cities.csv", "counties.csv", "townships.csv")
FACTS = ("name", "sex", "nation", "birth", "address", "id_number")
CONCEPTS = (*FACTS, "phone")

_LABEL = f"label::{CHINESE}"
_MESSAGE = f"constraint_message::{CHINESE}"
_KIOSK = {
    "bind::kiosk:check": rules.one_of(*KINDS),
    "bind::kiosk:fill": rules.one_of(*(f"card.{fact}" for fact in FACTS)),
    "bind::kiosk:same": rules.one_of(*(f"person.{concept}" for concept in CONCEPTS)),
    "bind::kiosk:secret": rules.one_of("yes"),
}
_REFERENCE = re.compile(r"\$\{(?:last-saved#)?([^}]*)\}")


class Questions:
    """The rows of a survey, each to be looked at by itself."""

    def __init__(self, survey: Sheet, lists: Collection[str], report: Report) -> None:
        self._survey = survey
        self._lists = lists
        self._names = {row["name"] for row in survey.records}
        self._report = report

    def check(self) -> None:
        """Note what is wrong with any row, and kiosk columns that do not exist."""
        known = rules.like(_KIOSK)
        for place, heading in enumerate(self._survey.headings):
            if heading.startswith("bind::kiosk:") and (words := known(heading)):
                self._report.add(self._survey.name, self._survey.at(1, place), *words)
        for row in self._survey.records:
            self._check_type(row)
            self._check_words(row)
            self._check_references(row)
            for heading, rule in {"name": rules.name, **_KIOSK}.items():
                if row[heading] and (words := rule(row[heading])):
                    self._note(row, heading, *words)

    def _check_type(self, row: Row) -> None:
        kind, _, argument = kind_of(row).partition(" ")
        if not kind:
            self._note(row, "type", "请填写题型，例如 text。", "Give the type, such as text.")
        elif words := rules.like((*ASKED, *UNASKED))(kind):
            self._note(row, "type", *words)
        elif kind.endswith("_from_file"):
            if words := rules.one_of(*LISTS)(argument):
                self._note(row, "type", *words)
        elif kind.startswith("select_") and argument.split(" ")[0] not in self._lists:
            self._note(
                row,
                "type",
                f"choices 表里没有“{argument}”这组选项。请改正名称，或者加上这组选项。",
                f"The sheet choices has no list “{argument}”. Correct it or add the list.",
            )

    def _check_words(self, row: Row) -> None:
        if kind_of(row).split(" ")[0] in ASKED and not row[_LABEL]:
            self._note(row, _LABEL, "请写这道题怎么问。", "Write how this question is asked.")
        if row["constraint"] and not row[_MESSAGE]:
            self._note(
                row,
                _MESSAGE,
                "有 constraint 就要写 constraint_message：填得不合适时对居民说什么。",
                "A constraint needs a constraint_message: what to tell the resident.",
            )

    def _check_references(self, row: Row) -> None:
        known = rules.like(self._names)
        for heading, cell in row.cells.items():
            for name in _REFERENCE.findall(cell):
                if words := known(name.strip()):
                    self._note(row, heading, *words)

    def _note(self, row: Row, heading: str, zh: str, en: str) -> None:
        self._report.add(self._survey.name, self._survey.cell(row.number, heading), zh, en)


def kind_of(row: Row) -> str:
    """Return the type, "begin group" written as "begin_group"."""
    return re.sub(r"^(begin|end) (group|repeat)$", r"\1_\2", row["type"])
