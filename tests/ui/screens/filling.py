"""The tour from the papers to the rating: overlays, papers, review, signature, number."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from kiosk.devices.camera import CameraFault
from kiosk.devices.card_reader.simulated import SAMPLE_CARD
from kiosk.services.earlier import EarlierPaper
from kiosk.services.person import from_card
from tests.ui.screens.tour import CIRCLE, Tour

_LAST_SECONDS = 50_000
_TOO_LONG = 600
_ADDRESS = "福建省福州市闽侯县白沙镇示范村1组1号"


def overlays(tour: Tour) -> None:
    """What lies over every scene."""
    idle = tour.app.idle
    tour.touch_look("staff", "overlay-staff")
    tour.app.calls._wait_no_longer()
    tour.look("overlay-staff-late")
    tour.touch("dismiss")
    idle._ask()
    tour.look("overlay-time")
    usual = idle._last.interval()
    idle._last.setInterval(_LAST_SECONDS)
    idle._ask()
    tour.look("overlay-time-last-minute")
    tour.touch("extend")
    idle._last.setInterval(usual)
    tour.app.scans.take("9" * _TOO_LONG)
    tour.hand.find("remark")
    tour.look("overlay-remark")
    tour.touch("remark")


def questions(tour: Tour) -> None:
    """What a question offers: the address of the card, phrases to choose from."""
    there = replace(SAMPLE_CARD, address=_ADDRESS)
    tour.open_item(person=from_card(there))
    tour.app.visit.change("/data/province")
    tour.look("question-address-offered")
    tour.touch_look("address_0", "question-address-taken")
    tour.open_item("opinion")
    tour.app.visit.change("/data/where")
    tour.look("question-phrases")


def papers(tour: Tour) -> None:
    """A paper in every state: missed, dark, unplugged, taken, doubted, cut, from a stick."""
    camera, visit = tour.plugged.camera, tour.app.visit
    tour.open_item()
    for name, state in _PAPERS.items():
        camera.fault = None
        camera.desk.lay("id-card-front")
        visit.change("/data/relation")
        visit.change("/data/materials/id_front")
        if tour.hand.sees("retake"):
            tour.touch("retake")
        state(tour)
        tour.look(f"material-{name}")
    camera.fault = None
    camera.desk.lay("id-card-front")


def held(tour: Tour) -> None:
    """A paper that the platform holds from an earlier case: offered, and used."""
    filed_at = datetime(2026, 3, 12, tzinfo=UTC)
    paper = EarlierPaper("household-register:0", "0001-2026-1-000012-1234", filed_at, bytes(32))
    tour.open_item("certificate-request", from_card(SAMPLE_CARD))
    tour.app.visit.take_held({paper.paper: paper})
    tour.app.visit.change("/data/materials/hukou_first")
    tour.look("material-held")
    tour.touch_look("use_held", "material-held-used")


def _waiting(tour: Tour) -> None:
    picture = tour.hand.find("picture")
    tour.hand.wait_until(lambda: bool(picture.property("paintedWidth")), "a live picture")


def _missed(tour: Tour) -> None:
    tour.touch("skip")


def _dark(tour: Tour) -> None:
    tour.plugged.camera.desk.cover()
    tour.hand.wait_until(lambda: tour.app.feed.is_dark, "the dark")


def _unplugged(tour: Tour) -> None:
    tour.plugged.camera.fault = CameraFault.UNPLUGGED
    tour.hand.find("fault")


def _taken(tour: Tour) -> None:
    tour.touch("take")
    tour.hand.find("use")


def _doubted(tour: Tour) -> None:
    tour.plugged.camera.desk.cover()
    _taken(tour)


def _cut(tour: Tour) -> None:
    _taken(tour)
    tour.touch("adjust")
    tour.hand.find("corner_0")


def _stick(tour: Tour) -> None:
    tour.touch("folder")
    tour.hand.find("file_0")


def _heic(tour: Tour) -> None:
    _stick(tour)
    tour.touch(_file(tour, "heic"))
    tour.hand.find("fault")


def _pages(tour: Tour) -> None:
    _stick(tour)
    tour.touch(_file(tour, "pdf"))
    tour.hand.wait_until(lambda: tour.app.scenes.material.showsPages, "the pages")


def _file(tour: Tour, kind: str) -> str:
    rows = tour.app.scenes.material.files.rows
    return next(f"file_{row.place}" for row in rows if row.kind == kind)


_PAPERS: dict[str, Callable[[Tour], None]] = {
    "waiting": _waiting,
    "missed": _missed,
    "dark": _dark,
    "unplugged": _unplugged,
    "taken": _taken,
    "doubted": _doubted,
    "cut": _cut,
    "stick": _stick,
    "heic": _heic,
    "pages": _pages,
}


def end(tour: Tour) -> None:
    """Review, signature, the number, the slip: first there is no paper for it."""
    tour.open_item(person=from_card(SAMPLE_CARD))
    tour.fill()
    tour.look("review")
    tour.touch_look("next", "signature")
    tour.touch_look("next", "signature-missing")
    tour.hand.draw("sign_pad", CIRCLE)
    tour.look("signature-signed")
    tour.plugged.printer.paper = 0
    tour.touch("next")
    tour.await_filed("failed")
    tour.look("filed-no-paper")
    tour.touch_look("show_slip", "slip-on-screen")
    tour.touch("photographed")
    tour.touch_look("papers", "papers")
    tour.plugged.printer.paper = 99
    tour.touch("print_slip")
    tour.await_filed()
    tour.touch_look("back", "filed")
    _rate(tour)
    tour.touch_look("next", "farewell")
    tour.touch("farewell")


def _rate(tour: Tour) -> None:
    if not tour.hand.sees("rate_1"):
        tour.touch_look("next", "rating")
    tour.touch_look("rate_1", "rating-reasons")
    tour.touch_look("own_words", "rating-words")
    tour.touch("back", "reason_slow")
    tour.look("rating-reasons-chosen")
    tour.touch_look("next", "rating-indicators")
    tour.touch("indicator_3_2")
    tour.look("rating-indicators-chosen")
    tour.touch("next")
    tour.hand.find("rating_note")
    tour.look("rated")


FILLING = (overlays, questions, papers, held, end)
