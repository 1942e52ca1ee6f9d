"""Rows as the lists of the desk show them."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Tone: TypeAlias = Literal["plain", "soft", "good", "note", "danger", "primary"]


@dataclass(frozen=True, slots=True)
class DeskRow:
    """One row of a `DeskList`.

    `key`: comes back when somebody acts on it. `symbol`, `lead`: the first column, in `tone`. `title` and under
    it `detail`: the wide one. `side`: a third. `action`, `action_symbol`: the word and sign of its button, "" for none.
    """

    key: str
    title: str
    detail: str = ""
    symbol: str = ""
    tone: Tone = "plain"
    lead: str = ""
    side: str = ""
    action: str = ""
    action_symbol: str = ""
