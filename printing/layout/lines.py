"""Where a line of Chinese, Latin or mixed text may end."""

import re
from collections.abc import Callable, Iterator

# GB/T 15834-2011, 5.1, and CLREQ (W3C), 3.1.4: what may not begin a line, and what may not end one.
_NEVER_FIRST = frozenset("，。、；：？！．）》〉」』】〗〕］｝”’…—–～·・／/％‰℃°′″,.;:?!)]}%")
_NEVER_LAST = frozenset("（《〈「『【〖〔［｛“‘￥＄￡№＃／/([{")
# Never torn (CLREQ, 3.1.5): a word with its marks, a long dash, an ellipsis, a letter with its accents.
_LATIN = "!-~\u00a0-\u024f\u0300-\u036f\u0370-\u052f\u1e00-\u1eff"
_ATOM = re.compile(rf"[^\S\u00a0]+|[{_LATIN}]+(?:’[{_LATIN}]+)*|—+|…+|.[\u0300-\u036f]*")
# Where marks meet they take half an ideograph less (CLREQ, 3.1.6.2); so does a curly quote, which is as
# wide as an ideograph, in a Latin text.
_TIGHT = re.compile(
    "(?<=[，。、；：？！）》〉」』】〗〕］｝”’])(?=[，。、；：？！）》〉」』】〗〕］｝”’（《〈「『【〖〔［｛“‘])"
    "|(?<=[（《〈「『【〖〔［｛“‘])(?=[（《〈「『【〖〔［｛“‘])"
    "|(?<=[”’])(?=[ -~])|(?<=[ -~])(?=[“‘])"
)
TIGHT = 0.5
"""By how much of the type size the next piece of `tight` moves up."""


def tight(text: str) -> list[str]:
    """Return a line in the pieces between which there is half an ideograph too much of blank."""
    return _TIGHT.split(text)


def break_lines(text: str, width: float, measure: Callable[[str], float]) -> tuple[str, ...]:
    """Break `text` into lines of at most `width`.

    Words and numbers stay whole unless one alone is wider than a line. Punctuation keeps to the
    character it belongs to. A line feed always breaks.

    Args:
        text: what to set.
        width: of a line, in the unit that `measure` answers in.
        measure: tells the width of a piece of text, which is that of its characters.
    """
    return tuple(
        line for paragraph in text.split("\n") for line in _broken(paragraph, width, measure)
    )


def balanced(text: str, width: float, measure: Callable[[str], float]) -> tuple[str, ...]:
    """Break `text` as `break_lines` does, its lines about as long as each other."""
    lines = break_lines(text, width, measure)
    low, high = width / len(lines), width
    while len(lines) > 1 and high - low > 1:
        middle = (low + high) / 2
        if len(break_lines(text, middle, measure)) > len(lines):
            low = middle
        else:
            high = middle
    return break_lines(text, high, measure)


def _broken(paragraph: str, width: float, measure: Callable[[str], float]) -> Iterator[str]:
    if measure(paragraph.rstrip()) <= width:
        yield paragraph.rstrip()
        return
    line, filled = "", 0.0
    for unit in _units(paragraph):
        wide = measure(unit)
        if filled + wide <= width or filled + measure(unit.rstrip()) <= width:
            line, filled = line + unit, filled + wide
            continue
        if line.strip():
            yield line.rstrip()
        line = unit.lstrip()
        while measure(line.rstrip()) > width:
            head = _longest_head(line, width, measure)
            yield head
            line = line[len(head) :]
        filled = measure(line)
    yield line.rstrip()


def _units(paragraph: str) -> Iterator[str]:
    """Yield what must not be torn apart: a word or character with the punctuation it carries."""
    unit = ""
    for atom in _ATOM.findall(paragraph):
        begins = not atom.isspace() and atom[0] not in _NEVER_FIRST
        if unit and begins and unit.rstrip()[-1:] not in _NEVER_LAST:
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
