"""The preview's root view model: one form by itself, without a visit around it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.qt import Property
from kiosk.services.styled import plain
from kiosk.services.visit import Scene, Visit, VisitService
from kiosk.viewmodels.attract import other_language
from kiosk.viewmodels.material import MaterialViewModel
from kiosk.viewmodels.question import QuestionViewModel
from kiosk.viewmodels.repeat import RepeatViewModel
from kiosk.viewmodels.review import ReviewViewModel

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

_SHOWN = frozenset({Scene.QUESTION, Scene.REPEAT, Scene.MATERIAL, Scene.REVIEW})


@dataclass(frozen=True, slots=True)
class FormScenes:
    """The view models of the scenes that a form passes through."""

    question: QuestionViewModel
    repeat: RepeatViewModel
    material: MaterialViewModel
    review: ReviewViewModel


@dataclass(frozen=True, slots=True)
class PreviewProps:
    """Everything the window shows around the scene."""

    scene: str = "edge"
    is_at_end: bool = False
    title: str = ""
    language: str = "zh_CN"
    is_elder: bool = False


def derive_preview_props(visit: Visit) -> PreviewProps:
    """Say what the window shows; what lies before and behind the form is its edge."""
    return PreviewProps(
        scene=visit.scene.value if visit.scene in _SHOWN else "edge",
        is_at_end=visit.scene is Scene.SIGNATURE,
        title=plain(visit.filling.session.form.title) if visit.filling else "",
        language=visit.language,
        is_elder=visit.is_elder,
    )


@QmlElement
class PreviewViewModel(QObject):
    """View model of the preview; `restart` opens the form afresh."""

    changed = Signal()

    def __init__(
        self,
        visit: VisitService,
        scenes: FormScenes,
        file: str,
        restart: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._scenes = scenes
        self._file = file
        self._restart = restart
        self._fault = ""
        self._props = PreviewProps()
        visit.changed.connect(self._fold)

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

    @Property(str, constant=True, final=True)
    def file(self) -> str:
        """Name of the file that is looked at."""
        return self._file

    @Property(str, notify=changed, final=True)
    def scene(self) -> str:
        """Which scene is open: question, repeat, material, review, or edge."""
        return self._props.scene

    @Property(bool, notify=changed, final=True)
    def isAtEnd(self) -> bool:
        """Whether the edge lies behind the review; else before the first question."""
        return self._props.is_at_end

    @Property(str, notify=changed, final=True)
    def title(self) -> str:
        """Title of the form."""
        return self._props.title

    @Property(bool, notify=changed, final=True)
    def isElder(self) -> bool:
        """Whether the type is large."""
        return self._props.is_elder

    @Property(str, notify=changed, final=True)
    def fault(self) -> str:
        """Why the file as it is now cannot be shown, or nothing."""
        return self._fault

    @Slot()
    def restart(self) -> None:
        """Begin anew; nothing of the answers is kept."""
        self._restart()

    @Slot()
    def resume(self) -> None:
        """Go back into the form from before its first question."""
        self._visit.edited()

    @Slot()
    def back(self) -> None:
        """Go back to the review."""
        self._visit.back()

    @Slot()
    def switchLanguage(self) -> None:
        """Go on in the other language."""
        self._visit.set_language(other_language(self._props.language))

    @Slot()
    def switchTypeSize(self) -> None:
        """Make the type large, or normal again."""
        self._visit.set_elder(is_elder=not self._props.is_elder)

    @Slot()
    def dismiss(self) -> None:
        """Go on with the form as it was before the file was spoilt."""
        self.tell("")

    def tell(self, fault: str) -> None:
        """Say over everything why the changed file cannot be shown; "" takes that away."""
        if fault != self._fault:
            self._fault = fault
            self.changed.emit()

    def _fold(self) -> None:
        props = derive_preview_props(self._visit.visit)
        if props != self._props:
            self._props = props
            self.changed.emit()
