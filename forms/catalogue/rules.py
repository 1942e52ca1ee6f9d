"""What a single cell may hold: each rule says, in both languages, what is wrong with a text."""

import re
from collections.abc import Callable, Collection
from datetime import date
from difflib import get_close_matches

Rule = Callable[[str], tuple[str, str] | None]

_CODE = re.compile(r"[a-z][a-z0-9-]{0,59}")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_SYMBOL = re.compile(r"[a-z0-9_]{1,60}")
_NUMBER = re.compile(r"[0-9]{1,4}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SEPARATORS = re.compile(r"[、，,；;\n]")


def items(cell: str) -> tuple[str, ...]:
    """Split a list whose entries are separated by 、, commas, semicolons or line ends."""
    return tuple(part.strip() for part in _SEPARATORS.split(cell) if part.strip())


def anything(_: str) -> None:
    """Any words will do."""


def code(cell: str) -> tuple[str, str] | None:
    """Want a code, which is also the name of a folder."""
    if _CODE.fullmatch(cell):
        return None
    return (
        "编码只用小写字母、数字和短横线，字母开头，例如 elderly-allowance。",
        "A code has small letters, digits and hyphens, such as elderly-allowance.",
    )


def name(cell: str) -> tuple[str, str] | None:
    """Want the name of a question, a group or a choice list."""
    if _NAME.fullmatch(cell):
        return None
    return (
        "名称只用英文字母、数字和下划线，字母开头，中间没有空格。",
        "A name has letters, digits and underscores, begins with a letter and has no spaces.",
    )


def symbol(cell: str) -> tuple[str, str] | None:
    """Want the name of a Material Symbol."""
    if _SYMBOL.fullmatch(cell):
        return None
    return (
        "这里写图标的英文名，例如 elderly。",
        "Write the name of a Material Symbol here, such as elderly.",
    )


def number(cell: str) -> tuple[str, str] | None:
    """Want a whole number from 0 to 9999."""
    if _NUMBER.fullmatch(cell):
        return None
    return "这里要写一个整数，例如 20。", "Write a whole number here, such as 20."


def day(cell: str) -> tuple[str, str] | None:
    """Want a date as 2026-10-01."""
    try:
        date.fromisoformat(cell if _DAY.fullmatch(cell) else "")
    except ValueError:
        return (
            "日期要写成 2026-10-01 这样，而且日历上有这一天。",
            "Write a date as 2026-10-01, one that is in the calendar.",
        )
    return None


def one_of(*allowed: str) -> Rule:
    """Want exactly one of these words."""

    def rule(cell: str) -> tuple[str, str] | None:
        if cell in allowed:
            return None
        return f"这里只能写：{'、'.join(allowed)}。", f"Write one of these: {', '.join(allowed)}."

    return rule


def like(known: Collection[str]) -> Rule:
    """Want one of these words; guess which one was meant."""

    def rule(cell: str) -> tuple[str, str] | None:
        if cell in known:
            return None
        close = get_close_matches(cell, known, n=1)
        return (
            f"不认识“{cell}”。" + (f"是不是“{close[0]}”？" if close else "请改正，或者去掉。"),
            f"“{cell}” is not known. "
            + (f"Is it “{close[0]}”?" if close else "Correct or remove it."),
        )

    return rule


def some_of(allowed: Collection[str]) -> Rule:
    """Want a list of these words."""

    def rule(cell: str) -> tuple[str, str] | None:
        strange = [word for word in items(cell) if word not in allowed]
        if not strange:
            return None
        return (
            f"不认识“{strange[0]}”。这里可以写：{'、'.join(allowed)}。",
            f"“{strange[0]}” is not known. Write some of these: {', '.join(allowed)}.",
        )

    return rule
