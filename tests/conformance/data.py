"""Where the conformance data lies, how its files are read, and what kind of case a line is."""

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DATA = Path(__file__).parents[3] / "shared" / "conformance"
SCORED = (
    "xpath.jsonl.gz",
    "scenarios.jsonl.gz",
    "forms/manifest.jsonl",
    "forms/negative.jsonl.gz",
)

_GZIP = b"\x1f\x8b"
_KEYS = {
    "xpath": ("id", "engine", "expr", "context", "type"),
    "trace": ("id", "engine", "form", "steps"),
    "negative": ("id", "md"),
    "form": ("path", "kind"),
}


class DataError(Exception):
    """A file that cannot be run; the message names the file, the line and what is wrong."""


@dataclass(frozen=True, slots=True)
class Case:
    """One line of a data file.

    Args:
        kind: "xpath", "trace", "negative" or "form".
        row: what the line says.
        folder: the folder of its file, from which further files are named.
    """

    kind: str
    row: Mapping[str, Any]
    folder: Path


def scored_files(data: Path = DATA) -> list[Path]:
    """Return every scored file.

    Raises:
        DataError: the data is not there.
    """
    files = [data / name for name in SCORED]
    missing = [file.name for file in files if not file.is_file()]
    if missing:
        raise DataError(f"{data}: the conformance data is not there ({', '.join(missing)})")
    return files


def read_cases(file: Path) -> list[Case]:
    """Read a file of JSON lines, packed or not; the lines say what kind they are.

    Raises:
        DataError: the file cannot be read, or a line is not of a known kind.
    """
    cases = [_case(file, number, text) for number, text in _lines(file)]
    if not cases:
        raise DataError(f"{file}: there is no case in it")
    return cases


def _lines(file: Path) -> Iterator[tuple[int, str]]:
    try:
        content = file.read_bytes()
        text = (gzip.decompress(content) if content[:2] == _GZIP else content).decode()
    except (OSError, EOFError, ValueError) as error:
        raise DataError(f"{file}: cannot be read ({error})") from error
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, line


def _case(file: Path, number: int, text: str) -> Case:
    try:
        row = json.loads(text)
    except ValueError as error:
        raise DataError(f"{file}, line {number}: not JSON ({error})") from error
    for kind, keys in _KEYS.items():
        if isinstance(row, dict) and all(_fits(key, row.get(key)) for key in keys):
            return Case(kind, row, file.parent)
    raise DataError(
        f"{file}, line {number}: neither an XPath case, a trace, a negative workbook nor a form"
    )


def _fits(key: str, value: object) -> bool:
    if key == "steps":
        return isinstance(value, Sequence) and all(isinstance(s, dict) and "op" in s for s in value)
    return isinstance(value, str)
