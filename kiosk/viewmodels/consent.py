"""The consent scene: what is done with the person's data, what of it is sensitive, their yes or no."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.qt import Property
from kiosk.services.printer import PrinterService
from kiosk.services.visit import Scene, Visit, VisitService
from kiosk.viewmodels.paper_words import derive_no_paper

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

_FEW = 3

Stage = Literal["all", "sensitive"]


@dataclass(frozen=True, slots=True)
class ConsentProps:
    """What the words of the scene depend on."""

    stage: Stage = "all"
    title: str = ""
    agency: str = ""
    is_personal: bool = True
    takes_photos: bool = False
    papers: str = ""
    offers_held: bool = False
    may_ask_held: bool = False
    no_paper: str = ""


def derive_consent_props(
    visit: Visit,
    stage: Stage,
    *,
    offers_held: bool = False,
    may_ask_held: bool = False,
    no_paper: str = "",
) -> ConsentProps:
    """Say what the scene shows.

    `offers_held`: the platform can be asked what it holds; `may_ask_held`: that is ticked.
    `no_paper`: why nothing would come out of the printer.
    """
    if visit.scene is not Scene.CONSENT:
        return ConsentProps()
    return ConsentProps(
        stage=stage,
        title=visit.title.get(visit.language),
        agency=agencies_of(visit),
        is_personal=any(item.identity for item in visit.items),
        takes_photos=any(item.materials for item in visit.items),
        papers=papers_of(visit),
        offers_held=offers_held,
        may_ask_held=offers_held and may_ask_held,
        no_paper=no_paper,
    )


def agencies_of(visit: Visit) -> str:
    """Return who answers what is filed, and so who reads the data."""
    joiner = "; " if visit.language == "en" else "；"
    return joiner.join(dict.fromkeys(one.agency.get(visit.language) for one in visit.items))


def papers_of(visit: Visit) -> str:
    """Return the papers that are photographed, the first few by name."""
    english = visit.language == "en"
    names = dict.fromkeys(
        paper.name.get(visit.language) for one in visit.items for paper in one.materials
    )
    joined = (", " if english else "、").join([*names][:_FEW])
    rest = (" and others" if english else "等") if len(names) > _FEW else ""
    return joined + rest


@QmlElement
class ConsentViewModel(QObject):
    """View model of the consent scene; where the data are personal, it asks twice (PIPL art. 29)."""

    changed = Signal()

    def __init__(
        self,
        visit: VisitService,
        offers_held: Callable[[], bool] = lambda: False,
        printer: PrinterService | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`offers_held`: whether the platform can be asked which papers it holds.

        `printer`: what will print the slip, and may not be able to.
        """
        super().__init__(parent)
        self._visit = visit
        self._offers_held = offers_held
        self._printer = printer
        self._is_open = False
        self._stage: Stage = "all"
        self._may_ask_held = False
        self._props = ConsentProps()
        visit.changed.connect(self._fold)
        if printer is not None:
            printer.changed.connect(self._fold)
            visit.changed.connect(self._look)

    @Property(str, notify=changed, final=True)
    def stage(self) -> str:
        """Which page is open: all, or sensitive for what takes a consent of its own."""
        return self._props.stage

    @Property(str, notify=changed, final=True)
    def title(self) -> str:
        """Name of the service item."""
        return self._props.title

    @Property(str, notify=changed, final=True)
    def agency(self) -> str:
        """Who answers, and so who reads the data."""
        return self._props.agency

    @Property(bool, notify=changed, final=True)
    def isPersonal(self) -> bool:
        """Whether name and ID number are asked."""
        return self._props.is_personal

    @Property(bool, notify=changed, final=True)
    def takesPhotos(self) -> bool:
        """Whether papers are photographed."""
        return self._props.takes_photos

    @Property(str, notify=changed, final=True)
    def papers(self) -> str:
        """What some of these papers are called."""
        return self._props.papers

    @Property(bool, notify=changed, final=True)
    def offersHeld(self) -> bool:
        """Whether the platform can be asked which papers of the person it holds."""
        return self._props.offers_held

    @Property(bool, notify=changed, final=True)
    def mayAskHeld(self) -> bool:
        """Whether the person ticked that it may be asked."""
        return self._props.may_ask_held

    @Property(str, notify=changed, final=True)
    def noPaper(self) -> str:
        """Why there will be no slip on paper, in a few words; "" where there will."""
        return self._props.no_paper

    @Slot()
    def tickHeld(self) -> None:
        """Tick that the platform may be asked, or take that back."""
        self._may_ask_held = not self._may_ask_held
        self._fold()

    @Slot()
    def agree(self) -> None:
        """Consent, for this one filing: to all of it, then to what is sensitive."""
        if self._props.stage == "all" and self._props.is_personal:
            self._turn("sensitive")
        else:
            self._visit.agree(may_ask_held=self._props.may_ask_held)

    @Slot()
    def decline(self) -> None:
        """Do not consent; the window helps."""
        self._visit.decline()

    @Slot()
    def back(self) -> None:
        """Read the page before again."""
        if self._props.stage == "sensitive":
            self._turn("all")
        else:
            self._visit.back()

    def _turn(self, stage: Stage) -> None:
        self._stage = stage
        self._fold()

    def _fold(self) -> None:
        """What was read stays, out of sight, until something else is to be consented to."""
        if self._visit.visit.scene is not Scene.CONSENT:
            self._stage, self._may_ask_held = "all", False
            if self._visit.visit.items:
                return
        props = derive_consent_props(
            self._visit.visit,
            self._stage,
            offers_held=self._offers_held(),
            may_ask_held=self._may_ask_held,
            no_paper=derive_no_paper(self._printer, self._visit.visit.language),
        )
        if props != self._props:
            self._props = props
            self.changed.emit()

    def _look(self) -> None:
        """Ask the printer before anybody begins."""
        was_open, self._is_open = self._is_open, self._visit.visit.scene is Scene.CONSENT
        if self._printer is not None and self._is_open and not was_open:
            self._printer.look()
