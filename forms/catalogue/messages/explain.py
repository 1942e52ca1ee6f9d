"""Finds what kind of message one of pyxform is, and says it again in both languages."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from string import Formatter

from pyxform.errors import ErrorCode

from forms.catalogue.messages.coded import CODED
from forms.catalogue.messages.kind import Kind
from forms.catalogue.messages.places import ROW, find_cell
from forms.catalogue.messages.uncoded import UNCODED
from forms.catalogue.messages.warned import NO_MATTER, WARNINGS
from forms.catalogue.workbook import Workbook

_PREFACE = re.compile(
    r"On the '\w+' sheet, (?:the (?:'[^']+' value(?: '[^']*')?|entity declaration) is \w+\. )?|"
    r"Invalid headers provided for sheet: '\w+'\. "
)
_CURE = re.compile(r"\b(?:Please|Either|Rename|add|check)\b")
_LINK = re.compile(r"\s*Learn more: \S+")
_SELDOM = Kind("这里不能用。pyxform 的说明：{message} 请对照 XLSForm 的说明改正。")


@dataclass(frozen=True)
class Explained:
    """A message as a finding: sheet, cell ("" where it concerns the whole), words."""

    sheet: str
    cell: str
    zh: str
    en: str


def explain(message: str, workbook: Workbook) -> list[Explained]:
    """Say what a refusal says; where every line is a known kind, each is a finding."""
    return _explained(message, workbook, UNCODED)


def explain_warning(message: str, workbook: Workbook) -> list[Explained]:
    """Say what a warning says; nothing where it does not matter at a kiosk."""
    if any(re.fullmatch(pattern, _bare(message)) for pattern in NO_MATTER):
        return []
    return _explained(message, workbook, WARNINGS)


def _explained(message: str, workbook: Workbook, uncoded: Mapping[str, Kind]) -> list[Explained]:
    lines = message.split("\n")
    parts = lines if all(_kind(line, uncoded) for line in lines) else [message]
    return [_say(part, workbook, uncoded) for part in parts]


def _say(message: str, workbook: Workbook, uncoded: Mapping[str, Kind]) -> Explained:
    kind, said = _kind(message, uncoded) or (_SELDOM, {})
    said["message"] = _words(message)
    sheet, cell = find_cell(message, kind, said, workbook)
    return Explained(sheet, cell, kind.zh.format(**said), (kind.en or "{message}").format(**said))


def _words(message: str) -> str:
    """Return pyxform's own words without the place, and with a cure."""
    words = _LINK.sub("", _PREFACE.sub("", _bare(message))).strip()
    return words[:1].upper() + words[1:] + ("" if _CURE.search(words) else " Please correct it.")


def _bare(message: str) -> str:
    return ROW.sub("", message).strip()


def _kind(message: str, uncoded: Mapping[str, Kind]) -> tuple[Kind, dict[str, str]] | None:
    """Return the kind of a message and what stands at its places."""
    for pattern, kind in {**_coded(), **uncoded}.items():
        if match := re.fullmatch(pattern, _bare(message), re.DOTALL):
            return kind, match.groupdict(default="")
    return None


@cache
def _coded() -> Mapping[str, Kind]:
    """Make a pattern of each numbered message."""
    return {_pattern(ErrorCode[name].value.msg): kind for name, kind in CODED.items()}


def _pattern(template: str) -> str:
    pattern = ""
    for words, name, _, _ in Formatter().parse(ROW.sub("", template.replace("{row}", "1"))):
        known = f"(?P<{name}>" in pattern
        pattern += re.escape(words)
        pattern += (f"(?P={name})" if known else f"(?P<{name}>.*?)") if name else ""
    return pattern
