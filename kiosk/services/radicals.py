"""Characters by their radical: strokes of the radical, the radical, strokes of the rest, the character."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kiosk.paths import RADICALS

MANY = 10
"""From this many strokes on all are one group."""


@dataclass(frozen=True, slots=True)
class Form:
    """A radical as it is written: several forms may stand for one radical, one form for several."""

    radicals: tuple[str, ...]
    strokes: int
    form: str


class Radicals:
    """The table of a file of resources/radicals.

    A number of strokes is 1 to 10: 1 also means none, 10 also more.
    """

    def __init__(self, file: Path) -> None:
        self._forms: list[Form] = []
        self._characters: defaultdict[str, dict[int, str]] = defaultdict(dict)
        for line in file.read_text(encoding="utf-8").splitlines():
            kind, radical, strokes, text = line.split("\t")
            if kind == "form":
                self._forms.append(Form(tuple(radical.split(" ")), int(strokes), text))
            else:
                self._characters[radical][int(strokes)] = text

    def forms(self, strokes: int) -> tuple[Form, ...]:
        """Return the radicals of so many strokes."""
        return tuple(one for one in self._forms if _group(one.strokes) == strokes)

    def characters(self, form: Form, strokes: int) -> str:
        """Return the characters with so many strokes beside this radical, the commoner first."""
        found = (
            self._characters[radical][rest]
            for radical in form.radicals
            for rest in sorted(self._characters[radical])
            if _group(rest) == strokes
        )
        return "".join(dict.fromkeys("".join(found)))


def _group(strokes: int) -> int:
    return min(max(strokes, 1), MANY)


@cache
def radicals() -> Radicals:
    """Return the table; it is read when it is first asked for."""
    return Radicals(RADICALS)
