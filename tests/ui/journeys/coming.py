"""Coming to the kiosk: it is switched on, somebody stands before it, and what they do is noted."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from time import monotonic

from kiosk.settings import Settings
from tests.ui.journeys.hall import PATIENT, Hall, Place
from tests.ui.journeys.hand import Finger
from tests.ui.journeys.person import FOLDER, Answer, Person
from tests.ui.journeys.record import Record
from tests.ui.stage import qt_warnings


@contextmanager
def coming(
    hall: Hall,
    record: Record,
    size: tuple[int, int],
    *,
    answers: Mapping[str, Answer] | None = None,
    papers: Sequence[str] | Mapping[str, str] = (),
    settings: Settings = PATIENT,
    finger: type[Finger] = Finger,
) -> Iterator[Person]:
    """Let somebody come to a kiosk of this size; what they did is added to the record."""
    started = monotonic()
    lying = papers if isinstance(papers, Mapping) else dict.fromkeys(papers, "household-register")
    with qt_warnings() as warnings:
        try:
            with hall.opened(size, settings) as place:
                hand = finger(place.app.window)
                with _noted(record, place, hand):
                    yield Person(hall, place, hand, record, answers or {}, lying)
        finally:
            record.seconds = round(record.seconds + monotonic() - started, 1)
            record.faults += [f"Qt says: {warning}" for warning in dict.fromkeys(warnings)]


@contextmanager
def _noted(record: Record, place: Place, hand: Finger) -> Iterator[None]:
    """Note the scenes that are come to, and what the hand did; where it breaks off, the sight."""

    def note() -> None:
        if (scene := place.app.visit.visit.scene.value) not in record.scenes:
            record.scenes.append(scene)

    place.app.visit.paged.connect(note)
    try:
        yield
    except BaseException:
        hand.save_picture(FOLDER / record.name / "failed.png")
        raise
    finally:
        record.touches += hand.touches
        record.keystrokes += hand.keystrokes
        record.chinese_typed += hand.chinese
