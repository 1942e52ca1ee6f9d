"""The view models of all scenes, as the shell owns them."""

from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtQml import QmlElement

from kiosk.qt import Property
from kiosk.viewmodels.attract import AttractViewModel
from kiosk.viewmodels.checklist import ChecklistViewModel
from kiosk.viewmodels.closed import ClosedViewModel
from kiosk.viewmodels.code import CodeViewModel
from kiosk.viewmodels.consent import ConsentViewModel
from kiosk.viewmodels.event import EventViewModel
from kiosk.viewmodels.filed import FiledViewModel
from kiosk.viewmodels.guardian import GuardianViewModel
from kiosk.viewmodels.guide import GuideViewModel
from kiosk.viewmodels.home import HomeViewModel
from kiosk.viewmodels.identity import IdentityViewModel
from kiosk.viewmodels.material import MaterialViewModel
from kiosk.viewmodels.notices import NoticesViewModel
from kiosk.viewmodels.printed import PrintedViewModel
from kiosk.viewmodels.progress import ProgressViewModel
from kiosk.viewmodels.question import QuestionViewModel
from kiosk.viewmodels.rating import RatingViewModel
from kiosk.viewmodels.repeat import RepeatViewModel
from kiosk.viewmodels.result import ResultViewModel
from kiosk.viewmodels.resume import ResumeViewModel
from kiosk.viewmodels.review import ReviewViewModel
from kiosk.viewmodels.services import ServicesViewModel
from kiosk.viewmodels.signature import SignatureViewModel

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class SceneViewModels:
    """The view model of every scene."""

    attract: AttractViewModel
    home: HomeViewModel
    services: ServicesViewModel
    guide: GuideViewModel
    event: EventViewModel
    checklist: ChecklistViewModel
    notices: NoticesViewModel
    closed: ClosedViewModel
    consent: ConsentViewModel
    identity: IdentityViewModel
    guardian: GuardianViewModel
    code: CodeViewModel
    question: QuestionViewModel
    repeat: RepeatViewModel
    material: MaterialViewModel
    review: ReviewViewModel
    signature: SignatureViewModel
    filed: FiledViewModel
    printed: PrintedViewModel
    progress: ProgressViewModel
    rating: RatingViewModel
    result: ResultViewModel
    resume: ResumeViewModel


@QmlElement
class ScenesViewModel(QObject):
    """The same, as QML reads them."""

    def __init__(self, scenes: SceneViewModels, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scenes = scenes

    @Property(AttractViewModel, constant=True, final=True)
    def attract(self) -> AttractViewModel:
        """View model of the attract scene."""
        return self._scenes.attract

    @Property(HomeViewModel, constant=True, final=True)
    def home(self) -> HomeViewModel:
        """View model of the home scene."""
        return self._scenes.home

    @Property(ServicesViewModel, constant=True, final=True)
    def services(self) -> ServicesViewModel:
        """View model of the services scene."""
        return self._scenes.services

    @Property(GuideViewModel, constant=True, final=True)
    def guide(self) -> GuideViewModel:
        """View model of the guide, and of the way to the window."""
        return self._scenes.guide

    @Property(EventViewModel, constant=True, final=True)
    def lifeEvent(self) -> EventViewModel:
        """View model of a life event."""
        return self._scenes.event

    @Property(ChecklistViewModel, constant=True, final=True)
    def checklist(self) -> ChecklistViewModel:
        """View model of the list to take home."""
        return self._scenes.checklist

    @Property(NoticesViewModel, constant=True, final=True)
    def notices(self) -> NoticesViewModel:
        """View model of the notices."""
        return self._scenes.notices

    @Property(ClosedViewModel, constant=True, final=True)
    def closed(self) -> ClosedViewModel:
        """View model of the out-of-service scene."""
        return self._scenes.closed

    @Property(ConsentViewModel, constant=True, final=True)
    def consent(self) -> ConsentViewModel:
        """View model of the consent scene."""
        return self._scenes.consent

    @Property(IdentityViewModel, constant=True, final=True)
    def identity(self) -> IdentityViewModel:
        """View model of the identity scene."""
        return self._scenes.identity

    @Property(GuardianViewModel, constant=True, final=True)
    def guardian(self) -> GuardianViewModel:
        """View model of the guardian scene."""
        return self._scenes.guardian

    @Property(CodeViewModel, constant=True, final=True)
    def code(self) -> CodeViewModel:
        """View model of the scenes that show the resume code."""
        return self._scenes.code

    @Property(ResumeViewModel, constant=True, final=True)
    def resume(self) -> ResumeViewModel:
        """View model of the resume scene."""
        return self._scenes.resume

    @Property(QuestionViewModel, constant=True, final=True)
    def question(self) -> QuestionViewModel:
        """View model of the question scene."""
        return self._scenes.question

    @Property(RepeatViewModel, constant=True, final=True)
    def repeat(self) -> RepeatViewModel:
        """View model of the repeat scene."""
        return self._scenes.repeat

    @Property(MaterialViewModel, constant=True, final=True)
    def material(self) -> MaterialViewModel:
        """View model of the material scene."""
        return self._scenes.material

    @Property(ReviewViewModel, constant=True, final=True)
    def review(self) -> ReviewViewModel:
        """View model of the review."""
        return self._scenes.review

    @Property(SignatureViewModel, constant=True, final=True)
    def signature(self) -> SignatureViewModel:
        """View model of the signature scene."""
        return self._scenes.signature

    @Property(FiledViewModel, constant=True, final=True)
    def filed(self) -> FiledViewModel:
        """View model of the filed scene."""
        return self._scenes.filed

    @Property(PrintedViewModel, constant=True, final=True)
    def printed(self) -> PrintedViewModel:
        """View model of the papers of the filed scene."""
        return self._scenes.printed

    @Property(ProgressViewModel, constant=True, final=True)
    def progress(self) -> ProgressViewModel:
        """View model of the progress scene."""
        return self._scenes.progress

    @Property(RatingViewModel, constant=True, final=True)
    def rating(self) -> RatingViewModel:
        """View model of the rating, after a filing and from the progress scene."""
        return self._scenes.rating

    @Property(ResultViewModel, constant=True, final=True)
    def result(self) -> ResultViewModel:
        """View model of the result of a case, in the progress scene."""
        return self._scenes.result
