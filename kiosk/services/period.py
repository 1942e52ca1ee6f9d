"""A day or a month of the hall's calendar, and the ones before and after it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from typing_extensions import override

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`, both within: one day, or a whole month."""

    first: date
    last: date

    @classmethod
    def day(cls, day: date) -> "Period":
        """Return one day."""
        return cls(day, day)

    @classmethod
    def month(cls, day: date) -> "Period":
        """Return the month that a day lies in."""
        first = day.replace(day=1)
        return cls(first, (first + 31 * _DAY).replace(day=1) - _DAY)

    @property
    def is_month(self) -> bool:
        """Whether it is a month."""
        return self.last > self.first

    @property
    def before(self) -> "Period":
        """The day or month before this one."""
        day = self.first - _DAY
        return Period.month(day) if self.is_month else Period.day(day)

    @property
    def after(self) -> "Period":
        """The day or month after this one."""
        day = self.last + _DAY
        return Period.month(day) if self.is_month else Period.day(day)

    def days(self) -> Iterator[date]:
        """Yield each day."""
        for place in range((self.last - self.first).days + 1):
            yield self.first + place * _DAY

    @override
    def __str__(self) -> str:
        """Return it as file names and the audit have it."""
        return f"{self.first:%Y-%m}" if self.is_month else f"{self.first:%Y-%m-%d}"
