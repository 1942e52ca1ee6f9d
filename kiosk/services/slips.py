"""Slips: what stands on them, and printing them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import tzinfo

from PySide6.QtCore import QObject

from forms.catalogue import ServiceItem, Text
from kiosk.services.paper import PaperService, Press
from kiosk.services.readable import working_days
from printing import SlipInput
from sync.store import Filed
from sync.wire.numbers import grouped
from sync.wire.slip import Slip, slip_text


@dataclass(frozen=True, slots=True)
class Entry:
    """An item that was filed, and the proof."""

    item: ServiceItem
    filed: Filed


@dataclass(frozen=True, slots=True)
class Office:
    """Whose slip it is: hall, device (its name, and its code), and the platform's address."""

    hall: str
    device_name: str
    address: str
    zone: tzinfo
    device: str = ""

    def code(self, entries: Sequence[Entry]) -> str:
        """Return what the QR of a slip says: where to ask about it, and the secret that opens it."""
        first, *others = (entry.filed.slip_number for entry in entries)
        return slip_text(self.address, Slip(first, secret_of(entries), tuple(others)))


class SlipService(PaperService):
    """Makes and prints the slip of a filing."""

    def __init__(
        self,
        render: Callable[[SlipInput], bytes],
        press: Press,
        office: Callable[[], Office],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(press, parent)
        self._render = render
        self._office = office

    def code(self, entries: Sequence[Entry]) -> str:
        """Return what the QR of a slip says; it is nowhere but on the slip and on the screen."""
        return self._office().code(entries)

    def print(
        self,
        entries: Sequence[Entry],
        title: Text,
        masked_name: str,
        language: str,
        *,
        corrects: str = "",
    ) -> None:
        """Draw and print one slip for all that was filed; without a printer the screen shows it.

        `corrects`: the number of the filing that this is a new version of, "" for none.
        """
        office = self._office()
        slip = slip_of(entries, title, masked_name, language, office, corrects=corrects)
        self.put_on_paper(lambda: self._render(slip), f"slip-{slip.number}")


def secret_of(entries: Sequence[Entry]) -> bytes | None:
    """Return what opens those of the filings that were sealed to the slip; None where none was."""
    return next((one.filed.slip_secret for one in entries if one.filed.slip_secret), None)


def slip_of(
    entries: Sequence[Entry],
    title: Text,
    masked_name: str,
    language: str,
    office: Office,
    *,
    corrects: str = "",
) -> SlipInput:
    """Say what stands on the slip."""
    filed = entries[0].filed
    return SlipInput(
        hall=office.hall,
        device_name=office.device_name,
        item_title=corrected_title(title.get(language), language)
        if corrects
        else title.get(language),
        number=filed.slip_number,
        numbers=tuple((one.item.title.get(language), one.filed.slip_number) for one in entries),
        masked_name=masked_name,
        made_at=filed.made_at.astimezone(office.zone),
        next_steps=next_steps([one.item for one in entries], language, corrects=corrects),
        address=office.address,
        qr_text=office.code(entries),
        language=language,
        sample=True,
        opens=secret_of(entries) is not None,
    )


def corrected_title(title: str, language: str) -> str:
    """Return the name of an item that was changed and filed again."""
    return f"{title} (corrected)" if language == "en" else f"{title}（改好重交）"


def next_steps(
    items: Sequence[ServiceItem], language: str, *, corrects: str = ""
) -> tuple[str, ...]:
    """Say what happens after filing, in order; of several items the slowest answer counts."""
    if corrects:
        return _steps_of_correction(grouped(corrects), language)
    days = max(item.promised_days for item in items)
    if len(items) > 1:
        return _steps_of_several(days, language)
    if language == "en":
        return (
            "Your application is kept in this kiosk and goes to the county by itself.",
            f"The agency answers within {working_days(days, language)}."
            if days
            else "The agency reads it and answers if you left a phone number.",
            "Ask how it stands here with this number, or scan the code.",
        )
    return (
        "申请已在本机封存，联网后自动送到县里。",
        f"办理单位在 {working_days(days, language)}内答复。"
        if days
        else "办理单位会看，留了电话的会回复。",
        "凭此号可在本机查进度，也可以用手机扫码。",
    )


def _steps_of_correction(before: str, language: str) -> tuple[str, ...]:
    if language == "en":
        return (
            f"This takes the place of what you filed under {before}. The case stays the same.",
            "It is kept in this kiosk and goes to the county by itself.",
            "Ask how it stands with either slip.",
        )
    return (
        f"这是改好后重交的，代替 {before} 那一份，还是同一件事。",
        "已在本机封存，联网后自动送到县里，接着办。",
        "两张小票都能查进度，请都收好。",
    )


def _steps_of_several(days: int, language: str) -> tuple[str, ...]:
    if language == "en":
        return (
            "All is kept in this kiosk and goes to the county by itself.",
            f"Each agency answers by itself, the last within {working_days(days, language)}.",
            "Each number shows its own progress, the code shows all.",
        )
    return (
        "都已在本机封存，联网后自动送到县里。",
        f"各单位分别办理，最慢的 {working_days(days, language)}内答复。",
        "每件事凭自己的号查进度，一个码能查全部。",
    )
