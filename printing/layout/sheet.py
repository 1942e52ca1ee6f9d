"""The A5 page that a resident takes along."""

from reportlab.lib.pagesizes import A5

from printing.layout import blocks
from printing.layout.blocks import Block
from printing.layout.paper import Paper

MARGIN = 34.0
WIDTH = A5[0] - 2 * MARGIN
LABEL = 70.0
CODE = 104.0
QUIET = 16.0


class Sheet(Paper):
    """The look that all such pages share."""

    size = A5
    margin = MARGIN
    code = CODE
    quiet = QUIET
    top = 30.0
    bottom = 28.0
    smallest = 0.85

    def fact(self, label: str, value: str, size: float = 11.5) -> Block:
        """A label, and beside it what it is."""
        return blocks.beside(
            blocks.text(label, self.soft(size), MARGIN, LABEL),
            blocks.text(value, self.plain(size), MARGIN + LABEL, WIDTH - LABEL),
        )
