"""The material scene: one paper, photographed or brought along, looked at and taken."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.devices.paper import WHOLE, Corners
from kiosk.models.rows import RowListModel
from kiosk.qt import Property
from kiosk.services.materials import MaterialService
from kiosk.services.sheets import sheets_of, swap_photos
from kiosk.services.visit import VisitService
from kiosk.viewmodels.papers import (
    INSET,
    Doing,
    FileRow,
    MaterialProps,
    PageRow,
    derive_material_props,
    open_ref,
    with_corner,
)

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class MaterialViewModel(QObject):
    """View model of the material scene."""

    changed = Signal()
    cornersChanged = Signal()

    def __init__(self, visit: VisitService, materials: MaterialService) -> None:
        super().__init__()
        self._visit = visit
        self._materials = materials
        self._ref = ""
        self._doing = Doing()
        self._props = MaterialProps()
        self._files = RowListModel(FileRow, self)
        self._pages = RowListModel(PageRow, self)
        visit.changed.connect(self._fold)
        materials.changed.connect(self._fold)

    @Property(str, notify=changed, final=True)
    def stage(self) -> str:
        """Which page is open: camera, folder, look (at the photo), crop (its sheet), or held."""
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
    def held(self) -> str:
        """When the platform got this paper, in words, where it need not be brought; or nothing."""
        return self._props.held

    @Property(str, notify=changed, final=True)
    def dark(self) -> str:
        """That it is rather dark, in words, or nothing."""
        return self._props.dark

    @Property(str, notify=changed, final=True)
    def blurred(self) -> str:
        """That it may be blurred, in words, or nothing."""
        return self._props.blurred

    @Property(str, notify=changed, final=True)
    def cutOff(self) -> str:
        """That its four corners were not seen, in words, or nothing."""
        return self._props.cut_off

    @Property(str, notify=changed, final=True)
    def shot(self) -> str:
        """The picture as it was taken, while its sheet is cut out, among `image://photos`."""
        return self._props.shot

    @Property(list, notify=cornersChanged, final=True)
    def corners(self) -> list[float]:
        """The four corners while they are moved: x and y of each, as shares, clockwise."""
        return [share for point in self._doing.corners or WHOLE for share in point]

    @Property(bool, notify=changed, final=True)
    def showsPages(self) -> bool:
        """Whether the pages of one file are listed, not the files."""
        return any(file.page for file in self._props.files)

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

    @Property(RowListModel, constant=True, final=True)
    def pages(self) -> RowListModel:
        """The pages of a paper that has several, see `PageRow`."""
        return self._pages

    @Property(int, notify=changed, final=True)
    def swapWith(self) -> int:
        """The page, from 1, that this one can change places with; 0 for none."""
        return self._props.swap_with

    @Slot(int)
    def openPage(self, place: int) -> None:
        """Go to another page of the paper; the photo that is looked at stays."""
        self._keep()
        self._visit.filling.go_to(sheets_of(self._visit.filling)[place].ref)
        self._visit.edited()

    @Slot()
    def swap(self) -> None:
        """Have this page and the one beside it change places."""
        if self._props.swap_with:
            self._keep()
            filling = self._visit.filling
            other = sheets_of(filling)[self._props.swap_with - 1].ref
            swap_photos(filling, self._props.ref, other)
            self._begin_anew()

    @Slot()
    def remove(self) -> None:
        """Throw the photo away."""
        self._visit.filling.set_photo(self._props.ref, None)
        self._begin_anew()

    @Slot()
    def take(self) -> None:
        """Take a picture."""
        self._materials.take(is_sheet=self._props.is_document)

    @Slot()
    def openFolder(self) -> None:
        """See what photos were brought along."""
        self._materials.open_folder()

    @Slot(int)
    def pick(self, place: int) -> None:
        """Take a photo that was brought along."""
        self._materials.pick(self._materials.state.files[place], is_sheet=self._props.is_document)

    @Slot()
    def retake(self) -> None:
        """Not this one: begin anew."""
        self._doing = Doing(is_retaking=True)
        self._materials.forget()
        self._fold()

    @Slot()
    def adjust(self) -> None:
        """Move the corners of the sheet."""
        self._hold_kept()
        shot = self._materials.state.shot
        if shot is not None:
            self._move(INSET if shot.corners == WHOLE else shot.corners)
            self._fold()

    @Slot(int, float, float)
    def moveCorner(self, place: int, x: float, y: float) -> None:
        """Lay one corner elsewhere; where the sheet would fold over, it stays."""
        if self._doing.corners is not None:
            self._move(with_corner(self._doing.corners, place, x, y))

    @Slot()
    def straighten(self) -> None:
        """Cut the sheet out as the corners lie."""
        self._develop(self._doing.corners or WHOLE)

    @Slot()
    def wholePicture(self) -> None:
        """Cut nothing off."""
        self._develop(WHOLE)

    @Slot()
    def turn(self) -> None:
        """Turn the photo by a quarter."""
        self._hold_kept()
        self._materials.turn()

    @Slot()
    def useHeld(self) -> None:
        """Do not bring it again; `remove` takes that back."""
        self._visit.use_held(self._props.ref)
        self._begin_anew()

    @Slot()
    def use(self) -> None:
        """Take the photo that is looked at, or what is held, and go on."""
        if self._props.stage in ("look", "held"):
            self._keep()
            self._visit.next()

    @Slot()
    def skip(self) -> None:
        """Go on without; the form says so where that cannot be."""
        self._visit.filling.set_photo(self._props.ref, None)
        self._visit.next()

    @Property(bool, notify=changed, final=True)
    def canPutOff(self) -> bool:
        """Whether the rest can be filled in on another day."""
        return self._visit.can_put_off

    @Slot()
    def putOff(self) -> None:
        """Fill in the rest on another day; a photo that was taken stays."""
        self._keep()
        self._visit.put_off()

    @Slot()
    def back(self) -> None:
        """Go back: from the corners to the photo, from the stick to the camera, else a page."""
        if self._props.stage == "crop":
            self._doing = Doing()
            self._fold()
        elif self._props.stage == "folder":
            self._materials.close_folder()
        else:
            self._keep()
            self._visit.back()

    def _begin_anew(self) -> None:
        self._doing = Doing()
        self._materials.forget()
        self._visit.edited()

    def _hold_kept(self) -> None:
        kept = self._visit.filling.photos.get(self._props.ref)
        if self._materials.state.photo is None and kept is not None:
            self._materials.adjust(kept)

    def _move(self, corners: Corners) -> None:
        self._doing = Doing(corners=corners)
        self.cornersChanged.emit()

    def _develop(self, corners: Corners) -> None:
        self._doing = Doing()
        self._materials.straighten(corners)
        self._fold()

    def _keep(self) -> None:
        photo = self._materials.state.photo
        if photo is not None:
            self._visit.filling.set_photo(self._props.ref, photo)

    def _fold(self) -> None:
        visit = self._visit.visit
        if (ref := open_ref(visit)) != self._ref:
            self._ref, self._doing = ref, Doing()
            self._materials.forget()
        props = derive_material_props(visit, self._materials.state, self._doing)
        if props != self._props:
            self._props = props
            self._files.show(props.files)
            self._pages.show(props.pages)
            self.changed.emit()
