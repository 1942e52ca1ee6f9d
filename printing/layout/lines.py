"""Where a line of Chinese, Latin or mixed text may end."""

import re
from collections.abc import Callable, Iterator

# GB/T 15834-2011, 5.1: what may not begin a line, and what may not end one.
_NEVER_FIRST = frozenset("，。、；：？！）》〉」』】〕］｝”’…—～·％‰℃,.;:?!)]}%")
_NEVER_LAST = frozenset("（《〈「『【〔［｛“‘￥＄([{")
_ATOM = re.compile(r"\s+|[!-~\u00a1-\u024f]+|.")


def break_lines(text: str, width: float, measure: Callable[[str], float]) -> tuple[str, ...]:
    """Break `text` into lines of at most `width`.

    Words and numbers stay whole unless one alone is wider than a line. Punctuation keeps to the
    character it belongs to. A line feed always breaks.

    Args:
        text: what to set.
        width: of a line, in the unit that `measure` answers in.
        measure: tells the width of a piece of text.
    """
    return tuple(
        line for paragraph in text.split("\n") for line in _broken(paragraph, width, measure)
    )


def _broken(paragraph: str, width: float, measure: Callable[[str], float]) -> Iterator[str]:
    line = ""
    for unit in _units(paragraph):
        if measure((line + unit).rstrip()) <= width:
            line += unit
            continue
        if line.strip():
            yield line.rstrip()
        line = unit.lstrip()
        while measure(line.rstrip()) > width:
            head = _longest_head(line, width, measure)
            yield head
            line = line[len(head) :]
    yield line.rstrip()


def _units(paragraph: str) -> Iterator[str]:
    """Yield what must not be torn apart: a word or character with the punctuation it carries."""
    unit = ""
    for atom in _ATOM.findall(paragraph):
        if unit and atom[0] not in _NEVER_FIRST and unit[-1] not in _NEVER_LAST:
            yield unit
            unit = ""
        unit += atom
    if unit:
        yield unit


def _longest_head(line: str, width: float, measure: Callable[[str], float]) -> str:
    end = 1
    while end < len(line) and measure(line[: end + 1]) <= width:
        end += 1
    return line[:end]
