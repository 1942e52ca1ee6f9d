"""What a printer prints on: sheets, or a roll for receipts."""

from enum import Enum

DOT = 72 / 203.2
"""Points: receipt printers set 8 dots a millimetre."""


class Stock(Enum):
    """What paper is in a printer; rolls are named by their width in millimetres."""

    A4 = "a4"
    ROLL_80 = "80"
    ROLL_58 = "58"

    @property
    def dots(self) -> int:
        """How many dots a roll is wide where it can be printed on; 0 for sheets."""
        return {Stock.ROLL_80: 576, Stock.ROLL_58: 384}.get(self, 0)

    @property
    def is_roll(self) -> bool:
        """Whether it is a roll."""
        return self.dots > 0
