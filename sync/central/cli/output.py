"""How commands print: tables for people, JSON for programs."""

import json
from collections.abc import Iterator, Mapping, Sequence
from unicodedata import east_asian_width


def print_json(value: object) -> None:
    """Print a value as indented JSON."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def print_rows(rows: Sequence[Mapping[str, object]], *, as_json: bool) -> None:
    """Print rows as JSON, or one a line with tabs under a line of names."""
    if as_json:
        print_json(rows)
        return
    for row in rows[:1]:
        print("\t".join(row))
    for row in rows:
        print("\t".join(map(str, row.values())))


def columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield rows as lines whose columns stand below each other; a Chinese character takes two places."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = zip(row, widths, strict=True)
        yield "  ".join(text + " " * (wide - width(text)) for text, wide in cells).rstrip()


def width(text: str) -> int:
    """Return how many places a text takes in a terminal."""
    return sum(1 + (east_asian_width(character) in "WF") for character in text)
