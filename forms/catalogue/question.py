"""Rules for one row of the sheet `survey`, beyond those that pyxform knows."""

import re
from collections.abc import Collection

from forms.catalogue import phrases, rules
from forms.catalogue.concepts import CONCEPTS, concept
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
AGENT = "agent.relation"
FACTS = ("name", "sex", "nation", "birth", "address", "id_number")
# Parts of the card's address, offered in one touch; each level is asked from its own list.
PARTS = {
    "card.province": "provinces.csv",
    "card.city": "cities.csv",
    "card.county": "counties.csv",
    "card.township": "townships.csv",
    "card.place": "",
}

_LABEL = f"label::{CHINESE}"
_MESSAGE = f"constraint_message::{CHINESE}"
SAME = "bind::kiosk:same"
_CHECK = "bind::kiosk:check"
_FILL = "bind::kiosk:fill"
_PHRASES = f"bind::kiosk:{phrases.PHRASES}"
_PHRASES_EN = f"bind::kiosk:{phrases.PHRASES_EN}"
_KIOSK = {
    _CHECK: rules.one_of(*KINDS),
    _FILL: rules.one_of(*(f"card.{fact}" for fact in FACTS), *PARTS, AGENT),
    _PHRASES: phrases.phrases(phrases.LONGEST),
    _PHRASES_EN: phrases.phrases(phrases.LONGEST_EN),
    SAME: concept,
    "bind::kiosk:secret": rules.one_of("yes"),
}
_REFERENCE = re.compile(r"\$\{(?:last-saved#)?([^}]*)\}")


class Questions:
    """The rows of a survey, each to be looked at by itself."""

    def __init__(self, survey: Sheet, lists: Collection[str], report: Report) -> None:
        self._survey = survey
        self._lists = lists
        self._names = {row["name"] for row in survey.records}
        self._repeated = repeated(survey)
        self._first: dict[str, str] = {}
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
            self._check_same(row)
            self._check_part(row)
            self._check_agent(row)
            self._check_references(row)
            for heading, rule in {"name": rules.name, **_KIOSK}.items():
                if row[heading] and (words := rule(row[heading])):
                    self._note(row, heading, *words)
            self._check_phrases(row)

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

    def _check_same(self, row: Row) -> None:
        kind = CONCEPTS.get(row[SAME], "")
        if not kind:
            return
        if row["name"] in self._repeated:
            self._note(
                row,
                SAME,
                "这道题在 repeat 里，每人答的不一样。请把这一格清空，或者把题移出来。",
                "In a repeat each answer is another one. Clear the cell or move the question out.",
            )
        elif row["name"] != self._first.setdefault(row[SAME], row["name"]):
            self._note(
                row,
                SAME,
                f"“{self._first[row[SAME]]}”已经问了 {row[SAME]}。请清空其中一格。",
                f"“{self._first[row[SAME]]}” already asks {row[SAME]}. Clear one of the cells.",
            )
        elif kind_of(row).split(" ")[0] != kind:
            self._note(
                row,
                "type",
                f"{row[SAME]} 在每个事项里都用 {kind} 题来问。请改正题型，或者换一个概念。",
                f"{row[SAME]} is asked by a {kind} everywhere. Correct the type or the concept.",
            )

    def _check_part(self, row: Row) -> None:
        """Want each part of the card's address to be asked from the list that has it."""
        listed = PARTS.get(row[_FILL])
        wanted = f"select_one_from_file {listed}" if listed else "text"
        if listed is not None and row["type"] != wanted:
            self._note(
                row,
                _FILL,
                f"{row[_FILL]} 用 {wanted} 题来问。请改正题型，或者把这一格清空。",
                f"{row[_FILL]} is asked by {wanted}. Correct the type, or clear the cell.",
            )

    def _check_agent(self, row: Row) -> None:
        """Nobody is asked whether somebody acts for the person: staff say so before."""
        if row[_FILL] == AGENT and row["type"] != "hidden":
            self._note(
                row,
                _FILL,
                f"{AGENT} 是帮办人员先填好的，不问居民。题型请写 hidden。",
                f"{AGENT} is known from the staff and not asked. Make the type hidden.",
            )

    def _check_phrases(self, row: Row) -> None:
        zh, en = row[_PHRASES], row[_PHRASES_EN]
        if (zh or en) and (row["type"] != "text" or row[_CHECK]):
            self._note(
                row,
                _PHRASES if zh else _PHRASES_EN,
                "常用答案只给用文字回答的题（text，没有 check）。请把这一格清空。",
                "Phrases are for questions answered in words (text without check). Clear the cell.",
            )
        elif words := phrases.fault(zh, en):
            self._note(row, _PHRASES, *words)

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


def repeated(survey: Sheet) -> set[str]:
    """Return the names that stand in a repeat, the repeat's own among them."""
    names: set[str] = set()
    depth = 0
    for row in survey.records:
        depth += kind_of(row) == "begin_repeat"
        if depth and row["name"]:
            names.add(row["name"])
        depth -= kind_of(row) == "end_repeat"
    return names
