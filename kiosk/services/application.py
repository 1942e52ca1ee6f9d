"""The application form of a filing: what stands on it, and printing it within the visit."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject

from forms.catalogue import ServiceItem
from kiosk.services.checked import Checked, checked_by, checked_in
from kiosk.services.earlier import EarlierPaper
from kiosk.services.filled import parts_of
from kiosk.services.filling import Filling
from kiosk.services.handover import Order
from kiosk.services.known import Visit
from kiosk.services.next_steps import later_title
from kiosk.services.opening import OpenedFiling
from kiosk.services.paper import PaperService
from kiosk.services.press import Press
from kiosk.services.slips import Entry, Office
from printing import ApplicationInput
from sync.clock import moment
from sync.wire.slip import Slip, slip_text

SIGNATURE = "signature.png"
_ENDINGS = ("申请", "登记")


@dataclass(frozen=True, slots=True)
class FilledForm:
    """The form of the filing `about`; it is known while the visit lasts."""

    about: UUID
    application: ApplicationInput


@dataclass(frozen=True, slots=True)
class Beside:
    """What is known of a filing beside its answers.

    `held`: where a page of a paper was handed in earlier, by the name the form gives it.
    """

    number: str
    made_at: datetime
    checked: Checked
    signature: bytes = field(default=b"", repr=False)
    held: Mapping[str, str] = field(default_factory=dict)
    is_correction: bool = False


def forms_of(visit: Visit, entries: Sequence[Entry], office: Office) -> tuple[FilledForm, ...]:
    """Return the form of every item that a visit filed, as it was filled in.

    An opinion has none, nor have papers that are handed in later.
    """
    if visit.correction is not None and visit.correction.kind == "supplement":
        return ()
    fillings = visit.walk.parts if visit.walk else ()
    return tuple(
        FilledForm(
            entry.filed.envelope_id,
            application_of(
                filling,
                entry.item,
                Beside(
                    entry.filed.slip_number,
                    entry.filed.made_at,
                    checked_in(visit),
                    visit.signature,
                    _held_in(filling),
                    is_correction=visit.correction is not None,
                ),
                office,
            ),
        )
        for entry, filling in zip(entries, fillings, strict=True)
        if entry.item.kind != "opinion"
    )


def application_of(
    filling: Filling, item: ServiceItem, beside: Beside, office: Office
) -> ApplicationInput:
    """Say what stands on the form of an item; answers in full, also those that are masked elsewhere."""
    language = filling.session.language
    title = form_title(item, language)
    return ApplicationInput(
        hall=office.hall,
        device_name=office.device_name,
        title=later_title(title, "correction", language) if beside.is_correction else title,
        agency=item.agency.get(language),
        number=beside.number,
        made_at=beside.made_at.astimezone(office.zone),
        parts=parts_of(
            filling, item, beside.signature, beside.held, is_by_agent=beside.checked.is_by_agent
        ),
        facts=beside.checked.facts(language, office.zone),
        qr_text=slip_text(office.address, Slip(beside.number, None, ())),
        language=language,
        by_agent=beside.checked.is_by_agent,
        sample=True,
    )


def form_of(
    filing: OpenedFiling, filling: Filling, item: ServiceItem, office: Office, *, copy: int
) -> ApplicationInput:
    """Return the form of a filing that was opened with its slip; `copy`: which of them it is."""
    signed = (file.data for file in filing.files if file.name == SIGNATURE)
    beside = Beside(
        filing.number,
        filing.made_at,
        checked_by(filing.identity),
        next(signed, None) or b"",
        {
            one.name: EarlierPaper(
                one.paper, one.case, moment(one.filed_at).astimezone(office.zone), one.digest
            ).words(filling.session.language)
            for one in filing.held
        },
        is_correction=filing.is_correction,
    )
    return replace(application_of(filling, item, beside, office), copy=copy)


def form_title(item: ServiceItem, language: str) -> str:
    """Return the name of an item's form: 高龄津贴申请表 for 高龄津贴申请."""
    title = item.title.get(language)
    if language == "en":
        return f"{title} form"
    return f"{title}表" if title.endswith(_ENDINGS) else f"{title}申请表"


def _held_in(filling: Filling) -> dict[str, str]:
    papers = ((question.value, filling.paper_at(question.ref)) for question in filling.questions())
    return {
        name: paper.words(filling.session.language)
        for name, paper in papers
        if isinstance(paper, EarlierPaper)
    }


class ApplicationPaper(PaperService):
    """Prints the forms of a visit."""

    sheets_only = True

    def __init__(
        self,
        render: Callable[[ApplicationInput], bytes],
        press: Press,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(press, parent)
        self._render = render

    def print(self, forms: Sequence[FilledForm]) -> None:
        """Draw and print each of them; asked for again they are marked as copies."""
        self.put_on_paper(*map(self._order, forms))

    def _order(self, form: FilledForm) -> Order:
        return Order("application", partial(self._draw, form.application), form.about)

    def _draw(self, application: ApplicationInput, copy: int) -> bytes:
        return self._render(replace(application, copy=copy))
