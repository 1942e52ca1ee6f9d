"""Slips: drawn on the compute lane, handed to the printer on the paper lane."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo
from typing import Literal

from PySide6.QtCore import QObject, Signal

from forms.catalogue import ServiceItem
from kiosk.jobs import Err, Ok, SerialJobRunner
from printing import SlipInput
from sync.store import Filed
from sync.wire.slip import Slip, slip_text

Paper = Literal["none", "printing", "printed", "failed"]


@dataclass(frozen=True, slots=True)
class Office:
    """Whose slip it is: hall, device and the platform's address."""

    hall: str
    device_name: str
    address: str
    zone: tzinfo

    def code(self, filed: Filed) -> str:
        """Return what the QR of a slip says: where to ask about it, and the secret that opens it."""
        return slip_text(self.address, Slip(filed.slip_number, filed.slip_secret))


class SlipService(QObject):
    """Makes and prints the slip of a filing; `changed`: how far it got."""

    changed = Signal()

    def __init__(
        self,
        render: Callable[[SlipInput], bytes],
        submit: Callable[[bytes, str], object] | None,
        lanes: tuple[SerialJobRunner, SerialJobRunner],
        office: Callable[[], Office],
        parent: QObject | None = None,
    ) -> None:
        """`lanes`: compute and paper; `submit` takes a PDF and its job title, None without a printer."""
        super().__init__(parent)
        self._render = render
        self._submit = submit
        self._compute, self._paper = lanes
        self._office = office
        self._state: Paper = "none"

    @property
    def state(self) -> Paper:
        """How far the slip of this visit got."""
        return self._state

    def code(self, filed: Filed) -> str:
        """Return what the QR of a slip says; it is nowhere but on the slip and on the screen."""
        return self._office().code(filed)

    def print(self, filed: Filed, item: ServiceItem, masked_name: str, language: str) -> None:
        """Draw and print the slip of `filed`; without a printer the screen alone shows it."""
        submit = self._submit
        if submit is None:
            self._show("failed")
            return
        self._show("printing")
        slip = slip_of(filed, item, masked_name, language, self._office())

        def drawn(result: Ok[bytes] | Err) -> None:
            match result:
                case Ok(pdf):
                    self._paper.run(lambda: submit(pdf, f"slip-{filed.slip_number}"), self._printed)
                case Err():
                    self._show("failed")

        self._compute.run(lambda: self._render(slip), drawn)

    def forget(self) -> None:
        """The visit is over."""
        self._show("none")

    def _printed(self, result: Ok[object] | Err) -> None:
        self._show("printed" if isinstance(result, Ok) else "failed")

    def _show(self, state: Paper) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()


def slip_of(
    filed: Filed, item: ServiceItem, masked_name: str, language: str, office: Office
) -> SlipInput:
    """Say what stands on the slip."""
    return SlipInput(
        hall=office.hall,
        device_name=office.device_name,
        item_title=item.title.get(language),
        number=filed.slip_number,
        masked_name=masked_name,
        made_at=filed.made_at.astimezone(office.zone),
        next_steps=next_steps(item, language),
        address=office.address,
        qr_text=office.code(filed),
        language=language,
        sample=True,
        opens=filed.slip_secret is not None,
    )


def next_steps(item: ServiceItem, language: str) -> tuple[str, ...]:
    """Say what happens after filing, in order."""
    days = item.promised_days
    if language == "en":
        return (
            "Your application is kept in this kiosk and goes to the county by itself.",
            f"The agency answers within {days} working days."
            if days
            else "The agency reads it and answers if you left a phone number.",
            "Ask how it stands here with this number, or scan the code.",
        )
    return (
        "申请已在本机封存，联网后自动送到县里。",
        f"办理单位在 {days} 个工作日内答复。" if days else "办理单位会看，留了电话的会回复。",
        "凭此号可在本机查进度，也可以用手机扫码。",
    )
