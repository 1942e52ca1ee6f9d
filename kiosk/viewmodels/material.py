"""The material scene: one paper, photographed or brought along, looked at and taken."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from forms import QuestionPage
from kiosk.devices.photo import Doubt, Photo
from kiosk.models.rows import RowListModel
from kiosk.photos import photo_key
from kiosk.qt import Property
from kiosk.services.materials import MaterialService, MaterialState
from kiosk.services.styled import plain
from kiosk.services.visit import Scene, Visit, VisitService
from kiosk.viewmodels.controls import headline
from kiosk.viewmodels.steps import NO_STEP, Step, step_of

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

Stage = Literal["camera", "folder", "look"]


@dataclass(frozen=True, slots=True)
class FileRow:
    """One photo of the folder; `photo` names its small picture among `image://photos`."""

    place: int
    name: str
    photo: str


@dataclass(frozen=True, slots=True)
class MaterialProps:
    """Everything the scene shows; `photo` names one among `image://photos`, or is ""."""

    ref: str = ""
    stage: Stage = "camera"
    label: str = ""
    hint: str = ""
    guidance: str = ""
    is_required: bool = False
    is_missed: bool = False
    is_document: bool = False
    is_changing: bool = False
    step: Step = NO_STEP
    is_busy: bool = False
    photo: str = ""
    dark: str = ""
    blurred: str = ""
    headline: str = ""
    fault: str = ""
    files: tuple[FileRow, ...] = ()


def derive_material_props(
    visit: Visit, state: MaterialState, *, is_retaking: bool
) -> MaterialProps:
    """Say what the scene shows; `is_retaking`: the photo kept so far is to be replaced."""
    filling = visit.filling
    if visit.scene is not Scene.MATERIAL or filling is None:
        return MaterialProps()
    page = filling.page
    if not isinstance(page, QuestionPage):
        return MaterialProps()
    question = page.questions[0]
    photo = state.photo or (None if is_retaking else filling.photos.get(question.ref))
    first, rest = headline(state.fault.words(visit.language)) if state.fault else ("", "")
    return MaterialProps(
        ref=question.ref,
        stage="look" if photo else "folder" if state.files else "camera",
        label=plain(question.label_markup),
        hint=plain(question.hint_markup),
        guidance=plain(question.guidance_markup),
        is_required=question.required,
        is_missed=photo is None and any(each.ref == question.ref for each in filling.violations),
        is_document="document" in question.appearance,
        is_changing=filling.is_changing,
        step=step_of(filling),
        is_busy=state.is_busy,
        photo=photo_key(photo.data) if photo else "",
        dark=_doubt(photo, Doubt.DARK, visit.language),
        blurred=_doubt(photo, Doubt.BLURRED, visit.language),
        headline=first,
        fault=rest,
        files=tuple(
            FileRow(place, file.path.name, photo_key(file.thumbnail))
            for place, file in enumerate(state.files)
        ),
    )


def _open_ref(visit: Visit) -> str:
    is_open = visit.scene is Scene.MATERIAL and visit.filling is not None
    return visit.filling.page.ref if is_open and visit.filling else ""


def _doubt(photo: Photo | None, doubt: Doubt, language: str) -> str:
    return doubt.words(language) if photo is not None and doubt in photo.doubts else ""


@QmlElement
class MaterialViewModel(QObject):
    """View model of the material scene."""

    changed = Signal()

    def __init__(
        self, visit: VisitService, materials: MaterialService, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._materials = materials
        self._ref = ""
        self._is_retaking = False
        self._props = MaterialProps()
        self._files = RowListModel(FileRow, self)
        visit.changed.connect(self._fold)
        materials.changed.connect(self._fold)

    @Property(str, notify=changed, final=True)
    def stage(self) -> str:
        """Which page is open: camera, folder, or look (at the photo)."""
        return self._props.stage

    @Property(bool, constant=True, final=True)
    def hasCamera(self) -> bool:
        """Whether this kiosk has a camera."""
        return self._materials.has_camera

    @Property(bool, constant=True, final=True)
    def hasFolder(self) -> bool:
        """Whether photos can be brought along on a USB stick."""
        return self._materials.has_folder

    @Property(str, notify=changed, final=True)
    def label(self) -> str:
        """What is to be photographed."""
        return self._props.label

    @Property(str, notify=changed, final=True)
    def hint(self) -> str:
        """The line under it."""
        return self._props.hint

    @Property(str, notify=changed, final=True)
    def guidance(self) -> str:
        """What it is for, or nothing."""
        return self._props.guidance

    @Property(bool, notify=changed, final=True)
    def isRequired(self) -> bool:
        """Whether it must be there."""
        return self._props.is_required

    @Property(bool, notify=changed, final=True)
    def isMissed(self) -> bool:
        """Whether the person wanted to go on without, and cannot."""
        return self._props.is_missed

    @Property(bool, notify=changed, final=True)
    def isDocument(self) -> bool:
        """Whether it is a paper that lies flat."""
        return self._props.is_document

    @Property(bool, notify=changed, final=True)
    def isChanging(self) -> bool:
        """Whether it was opened from the review."""
        return self._props.is_changing

    @Property(int, notify=changed, final=True)
    def step(self) -> int:
        """Place among the papers, from 1; 0 where it is opened out of turn."""
        return self._props.step.place

    @Property(int, notify=changed, final=True)
    def steps(self) -> int:
        """How many papers there are."""
        return self._props.step.count

    @Property(bool, notify=changed, final=True)
    def isBusy(self) -> bool:
        """Whether a photo is being taken or looked at."""
        return self._props.is_busy

    @Property(str, notify=changed, final=True)
    def photo(self) -> str:
        """The photo to look at, by its name among `image://photos`."""
        return self._props.photo

    @Property(str, notify=changed, final=True)
    def dark(self) -> str:
        """That it is rather dark, in words, or nothing."""
        return self._props.dark

    @Property(str, notify=changed, final=True)
    def blurred(self) -> str:
        """That it may be blurred, in words, or nothing."""
        return self._props.blurred

    @Property(str, notify=changed, final=True)
    def headline(self) -> str:
        """What does not work, in a few words, or nothing."""
        return self._props.headline

    @Property(str, notify=changed, final=True)
    def fault(self) -> str:
        """What to do about it."""
        return self._props.fault

    @Property(RowListModel, constant=True, final=True)
    def files(self) -> RowListModel:
        """Photos that were brought along: `place`, `name`, `photo`."""
        return self._files

    @Slot()
    def take(self) -> None:
        """Take a picture."""
        self._materials.take()

    @Slot()
    def openFolder(self) -> None:
        """See what photos were brought along."""
        self._materials.open_folder()

    @Slot(int)
    def pick(self, place: int) -> None:
        """Take a photo that was brought along."""
        self._materials.pick(self._materials.state.files[place])

    @Slot()
    def retake(self) -> None:
        """Not this one: begin anew."""
        self._is_retaking = True
        self._materials.forget()
        self._fold()

    @Slot()
    def use(self) -> None:
        """Take the photo that is looked at, and go on."""
        if self._props.stage == "look":
            self._keep()
            self._visit.next()

    @Slot()
    def skip(self) -> None:
        """Go on without; the form says so where that cannot be."""
        self._visit.filling.set_photo(self._props.ref, None)
        self._visit.next()

    @Slot()
    def back(self) -> None:
        """Go back: from the folder to the camera, else a page; a photo stays."""
        if self._props.stage == "folder":
            self._materials.close_folder()
        else:
            self._keep()
            self._visit.back()

    def _keep(self) -> None:
        photo = self._materials.state.photo
        if photo is not None:
            self._visit.filling.set_photo(self._props.ref, photo)

    def _fold(self) -> None:
        visit = self._visit.visit
        if (ref := _open_ref(visit)) != self._ref:
            self._ref, self._is_retaking = ref, False
            self._materials.forget()
        props = derive_material_props(visit, self._materials.state, is_retaking=self._is_retaking)
        if props != self._props:
            self._props = props
            self._files.show(props.files)
            self.changed.emit()
