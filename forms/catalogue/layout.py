"""How the filled form stands on paper, row by row: what a clerk may say of it."""

from dataclasses import dataclass

from forms.catalogue import rules
from forms.catalogue.text import NO_WORDS, Text

SECTION, ANSWERS, TABLE, PAPERS, DECLARATION, SIGNATURE, OFFICE, LEFT_OUT = LINES = (
    *("section", "answers", "table", "papers"),
    *("declaration", "signature", "office", "left_out"),
)
FULL, HALF, THIRD = WIDTHS = ("full", "half", "third")


@dataclass(frozen=True)
class PrintRow:
    """One row of the sheet `print`, in the order in which they stand on the paper.

    `kind`, one of `LINES`: a section's title; answers in one field, joined where several questions
    are named; a table of the questions of a repeat; the papers that were given; a declaration; the
    signature; a field that the office fills in; questions that are not printed. `width`: of answers,
    one of `WIDTHS`, "" as it fits. Without a `label` a field has the official term of its question;
    that of a table is a list, one for each column.
    """

    kind: str
    questions: tuple[str, ...] = ()
    label: Text = NO_WORDS
    width: str = ""

    def columns(self, language: str) -> tuple[str, ...]:
        """Return the labels of a table's columns, () where its questions name them."""
        return rules.items(self.label.get(language))
