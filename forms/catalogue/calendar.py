"""The working-day calendar: which days an office works, where that is not Monday to Friday."""

from dataclasses import dataclass
from datetime import date, timedelta

from forms.catalogue.text import Text

_SATURDAY = 5


@dataclass(frozen=True)
class Span:
    """Days in a row, both ends included, that are off or are worked, and why."""

    first: date
    last: date
    works: bool
    name: Text


@dataclass(frozen=True)
class WorkCalendar:
    """Days off and made-up working days; every other day is as its weekday says."""

    spans: tuple[Span, ...] = ()

    def is_working_day(self, day: date) -> bool:
        """Tell whether offices work on this day."""
        span = next((span for span in self.spans if span.first <= day <= span.last), None)
        return day.weekday() < _SATURDAY if span is None else span.works

    def add_working_days(self, day: date, n: int) -> date:
        """Return the `n`th working day after `day`: the day itself for 0.

        Raises:
            ValueError: `n` is negative.
        """
        if n < 0:
            raise ValueError(n)
        while n:
            day += timedelta(days=1)
            n -= self.is_working_day(day)
        return day
