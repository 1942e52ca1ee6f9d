"""What staff print once more of a filing: its slip, its application form, and its result once it was read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtCore import QObject, Signal

from forms import Form
from forms.catalogue import ServiceItem
from kiosk.jobs import Err, Failure, Ok
from kiosk.services.application import ApplicationPaper, FilledForm, form_of
from kiosk.services.desk.case import CaseService
from kiosk.services.desk.desk import DeskService
from kiosk.services.handover import Order
from kiosk.services.opening import NotFiledHereError, OpenedFiling
from kiosk.services.paper import PaperService
from kiosk.services.press import Press
from kiosk.services.reopening import FormGoneError
from kiosk.services.reprint import slip_again
from kiosk.services.results import ResultService
from kiosk.services.slips import Office
from printing import SlipInput
from sync.errors import KnownError
from sync.store import OnSlip

_T = TypeVar("_T")
FiledWith = Callable[[str, str, str], tuple[ServiceItem, Form] | None]


class SlipAgainPaper(PaperService):
    """Prints slips once more. `render` draws one; `key`: this device's, that signs the proof."""

    def __init__(
        self,
        render: Callable[[SlipInput], bytes],
        press: Press,
        office: Callable[[], Office],
        key: Callable[[], Ed25519PrivateKey],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(press, parent)
        self._render = render
        self._office = office
        self._key = key

    @property
    def office(self) -> Office:
        """Whose papers these are."""
        return self._office()

    def print(self, filings: Sequence[OnSlip]) -> None:
        """Draw and print the slip that these filings share."""
        office = self._office()

        def draw(copy: int) -> bytes:
            return self._render(slip_again(filings, office, self._key(), copy))

        self.put_on_paper(Order("slip", draw, filings[0].id))


@dataclass(frozen=True, slots=True)
class DeskPapers:
    """The papers of the desk, beside those of the visit."""

    slips: SlipAgainPaper
    applications: ApplicationPaper
    results: ResultService


class ReprintService(QObject):
    """Prints for the filing that is looked at, each paper noted first. `changed`: how far it got."""

    changed = Signal()

    def __init__(
        self,
        case: CaseService,
        desk: DeskService,
        papers: DeskPapers,
        on_slip: Callable[[str], tuple[OnSlip, ...]],
        filed_with: FiledWith,
        parent: QObject | None = None,
    ) -> None:
        """`on_slip`: what stands on the slip of a number; `filed_with`: item and form of a filing."""
        super().__init__(parent)
        self._case = case
        self._desk = desk
        self._slips, self._applications = papers.slips, papers.applications
        self._results = papers.results
        self._on_slip = on_slip
        self._filed_with = filed_with
        self._paper: PaperService | None = None
        self._error: Failure | None = None
        for part in (papers.slips, papers.applications, papers.results):
            part.changed.connect(self.changed)
        case.turned.connect(self.forget)
        desk.locked.connect(self.forget)

    @property
    def has_printer(self) -> bool:
        """Whether there is a printer for slips."""
        return self._slips.has_printer

    @property
    def prints_sheets(self) -> bool:
        """Whether there is a printer for sheets of A4."""
        return self._applications.has_printer

    @property
    def paper(self) -> PaperService | None:
        """How far got what was asked for last, None before."""
        return self._paper

    @property
    def error(self) -> Failure | None:
        """Why it was not even begun, or None."""
        return self._error

    @property
    def is_busy(self) -> bool:
        """Whether a paper is on its way."""
        return self._paper is not None and self._paper.is_busy

    @property
    def results(self) -> ResultService:
        """The result that is read on the screen."""
        return self._results

    def print_slip(self) -> None:
        """Print the slip of the filing, with those that were filed with it; it opens nothing."""
        number = self._number()

        def read(result: Ok[tuple[OnSlip, ...]] | Err) -> None:
            match result:
                case Ok(()):
                    self._fail(NotFiledHereError(number))
                case Ok(filings):
                    self._slips.print(filings)
                case Err(error):
                    self._fail(error)

        self._perform("slip", self._slips, lambda: self._on_slip(number), read)

    def print_application(self, filing: OpenedFiling) -> None:
        """Print the application form of a filing whose contents are open."""
        form = filing.form
        found = self._filed_with(filing.item, form.id, form.version) if form else None
        if found is None or filing.filling is None:
            self._fail(FormGoneError(filing.item))
            return
        application = form_of(filing, filing.filling, found[0], self._slips.office, copy=1)
        forms = [FilledForm(filing.id, application)]
        noted = self._noted(lambda: self._applications.print(forms))
        self._perform("application", self._applications, lambda: None, noted)

    def show_result(self, secret: bytes) -> None:
        """Open the result on the screen, which the slip that was read does."""
        case = self._case.state.case
        if case is None:
            return
        row, open_ = case.row, self._results.open
        noted = self._noted(lambda: open_(row.id, row.slip_number, secret))
        self.forget()
        try:
            self._desk.perform("contents", lambda: None, noted, subject=f"result {row.slip_number}")
        except KnownError as error:
            self._fail(error)

    def print_result(self) -> None:
        """Print the result that lies open on the screen."""
        if self._results.can_print:
            noted = self._noted(lambda: self._results.print(self._desk.state.language))
            self._perform("result", self._results.papers, lambda: None, noted)

    def forget(self) -> None:
        """Tell nothing more of what was asked for; it comes out all the same."""
        self._paper, self._error = None, None
        self._slips.forget()
        self._applications.forget()
        self._results.forget()
        self.changed.emit()

    def _number(self) -> str:
        case = self._case.state.case
        return "" if case is None else case.row.slip_number

    def _noted(self, go_on: Callable[[], None]) -> Callable[[Ok[None] | Err], None]:
        """Return what goes on once it is noted, unless the filing was left meanwhile."""
        case = self._case.state.case

        def noted(result: Ok[None] | Err) -> None:
            now = self._case.state.case
            match result:
                case Ok() if case is not None and now is not None and now.row.id == case.row.id:
                    go_on()
                case Err(error):
                    self._fail(error)

        return noted

    def _perform(
        self,
        what: str,
        paper: PaperService,
        work: Callable[[], _T],
        on_result: Callable[[Ok[_T] | Err], None],
    ) -> None:
        if self.is_busy:
            return
        self._paper, self._error = paper, None
        try:
            self._desk.perform("reprint", work, on_result, subject=f"{what} {self._number()}")
        except KnownError as error:
            self._fail(error)
        self.changed.emit()

    def _fail(self, error: Failure) -> None:
        self._error = error
        self.changed.emit()
