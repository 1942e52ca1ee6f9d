"""The tour of the check-up: red, yellow and green ones with their cures, and the bundle without a stick."""

from kiosk.services.desk.examining import ExamState
from kiosk.services.doctor.keeping import second_finding
from kiosk.services.doctor.network import network_findings
from sync.errors import BadSignatureError
from sync.transport.errors import ClosedPortError
from sync.transport.steps import Step
from tests.ui.screens.at_desk import at_desk, leave, open_section
from tests.ui.screens.tour import Tour


def doctor(tour: Tour) -> None:
    """Everything looked at for real; then the longest words; then no stick to save them on."""
    examining = tour.app.place.examining
    at_desk(tour, "technician")
    open_section(tour, "doctor")
    tour.hand.wait_until(lambda: not examining.state.is_busy, "the look to end")
    steps = [Step(name, told="127.0.0.1") for name in ("interface", "name", "route")]
    ill = network_findings([*steps, Step("port", ClosedPortError(""))], is_secured=True)
    known = [Step(name) for name in ("tls", "answer")]
    other = network_findings(
        [*steps, Step("port"), *known, Step("device", BadSignatureError(""))], is_secured=True
    )
    longest = (*ill, *list(other)[-1:], second_finding("", 3))
    examining._show(ExamState(longest))
    tour.look("desk-doctor")
    tour.touch("doctor_save")
    tour.hand.find("doctor_fault")
    tour.look("desk-doctor-no-stick")
    leave(tour)
