"""What residents are told of the hall: when it is open, what is new, why the kiosk is out of service."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from forms.catalogue import WorkCalendar
from kiosk.services.readable import readable_date, readable_day
from kiosk.settings import Hall, HallNotice

_AHEAD = 30
_HORIZON = 60


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing residents should know; `until`: how long it holds, in words, "" for nobody knows."""

    title: str
    text: str
    symbol: str = "campaign"
    until: str = ""
    is_urgent: bool = False


class HallBoard:
    """The hall as it stands today, in words."""

    def __init__(
        self, hall: Hall, calendar: Callable[[], WorkCalendar], today: Callable[[], date]
    ) -> None:
        self._hall = hall
        self._calendar = calendar
        self._today = today

    def use(self, hall: Hall) -> None:
        """Tell of the hall as it is set from now on."""
        self._hall = hall

    @property
    def is_out(self) -> bool:
        """Whether the kiosk is out of service."""
        return bool(self._hall.out_of_service)

    def why_out(self, language: str) -> str:
        """Say why the kiosk is out of service, "" where it is not."""
        return _in(language, self._hall.out_of_service, self._hall.out_of_service_en)

    def contact(self, language: str) -> str:
        """Return whom to turn to, "" where nobody is named."""
        return _in(language, self._hall.contact, self._hall.contact_en)

    @property
    def phone(self) -> str:
        """Telephone number of the contact, "" where there is none."""
        return self._hall.phone

    def is_open(self, day: date) -> bool:
        """Tell whether the windows are staffed on a day."""
        return self._calendar().is_working_day(day) and day not in self._hall.closed

    def hours(self, language: str) -> str:
        """Say when the windows are staffed today, or when next; "" where no hours are set."""
        today = self._today()
        hours = _in(language, self._hall.hours, self._hall.hours.replace("、", ", "))
        if not hours:
            return ""
        if self.is_open(today):
            return _in(language, f"窗口今天 {hours}", f"Windows open today {hours}")
        ahead = (today + timedelta(days=days) for days in range(1, _HORIZON))
        opens = next((day for day in ahead if self.is_open(day)), None)
        if opens is None:
            return _in(language, "窗口今天不上班", "Windows closed today")
        day = readable_day(opens, today, language)
        return _in(
            language,
            f"窗口今天不上班，{day} {hours}",
            f"Windows closed today, open {day} {hours}",
        )

    def ready_by(self, days: int) -> date:
        """Return the day on which `days` working days from today are over."""
        return self._calendar().add_working_days(self._today(), days)

    def notices(self, language: str) -> tuple[Notice, ...]:
        """Return what residents should know: of the hall, urgent things first, then the days off."""
        today = self._today()
        said = [note for note in self._hall.notices if note.since <= today <= note.until]
        said.sort(key=lambda note: not note.urgent)
        return (*(_notice(note, language) for note in said), *self._days_off(language))

    def urgent(self, language: str) -> Notice | None:
        """Return the notice that everybody should see who comes by, None where there is none."""
        return next((note for note in self.notices(language) if note.is_urgent), None)

    def _days_off(self, language: str) -> Iterator[Notice]:
        today = self._today()
        last = today + timedelta(days=_AHEAD)
        for span in self._calendar().spans:
            if not span.works and span.last >= today and span.first <= last:
                first, end = (readable_date(day, language) for day in (span.first, span.last))
                days = (
                    first if first == end else _in(language, f"{first}到{end}", f"{first} to {end}")
                )
                yield Notice(
                    title=_in(language, f"{days}放假", f"Closed {days}"),
                    text=_in(
                        language,
                        f"{span.name.get(language)}。窗口不上班，自助机照常能用。",
                        f"{span.name.get(language)}. The windows are closed; kiosks work as always.",
                    ),
                    symbol="event_busy",
                )


def _notice(note: HallNotice, language: str) -> Notice:
    day = "" if note.until == date.max else readable_date(note.until, language)
    return Notice(
        title=_in(language, note.title, note.title_en),
        text=_in(language, note.text, note.text_en),
        symbol="warning" if note.urgent else "campaign",
        until=day and _in(language, f"到{day}为止", f"Until {day}"),
        is_urgent=note.urgent,
    )


def _in(language: str, zh: str, en: str) -> str:
    return (en if language == "en" else "") or zh
