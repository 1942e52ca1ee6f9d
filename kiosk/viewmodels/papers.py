"""What the material scene shows, derived from the visit and the photo that is being made."""

from dataclasses import dataclass
from typing import Literal

from forms import QuestionPage
from kiosk.devices.paper import Corners, is_usable
from kiosk.devices.photo import Doubt, Photo
from kiosk.photos import photo_key
from kiosk.services.filling import Filling
from kiosk.services.materials import MaterialState
from kiosk.services.sheets import sheets_of
from kiosk.services.styled import plain
from kiosk.services.visit import Scene, Visit
from kiosk.viewmodels.controls import headline
from kiosk.viewmodels.steps import NO_STEP, Step, step_of

Stage = Literal["camera", "folder", "look", "crop", "held"]

# Where the handles lie on a picture in which no sheet was found.
INSET: Corners = ((0.08, 0.08), (0.92, 0.08), (0.92, 0.92), (0.08, 0.92))


@dataclass(frozen=True, slots=True)
class FileRow:
    """One photo, PDF or page of the stick; `photo` names its small picture, "" for none.

    `kind`: photo, pdf or heic. `page`: which page of a PDF, from 1; 0 for a file.
    """

    place: int
    name: str
    photo: str
    kind: str = "photo"
    pages: int = 1
    page: int = 0


@dataclass(frozen=True, slots=True)
class PageRow:
    """One page of the paper: whether it is taken, and whether it is the open one."""

    place: int
    label: str
    is_taken: bool
    is_open: bool


@dataclass(frozen=True, slots=True)
class MaterialProps:
    """Everything the scene shows; `photo` names one among `image://photos`, or is "".

    `held`: when the platform got this paper, in words, where it holds it and it may be used.
    """

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
    held: str = ""
    dark: str = ""
    blurred: str = ""
    cut_off: str = ""
    shot: str = ""
    headline: str = ""
    fault: str = ""
    files: tuple[FileRow, ...] = ()
    pages: tuple[PageRow, ...] = ()
    swap_with: int = 0


@dataclass(frozen=True, slots=True)
class Doing:
    """What goes on here: a kept photo is to be replaced; the corners of a sheet are being moved."""

    is_retaking: bool = False
    corners: Corners | None = None


def open_ref(visit: Visit) -> str:
    """Name the paper that is open, "" for none: as long as it stays, what is done here goes on."""
    is_open = visit.scene is Scene.MATERIAL and visit.walk is not None
    return f"{visit.walk.place}{visit.walk.open.page.ref}" if is_open and visit.walk else ""


def with_corner(corners: Corners, place: int, x: float, y: float) -> Corners:
    """Return the corners with one laid elsewhere; where the sheet would fold over, as they were."""
    points = list(corners)
    points[place] = (min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0))
    one, two, three, four = points
    moved = (one, two, three, four)
    return moved if is_usable(moved) else corners


def derive_material_props(visit: Visit, state: MaterialState, doing: Doing) -> MaterialProps:
    """Say what the scene shows."""
    walk = visit.walk
    if visit.scene is not Scene.MATERIAL or walk is None:
        return MaterialProps()
    filling, page = walk.open, walk.open.page
    if not isinstance(page, QuestionPage):
        return MaterialProps()
    question = page.questions[0]
    photo = state.photo or (None if doing.is_retaking else filling.photos.get(question.ref))
    used = filling.earlier.get(question.ref) if photo is None else None
    held = used or visit.held.get(filling.paper_of(question))
    pages = _pages(filling, question.ref, is_taken=bool(photo or used))
    first, rest = headline(state.fault.words(visit.language)) if state.fault else ("", "")
    return MaterialProps(
        ref=question.ref,
        stage="held" if used and not state.files else _stage(photo, state, doing),
        label=plain(question.label_markup),
        hint=plain(question.hint_markup),
        guidance=plain(question.guidance_markup),
        is_required=question.required,
        is_missed=not (photo or used)
        and any(each.ref == question.ref for each in filling.violations),
        is_document="document" in question.appearance,
        is_changing=filling.is_changing,
        step=step_of(walk),
        is_busy=state.is_busy,
        photo=photo_key(photo.data) if photo else "",
        held=held.words(visit.language) if held else "",
        dark=_doubt(photo, Doubt.DARK, visit.language),
        blurred=_doubt(photo, Doubt.BLURRED, visit.language),
        cut_off=_doubt(photo, Doubt.CUT_OFF, visit.language),
        shot=photo_key(state.shot.data) if state.shot and doing.corners else "",
        headline=first,
        fault=rest,
        files=tuple(
            FileRow(
                place,
                file.path.name,
                photo_key(file.thumbnail) if file.thumbnail else "",
                file.kind,
                file.pages,
                file.page,
            )
            for place, file in enumerate(state.files)
        ),
        pages=pages,
        swap_with=_partner(pages),
    )


def _pages(filling: Filling, here: str, *, is_taken: bool) -> tuple[PageRow, ...]:
    """Return the pages of a paper that has several; `is_taken`: the open one is."""
    sheets = sheets_of(filling)
    if len(sheets) == 1:
        return ()
    return tuple(
        PageRow(
            place,
            plain(sheet.label_markup),
            is_taken if sheet.ref == here else filling.paper_at(sheet.ref) is not None,
            sheet.ref == here,
        )
        for place, sheet in enumerate(sheets)
    )


def _partner(pages: tuple[PageRow, ...]) -> int:
    """Return which page, from 1, the open one can change places with: the next, else the one before."""
    here = next((page.place for page in pages if page.is_open), None)
    if here is None or not pages[here].is_taken:
        return 0
    beside = (place for place in (here + 1, here - 1) if 0 <= place < len(pages))
    return next((place + 1 for place in beside if pages[place].is_taken), 0)


def _stage(photo: Photo | None, state: MaterialState, doing: Doing) -> Stage:
    if photo is not None:
        return "crop" if doing.corners and state.shot else "look"
    return "folder" if state.files else "camera"


def _doubt(photo: Photo | None, doubt: Doubt, language: str) -> str:
    return doubt.words(language) if photo is not None and doubt in photo.doubts else ""
