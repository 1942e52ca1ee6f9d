"""The signature scene: a pad to sign on, and the filing that follows."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.qt import Property
from kiosk.services.filing import FilingService, FilingState, moved_of
from kiosk.services.signature import Point, Stroke, draw_signature, is_blank
from kiosk.services.visit import Scene, Visit, VisitService

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

_CIRCLE: Stroke = tuple(
    (0.5 + 0.05 * math.cos(turn * math.tau / 24), 0.065 + 0.05 * math.sin(turn * math.tau / 24))
    for turn in range(25)
)


@dataclass(frozen=True, slots=True)
class SignatureProps:
    """Everything the scene shows beside the strokes."""

    title: str = ""
    name: str = ""
    is_signed: bool = False
    is_asked: bool = False
    is_busy: bool = False
    error: str = ""
    is_moved: bool = False
    may_insist: bool = False


def derive_signature_props(
    visit: Visit, filing: FilingState, strokes: tuple[Stroke, ...], *, is_asked: bool
) -> SignatureProps:
    """Say what the scene shows; `is_asked`: the person wanted to go on without a signature."""
    moved = moved_of(filing)
    if visit.scene is not Scene.SIGNATURE or not visit.items:
        return SignatureProps()
    return SignatureProps(
        title=visit.title.get(visit.language),
        name=visit.signer.name if visit.signer else "",
        is_signed=bool(strokes),
        is_asked=is_asked,
        is_busy=filing.is_busy,
        error=filing.error.words(visit.language) if filing.error else "",
        is_moved=moved is not None,
        may_insist=moved is not None and moved.may_go_on,
    )


@QmlElement
class SignatureViewModel(QObject):
    """View model of the signature scene; points come in widths of the pad."""

    changed = Signal()
    strokesChanged = Signal()
    strokeChanged = Signal()

    def __init__(
        self, visit: VisitService, filing: FilingService, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._filing = filing
        self._strokes: tuple[Stroke, ...] = ()
        self._stroke: list[Point] = []
        self._is_asked = False
        self._props = SignatureProps()
        visit.changed.connect(self._fold)
        filing.changed.connect(self._fold)
        filing.filed.connect(self._show_filed)

    @Property(str, notify=changed, final=True)
    def title(self) -> str:
        """What is signed."""
        return self._props.title

    @Property(str, notify=changed, final=True)
    def name(self) -> str:
        """Who signs, or nothing."""
        return self._props.name

    @Property(bool, notify=changed, final=True)
    def isSigned(self) -> bool:
        """Whether there is anything on the pad."""
        return self._props.is_signed

    @Property(bool, notify=changed, final=True)
    def isAsked(self) -> bool:
        """Whether to say that the signature is still missing."""
        return self._props.is_asked

    @Property(bool, notify=changed, final=True)
    def isBusy(self) -> bool:
        """Whether it is being filed."""
        return self._props.is_busy

    @Property(str, notify=changed, final=True)
    def error(self) -> str:
        """Why it could not be filed, or nothing."""
        return self._props.error

    @Property(bool, notify=changed, final=True)
    def isMoved(self) -> bool:
        """Whether somebody else was quicker with the case, as `error` tells."""
        return self._props.is_moved

    @Property(bool, notify=changed, final=True)
    def mayInsist(self) -> bool:
        """Whether it can be filed all the same then."""
        return self._props.may_insist

    @Property("QVariantList", notify=strokesChanged, final=True)
    def strokes(self) -> list[list[QPointF]]:
        """The finished strokes."""
        return [[QPointF(x, y) for x, y in stroke] for stroke in self._strokes]

    @Property("QVariantList", notify=strokeChanged, final=True)
    def stroke(self) -> list[QPointF]:
        """The stroke under the finger."""
        return [QPointF(x, y) for x, y in self._stroke]

    @Slot(float, float)
    def draw(self, x: float, y: float) -> None:
        """Begin a stroke, or lead it on."""
        if not self._props.is_busy:
            self._stroke.append((x, y))
            self.strokeChanged.emit()

    @Slot()
    def lift(self) -> None:
        """End the stroke."""
        if self._stroke:
            self._keep((*self._strokes, tuple(self._stroke)))

    @Slot()
    def mark(self) -> None:
        """Draw a circle, as who cannot write signs: for those who go by keys."""
        if not self._props.is_busy:
            self._keep((*self._strokes, _CIRCLE))

    @Slot()
    def clear(self) -> None:
        """Wipe the pad."""
        self._visit.sign(b"")
        self._keep(())

    @Slot(float)
    def file(self, height: float) -> None:
        """File, if there is a signature; `height` of the pad in its widths."""
        if is_blank(self._strokes):
            self._is_asked = True
            self._fold()
        elif not self._props.is_busy:
            self._visit.sign(draw_signature(self._strokes, height))
            self._filing.file(self._visit.visit)

    @Slot()
    def leave(self) -> None:
        """Do not file what somebody else was quicker with."""
        self._filing.forget()
        self._visit.go_home()

    @Slot()
    def back(self) -> None:
        """Go back to the review; the strokes stay, news of the case is told anew."""
        if self._props.is_moved:
            self._filing.forget()
        if not self._props.is_busy:
            self._visit.back()

    def _keep(self, strokes: tuple[Stroke, ...]) -> None:
        self._strokes, self._stroke, self._is_asked = strokes, [], False
        self.strokesChanged.emit()
        self.strokeChanged.emit()
        self._fold()

    def _show_filed(self) -> None:
        if self._visit.visit.scene is Scene.SIGNATURE and self._filing.state.filed is not None:
            self._visit.show_filed()

    def _fold(self) -> None:
        visit = self._visit.visit
        if visit.filling is None and (self._strokes or self._stroke):
            self._keep(())
            return
        props = derive_signature_props(
            visit, self._filing.state, self._strokes, is_asked=self._is_asked
        )
        if props != self._props:
            self._props = props
            self.changed.emit()
