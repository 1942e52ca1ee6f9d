"""The section of filings put together: finding, the page of one, and what is done about it."""

from kiosk.parts import Parts
from kiosk.services.application import ApplicationPaper
from kiosk.services.cards import CardService
from kiosk.services.copies import ResultPaper
from kiosk.services.correcting import CorrectingService
from kiosk.services.desk.acting import ActingService, Helpers
from kiosk.services.desk.assisting import AssistingService
from kiosk.services.desk.case import CaseService, read_case
from kiosk.services.desk.contents import ContentsService
from kiosk.services.desk.finding import FindingService
from kiosk.services.desk.reprinting import DeskPapers, ReprintService, SlipAgainPaper
from kiosk.services.progress import Enquiry
from kiosk.services.reopening import reopen
from kiosk.services.results import ResultService
from kiosk.services.scans import ScanService
from kiosk.services.shelf import Shelf
from kiosk.services.supplementing import SupplementService
from kiosk.services.withdrawing import WithdrawalService
from kiosk.stationery import PAPER
from kiosk.viewmodels.desk.case import CaseServices, DeskCaseViewModel
from kiosk.viewmodels.desk.case_filter import DeskCaseFilterViewModel
from kiosk.viewmodels.desk.cases import DeskCasesViewModel, FindingWays
from printing import render_application, render_result, render_slip
from sync.clock import new_id


class Casework:
    """All that works on filings at the desk; `case` opens one for whoever asks."""

    def __init__(
        self,
        parts: Parts,
        cards: CardService,
        scans: ScanService,
        contents: ContentsService,
        assisting: AssistingService,
    ) -> None:
        desk, store, lanes = parts.desk, parts.store, parts.lanes
        self._contents = contents
        enquiry = Enquiry(store)
        self.finding = FindingService(
            store.cases, enquiry.by_code, desk, (lanes.store, lanes.compute)
        )
        self.case = CaseService(lambda id_: read_case(store, id_), desk, parts.sync, lanes.store)
        self.acting = ActingService(
            self.case, desk, parts.visit, _helpers(parts, contents, assisting), parts.now
        )
        self.reprint = ReprintService(
            self.case, desk, _papers(parts), store.slips.on, parts.catalogue.filed_with
        )
        filter_ = DeskCaseFilterViewModel(parts.catalogue, desk)
        services = CaseServices(desk, self.case, self.acting, self.reprint, contents)
        self.view_model = DeskCasesViewModel(
            self.finding,
            self.case,
            DeskCaseViewModel(services, filter_, parts.zone),
            filter_,
            FindingWays(desk, cards, scans, parts.trusted_today, parts.zone),
        )

    @property
    def pictures(self) -> tuple[bytes, ...]:
        """The photos, and the page of a result, that may be shown now."""
        contents = self._contents.state.contents
        photos = contents.photos.values() if contents else ()
        return (*(photo.data for photo in photos), *self.reprint.results.pictures)

    def forget(self) -> None:
        """Let go of everything."""
        for service in (self.finding, self.acting, self.reprint, self.case):
            service.forget()


def _helpers(parts: Parts, contents: ContentsService, assisting: AssistingService) -> Helpers:
    """Return who does what about a filing: openers of the desk's own, beside those of the visit."""
    store, catalogue, lanes = parts.store, parts.catalogue, parts.lanes

    def fresh_id() -> str:
        return str(new_id(parts.clock))

    withdrawing = WithdrawalService(store, (lanes.compute, lanes.store), parts.now)
    withdrawing.filed.connect(lambda _case: parts.sync.cycle())
    return Helpers(
        contents,
        CorrectingService(
            lambda case, secret: reopen(store, case, secret),
            catalogue.filed_with,
            lanes.compute,
            parts.now,
            fresh_id,
        ),
        SupplementService(store, catalogue.item_named, lanes.compute, parts.now, fresh_id),
        withdrawing,
        assisting,
        store.handed,
    )


def _papers(parts: Parts) -> DeskPapers:
    """Return the papers of the desk: what it prints shows nowhere in a visit."""
    store, lanes, press = parts.store, parts.lanes, parts.paper.press
    results = ResultPaper(
        lambda result: render_result(result, PAPER), press, parts.office, parts.now
    )
    return DeskPapers(
        SlipAgainPaper(
            lambda slip: render_slip(slip, PAPER, press.stock),
            press,
            parts.office,
            store.device_key,
        ),
        ApplicationPaper(lambda form: render_application(form, PAPER), press),
        ResultService(
            Shelf(store, parts.lines.desk, lambda: parts.sync.state.reach != "offline"),
            (lanes.compute, lanes.desk, lanes.store),
            results,
            parts.now,
        ),
    )
