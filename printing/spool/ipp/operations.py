"""What a printer or a queue of CUPS is asked (RFC 8011, RFC 3995, RFC 3996)."""

from dataclasses import dataclass

from printing.errors import PrinterError, PrinterWarning
from printing.spool.ipp.connection import Connection
from printing.spool.ipp.message import Attributes, Group, Value
from printing.spool.ipp.reasons import is_mild, trouble_of, warnings_of

_PRINT_JOB, _CANCEL_JOB, _GET_JOBS, _GET_PRINTER_ATTRIBUTES = 0x0002, 0x0008, 0x000A, 0x000B
_SUBSCRIBE, _GET_SUBSCRIPTIONS, _GET_NOTIFICATIONS = 0x0016, 0x0019, 0x001C
_NOT_POSSIBLE, _NOT_FOUND = 0x0404, 0x0406
_IDLE, _STOPPED = 3, 5
_MOST_JOBS = 200
_MARK = b"township-kiosk"
# CUPS says that a job was completed also when the printer was switched off and forgot it; then
# this stands beside it, and beside every later job.
_LOST_SIGHT = "cups-ipp-missing-job-history"

PENDING, HELD, PROCESSING, HALTED, CANCELLED, ABORTED, COMPLETED = range(3, 10)


@dataclass(frozen=True, slots=True)
class Job:
    """A job as it stands in a list or in an event. `is_certain`: its end was seen, not assumed."""

    number: int
    name: str
    state: int
    is_certain: bool = True


@dataclass(frozen=True, slots=True)
class Look:
    """How a printer or queue is. `device`: the address of the printer behind a queue, or ""."""

    state: int
    is_accepting: bool
    reasons: tuple[str, ...]
    device: str

    @property
    def is_stopped(self) -> bool:
        """Whether it prints nothing until it is told to."""
        return self.state == _STOPPED

    @property
    def trouble(self) -> PrinterError | None:
        """What holds up a job that is at the printer."""
        return trouble_of(self.reasons)

    def trouble_ahead(self, *, is_news: bool) -> PrinterError | None:
        """Return what would hold up the next job.

        While it rests, a mild reason may be of one of several trays, and what is no news of nothing.
        """
        if self.state != _IDLE:
            return self.trouble
        return trouble_of(one for one in self.reasons if is_news and not is_mild(one))

    @property
    def warnings(self) -> tuple[PrinterWarning, ...]:
        """What staff should see to, though the next page may well come out."""
        low = warnings_of(self.reasons)
        return (*low, PrinterWarning.NEEDS_A_LOOK) if self.trouble else low


def look_at(place: Connection) -> Look:
    """Look at a printer or queue."""
    wanted = (
        "printer-state",
        "printer-state-reasons",
        "printer-is-accepting-jobs",
        "device-uri",
    )
    answer = place.ask(_GET_PRINTER_ATTRIBUTES, {"requested-attributes": wanted})
    seen = _first(answer.of(Group.PRINTER))
    return Look(
        state=_number(seen, "printer-state"),
        is_accepting=bool(_number(seen, "printer-is-accepting-jobs", 1)),
        reasons=tuple(str(reason) for reason in seen.get("printer-state-reasons", [])),
        device=_text(seen, "device-uri"),
    )


def print_job(place: Connection, pdf: bytes, name: str, media: str) -> None:
    """Hand over one document, to be printed once in its own size."""
    place.ask(
        _PRINT_JOB,
        {"job-name": name, "document-format": "application/pdf"},
        [(Group.JOB, {"copies": 1, "media": media, "print-scaling": "none"})],
        document=pdf,
    )


def cancel_job(place: Connection, number: int) -> None:
    """Take a job back; one that has ended stays as it is."""
    place.ask(_CANCEL_JOB, {"job-id": number}, accepts=(_NOT_POSSIBLE, _NOT_FOUND))


def open_job(place: Connection, name: str) -> Job | None:
    """Return the job of a name that has not ended."""
    return _named(_jobs(place, "not-completed"), name)


def ended_job(place: Connection, name: str) -> Job | None:
    """Return the job of a name that has ended, if the place remembers it."""
    return _named(_jobs(place, "completed"), name)


def keeps_jobs(place: Connection) -> bool:
    """Tell whether any job that has ended is remembered."""
    return bool(_jobs(place, "completed", limit=1))


def _jobs(place: Connection, which: str, limit: int = _MOST_JOBS) -> list[Job]:
    wanted = ("job-id", "job-name", "job-state")
    asked: Attributes = {"which-jobs": which, "limit": limit, "requested-attributes": wanted}
    return [_job(job, "job-id") for job in place.ask(_GET_JOBS, asked).of(Group.JOB)]


def subscription(queue: Connection) -> int:
    """Return the number of our subscription to the ends of a CUPS queue's jobs, made if missing."""
    asked: Attributes = {"my-subscriptions": True, "requested-attributes": "all"}
    answer = queue.ask(_GET_SUBSCRIPTIONS, asked, accepts=(_NOT_FOUND,))
    for found in answer.of(Group.SUBSCRIPTION):
        if found.get("notify-user-data") == [_MARK]:
            return _number(found, "notify-subscription-id")
    wish: Attributes = {
        "notify-pull-method": "ippget",
        "notify-events": "job-completed",
        # Until it is cancelled: a day without a slip must not end it.
        "notify-lease-duration": 0,
        "notify-user-data": _MARK,
    }
    made = queue.ask(_SUBSCRIBE, {}, [(Group.SUBSCRIPTION, wish)])
    return _number(_first(made.of(Group.SUBSCRIPTION)), "notify-subscription-id")


def end_told(queue: Connection, name: str) -> Job | None:
    """Return the job of a name as it was when it ended, if an event told of it."""
    asked = {"notify-subscription-ids": subscription(queue), "notify-sequence-numbers": 1}
    events = queue.ask(_GET_NOTIFICATIONS, asked).of(Group.EVENT)
    return _named([_job(event, "notify-job-id") for event in events], name)


def _job(attributes: dict[str, list[Value]], number: str) -> Job:
    return Job(
        number=_number(attributes, number),
        name=_text(attributes, "job-name"),
        state=_number(attributes, "job-state"),
        is_certain=_LOST_SIGHT not in attributes.get("printer-state-reasons", []),
    )


def _named(jobs: list[Job], name: str) -> Job | None:
    return next((job for job in jobs if job.name == name), None)


def _first(groups: list[dict[str, list[Value]]]) -> dict[str, list[Value]]:
    return groups[0] if groups else {}


def _number(attributes: dict[str, list[Value]], name: str, default: int = 0) -> int:
    value = attributes.get(name, [default])[0]
    return value if isinstance(value, int) else default


def _text(attributes: dict[str, list[Value]], name: str) -> str:
    return str(attributes.get(name, [""])[0])
