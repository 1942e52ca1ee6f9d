"""The view models of every scene, over the services of a kiosk."""

from dataclasses import dataclass

from kiosk.parts import Parts
from kiosk.viewmodels.attract import AttractViewModel
from kiosk.viewmodels.call import CallViewModel
from kiosk.viewmodels.checklist import ChecklistViewModel
from kiosk.viewmodels.closed import ClosedViewModel
from kiosk.viewmodels.code import CodeViewModel
from kiosk.viewmodels.consent import ConsentViewModel
from kiosk.viewmodels.enquiry import Ways
from kiosk.viewmodels.event import EventViewModel
from kiosk.viewmodels.filed import FiledViewModel
from kiosk.viewmodels.follow_up import Openers
from kiosk.viewmodels.guardian import GuardianViewModel
from kiosk.viewmodels.guide import GuideViewModel
from kiosk.viewmodels.handwriting import HandwritingViewModel
from kiosk.viewmodels.home import HomeViewModel
from kiosk.viewmodels.identity import IdentityViewModel
from kiosk.viewmodels.live import LiveViewModel
from kiosk.viewmodels.material import MaterialViewModel
from kiosk.viewmodels.notices import NoticesViewModel
from kiosk.viewmodels.printed import PrintedViewModel
from kiosk.viewmodels.progress import ProgressViewModel
from kiosk.viewmodels.question import QuestionViewModel
from kiosk.viewmodels.rating import RatingViewModel
from kiosk.viewmodels.reading import ReadingViewModel
from kiosk.viewmodels.repeat import RepeatViewModel
from kiosk.viewmodels.result import ResultViewModel
from kiosk.viewmodels.resume import ResumeViewModel
from kiosk.viewmodels.review import ReviewViewModel
from kiosk.viewmodels.scanned import ScannedViewModel
from kiosk.viewmodels.scenes import SceneViewModels
from kiosk.viewmodels.services import ServicesViewModel
from kiosk.viewmodels.shell import ShellViewModel
from kiosk.viewmodels.signature import SignatureViewModel


@dataclass(frozen=True, slots=True)
class Scenery:
    """What the window is handed; `shell` owns the scenes'."""

    scenes: SceneViewModels
    shell: ShellViewModel
    handwriting: HandwritingViewModel
    live: LiveViewModel
    call: CallViewModel
    scanned: ScannedViewModel
    reading: ReadingViewModel


def scenery_of(parts: Parts) -> Scenery:
    """Build every view model of a visit."""
    visit, scenes = parts.visit, scenes_of(parts)
    return Scenery(
        scenes,
        ShellViewModel(visit, parts.idle, parts.sync, parts.office, scenes, parts.desk),
        HandwritingViewModel(visit, parts.writing),
        LiveViewModel(visit, parts.feed),
        CallViewModel(visit, parts.calls, parts.hall),
        ScannedViewModel(visit, parts.scans, scenes.question, parts.drafts, parts.office),
        ReadingViewModel(visit, parts.idle, parts.speech, scenes),
    )


def _result_of(parts: Parts) -> ResultViewModel:
    visit = parts.visit
    result = ResultViewModel(parts.results, lambda: visit.visit.language)
    visit.translated.connect(result.changed)
    return result


def scenes_of(parts: Parts) -> SceneViewModels:
    """Build the view model of every scene."""
    visit, catalogue = parts.visit, parts.catalogue
    return SceneViewModels(
        attract=AttractViewModel(visit, parts.notices, parts.hall, parts.drafts),
        home=HomeViewModel(visit, catalogue, parts.hall, parts.popular),
        services=ServicesViewModel(visit, catalogue, parts.popular),
        guide=GuideViewModel(visit, parts.hall.ready_by),
        event=EventViewModel(visit, catalogue, parts.hall.ready_by),
        checklist=ChecklistViewModel(visit, parts.paper.checklists),
        notices=NoticesViewModel(visit, parts.hall),
        closed=ClosedViewModel(visit, parts.hall),
        consent=ConsentViewModel(visit, parts.held.may_ask, parts.paper.printer),
        identity=IdentityViewModel(visit, parts.cards, parts.trusted_today),
        guardian=GuardianViewModel(visit, parts.trusted_today),
        code=CodeViewModel(visit, parts.drafts, parts.office),
        question=QuestionViewModel(visit, parts.now, parts.addresses),
        repeat=RepeatViewModel(visit),
        material=MaterialViewModel(visit, parts.materials),
        review=ReviewViewModel(visit),
        signature=SignatureViewModel(visit, parts.filing),
        filed=FiledViewModel(visit, parts.filing, parts.slips, parts.sync, parts.zone),
        printed=PrintedViewModel(visit, parts.filing, parts.paper.of_filing),
        progress=ProgressViewModel(
            visit,
            Ways(
                parts.progress,
                parts.cards,
                parts.scans,
                Openers(parts.correcting, parts.supplementing, parts.withdrawing),
                parts.rating,
                parts.results,
                parts.paper.returned,
                parts.catalogue.item_named,
                parts.trusted_now,
            ),
            parts.sync,
            parts.zone,
        ),
        rating=RatingViewModel(visit, parts.rating),
        result=_result_of(parts),
        resume=ResumeViewModel(visit, parts.drafts, parts.cards, parts.scans),
    )
