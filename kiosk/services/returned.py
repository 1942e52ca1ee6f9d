"""The notice of a case that came back: what is to be mended, how and where, to take home."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject

from forms.catalogue import ServiceItem
from kiosk.services.handover import Order
from kiosk.services.paper import PaperService
from kiosk.services.papers import phones_of
from kiosk.services.press import Press
from kiosk.services.slips import Office
from kiosk.services.wanted import wanted_names
from printing import ReturnedInput
from sync.store import CaseStanding
from sync.wire.slip import Slip, slip_text

RETURNED, SUPPLEMENT = WAITING_FOR_PERSON = ("returned", "supplement")
"""Statuses in which it is the person's turn."""

_WAYS = {
    ("zh_CN", RETURNED): (
        "带上交材料那天的回执单，在交材料的那台自助机上点“查进度”，扫回执单上的码，点“打开来改”。",
        "只改要改的，改完签个字就行，不用从头填。办理单位要的材料，带原件来拍照。",
        "没带回执单，就带身份证到窗口，工作人员帮您改。",
    ),
    ("zh_CN", SUPPLEMENT): (
        "带上要补的材料和交材料那天的回执单，在交材料的那台自助机上点“查进度”，扫回执单上的码，点“拍照补上”。",
        "没带回执单，就带身份证到窗口，工作人员帮您补。",
    ),
    ("en", RETURNED): (
        'At the kiosk where you filed touch "My case", scan the slip and touch "Change it".',
        "Change only what is asked for, and sign. Bring the originals of papers to be photographed.",
        "Without the slip, bring your ID card to the window: staff will help you.",
    ),
    ("en", SUPPLEMENT): (
        'Bring papers and slip to the kiosk where you filed. Touch "My case", scan the slip, touch "Add papers".',
        "Without the slip, bring the papers and your ID card to the window: staff will help you.",
    ),
}
_LABELS = {"zh_CN": ("到哪里", "问事电话"), "en": ("Where", "Phone")}


def returned_of(
    case: CaseStanding, item: ServiceItem | None, office: Office, now: datetime, language: str
) -> ReturnedInput:
    """Say what stands on the notice of a case that is in the person's hands."""
    progress = case.progress
    key = "en" if language == "en" else "zh_CN"
    said = (
        item.place.get(language) if item else "",
        phones_of((item,), language) if item else "",
    )
    return ReturnedInput(
        hall=office.hall,
        device_name=office.device_name,
        item_title=progress.title.get(key) or progress.title.get("zh_CN", ""),
        number=progress.slip_number,
        case_number=progress.case_number or "",
        masked_name=progress.masked_name,
        returned_at=progress.changed_at.astimezone(office.zone),
        printed_at=now.astimezone(office.zone),
        asked=_asked(case, item, language),
        due=None if progress.due_at is None else progress.due_at.astimezone(office.zone).date(),
        ways=_WAYS[key, progress.status],
        facts=tuple(fact for fact in zip(_LABELS[key], said, strict=True) if fact[1]),
        address=office.address,
        qr_text=slip_text(office.address, Slip(progress.slip_number, None)),
        language=language,
        supplement=progress.status == SUPPLEMENT,
        sample=True,
    )


def _asked(case: CaseStanding, item: ServiceItem | None, language: str) -> str:
    """Return what the agency wrote, after the names of the papers that it wants."""
    names = wanted_names(item, case.progress.wanted, language)
    if not names:
        return case.progress.note
    said = f"Papers: {', '.join(names)}. " if language == "en" else f"要补：{'、'.join(names)}。"
    return said + case.progress.note


class ReturnedPaper(PaperService):
    """Prints notices. `item_named`: the service item of a code, None where it is offered no more."""

    def __init__(
        self,
        render: Callable[[ReturnedInput], bytes],
        press: Press,
        office: Callable[[], Office],
        item_named: Callable[[str], ServiceItem | None],
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(press, parent)
        self._render = render
        self._office = office
        self._item_named = item_named
        self._now = now

    def print(self, case: CaseStanding, language: str) -> None:
        """Draw and print the notice of a case."""
        item = self._item_named(case.progress.item)
        notice = returned_of(case, item, self._office(), self._now(), language)

        def draw(copy: int) -> bytes:
            return self._render(replace(notice, copy=copy))

        self.put_on_paper(Order("returned", draw, case.id))
