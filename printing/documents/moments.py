"""Dates and times as documents say them."""

from datetime import date, datetime


def written_date(day: date, language: str) -> str:
    """Return 2026年11月22日, or 2026-11-22."""
    return f"{day:%Y-%m-%d}" if language == "en" else f"{day.year}年{day.month}月{day.day}日"


def written_moment(at: datetime, language: str) -> str:
    """Return date and time to the minute, in the time zone that `at` carries."""
    return f"{written_date(at.date(), language)} {at:%H:%M}"


def grouped(number: str) -> str:
    """Return a number in groups of four, as people read it out."""
    return " ".join(number[start : start + 4] for start in range(0, len(number), 4))


def copy_marks(language: str, *, sample: bool, copy: int) -> tuple[str, ...]:
    """Return what kind of copy a document is: a sample, a copy after the first."""
    english = language == "en"
    marks = []
    if sample:
        marks.append("SAMPLE" if english else "示范")
    if copy > 1:
        marks.append(f"REPRINT, copy {copy}" if english else f"补打 第 {copy} 份")
    return tuple(marks)
