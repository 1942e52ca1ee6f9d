"""Slips: what stands on them, and printing them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo

from PySide6.QtCore import QObject

from forms.catalogue import ServiceItem, Text
from kiosk.services.handover import Order
from kiosk.services.next_steps import later_title, next_steps
from kiosk.services.paper import PaperService
from kiosk.services.press import Press
from kiosk.services.reopening import Correction
from printing import SlipInput
from sync.store import Filed
from sync.wire.proof import MAX_WORDS, SlipProof, joint_digest, proof_text
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
        """Return what the code says that is the resident's alone: page and secret; "" without one."""
        secret = secret_of(entries)
        first, *others = (entry.filed.slip_number for entry in entries)
        return slip_text(self.address, Slip(first, secret, tuple(others))) if secret else ""

    def proof(self, entries: Sequence[Entry], proof: str) -> str:
        """Return what the code says that is for everybody: page and signed proof."""
        return proof_text(self.address, tuple(one.filed.slip_number for one in entries), proof)


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

    @property
    def office(self) -> Office:
        """Whose slips these are."""
        return self._office()

    def code(self, entries: Sequence[Entry]) -> str:
        """Return what opens the filings, "" for nothing; it is only on the slip and on the screen."""
        return self._office().code(entries)

    def codes(self, entries: Sequence[Entry], proof: str) -> tuple[str, str]:
        """Return what both codes say: the resident's, and that of the proof as the kiosk signed it."""
        office = self._office()
        return office.code(entries), office.proof(entries, proof)

    def print(
        self,
        entries: Sequence[Entry],
        title: Text,
        masked_name: str,
        language: str,
        *,
        proof: str,
        follows: Correction | None = None,
    ) -> None:
        """Draw and print one slip for all that was filed; without a printer the screen shows it.

        Asked for again it is marked as a copy, and opens nothing. `proof`: of the slip, as the kiosk
        signed it. `follows`: what was filed before, of what is filed later about the same.
        """
        office = self._office()

        def draw(copy: int) -> bytes:
            slip = slip_of(entries, title, masked_name, language, office, follows=follows)
            code = office.proof(entries, proof)
            return self._render(as_copy(replace(slip, proof_text=code), copy))

        self.put_on_paper(Order("slip", draw, entries[0].filed.envelope_id))


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
    follows: Correction | None = None,
) -> SlipInput:
    """Say what stands on the slip."""
    filed, name = entries[0].filed, title.get(language)
    return SlipInput(
        hall=office.hall,
        device_name=office.device_name,
        item_title=later_title(name, follows.kind, language) if follows else name,
        number=filed.slip_number,
        numbers=tuple((one.item.title.get(language), one.filed.slip_number) for one in entries),
        masked_name=masked_name,
        made_at=filed.made_at.astimezone(office.zone),
        next_steps=next_steps([one.item for one in entries], language, follows=follows),
        address=office.address,
        qr_text=office.code(entries),
        language=language,
        sample=True,
        opens=secret_of(entries) is not None,
    )


def as_copy(slip: SlipInput, copy: int) -> SlipInput:
    """Return the slip as it is printed for the `copy`th time: only the first opens anything."""
    return slip if copy == 1 else replace(slip, qr_text="", opens=False, copy=copy)


def proof_of(
    filed: Sequence[Filed], items: Sequence[str], title: str, masked_name: str, device: str
) -> SlipProof:
    """Say what a slip proves; `items`: the code of each."""
    return SlipProof(
        device=device,
        numbers=tuple(one.slip_number for one in filed),
        items=tuple(items),
        title=title[:MAX_WORDS],
        masked_name=masked_name[:MAX_WORDS],
        at=int(filed[0].made_at.timestamp()),
        digest=joint_digest([one.digest for one in filed]),
    )
