"""The identity scene: a card on the reader, or a typed name and ID number."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.devices.card_reader import CardRead
from kiosk.qt import Property
from kiosk.services.cards import CardService
from kiosk.services.person import from_card, from_typing, id_number_fault, name_fault
from kiosk.services.visit import Scene, VisitService
from kiosk.viewmodels.controls import headline

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

ID_NUMBER_LENGTH = 18

Stage = Literal["card", "name", "number"]


@dataclass(frozen=True, slots=True)
class IdentityInput:
    """What was typed so far, on which page; `is_checked` once the person wanted to go on."""

    stage: Stage
    name: str = ""
    number: str = ""
    is_checked: bool = False


@dataclass(frozen=True, slots=True)
class IdentityProps:
    """Everything the scene shows."""

    stage: Stage = "card"
    name: str = ""
    number: str = ""
    headline: str = ""
    fault: str = ""


def derive_identity_props(typed: IdentityInput, today: date, language: str) -> IdentityProps:
    """Say what the scene shows; a fault only once it was asked to go on."""
    words = fault_of(typed, today, language) if typed.is_checked else None
    first, rest = headline(words) if words else ("", "")
    return IdentityProps(typed.stage, typed.name, typed.number, first, rest)


def fault_of(typed: IdentityInput, today: date, language: str) -> str | None:
    """Return in words what keeps the open page from being done, or None."""
    match typed.stage:
        case "name":
            return name_fault(typed.name, language)
        case "number":
            return id_number_fault(typed.number, today=today, language=language)
        case "card":
            return None


@QmlElement
class IdentityViewModel(QObject):
    """View model of the identity scene. What was typed is forgotten when the scene is left."""

    changed = Signal()

    def __init__(
        self,
        visit: VisitService,
        cards: CardService,
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._cards = cards
        self._today = today
        self._is_open = False
        self._typed = self._fresh()
        self._props = IdentityProps()
        visit.changed.connect(self._fold_visit)
        cards.read.connect(self._fold_card)
        cards.changed.connect(self.changed)

    @Property(str, notify=changed, final=True)
    def stage(self) -> str:
        """Which page is open: card, name or number."""
        return self._props.stage

    @Property(bool, constant=True, final=True)
    def hasReader(self) -> bool:
        """Whether this kiosk has a card reader."""
        return self._cards.is_installed

    @Property(str, notify=changed, final=True)
    def readerFault(self) -> str:
        """Why the reader cannot read, in words, or nothing."""
        fault = self._cards.fault
        return "" if fault is None else fault.words(self._visit.visit.language)

    @Property(str, notify=changed, final=True)
    def name(self) -> str:
        """The typed name."""
        return self._props.name

    @Property(str, notify=changed, final=True)
    def number(self) -> str:
        """The typed ID number."""
        return self._props.number

    @Property(str, notify=changed, final=True)
    def headline(self) -> str:
        """What is wrong, in a few words, or nothing."""
        return self._props.headline

    @Property(str, notify=changed, final=True)
    def fault(self) -> str:
        """What to do about it."""
        return self._props.fault

    @Slot()
    def typeInstead(self) -> None:
        """Go on without a card."""
        self._take(replace(self._typed, stage="name"))

    @Slot(str)
    def setName(self, name: str) -> None:
        """Take over what stands in the field."""
        if name != self._typed.name:
            self._take(replace(self._typed, name=name, is_checked=False))

    @Slot(str)
    def press(self, sign: str) -> None:
        """Type one sign of the ID number."""
        number = (self._typed.number + sign)[:ID_NUMBER_LENGTH]
        self._take(replace(self._typed, number=number, is_checked=False))

    @Slot()
    def erase(self) -> None:
        """Take back the last sign."""
        self._take(replace(self._typed, number=self._typed.number[:-1], is_checked=False))

    @Slot()
    def next(self) -> None:
        """Go on, if the open page holds no fault."""
        typed, language = self._typed, self._visit.visit.language
        if fault_of(typed, self._today(), language) is not None:
            self._take(replace(typed, is_checked=True))
        elif typed.stage == "name":
            self._take(replace(typed, stage="number", is_checked=False))
        elif typed.stage == "number":
            self._visit.identify(from_typing(typed.name, typed.number))

    @Slot()
    def back(self) -> None:
        """Go back one page; what was typed stays."""
        match self._typed.stage:
            case "number":
                self._take(replace(self._typed, stage="name", is_checked=False))
            case "name" if self._cards.is_installed:
                self._take(replace(self._typed, stage="card", is_checked=False))
            case _:
                self._visit.back()

    def _fresh(self) -> IdentityInput:
        return IdentityInput("card" if self._cards.is_installed else "name")

    def _take(self, typed: IdentityInput) -> None:
        self._typed = typed
        self._show()

    def _fold_card(self, card: CardRead) -> None:
        if self._is_open:
            self._visit.identify(from_card(card))

    def _fold_visit(self) -> None:
        is_open = self._visit.visit.scene is Scene.IDENTITY
        if is_open != self._is_open:
            self._is_open = is_open
            self._typed = self._fresh()
            self._cards.watch(on=is_open)
        self._show()

    def _show(self) -> None:
        props = derive_identity_props(self._typed, self._today(), self._visit.visit.language)
        if props != self._props:
            self._props = props
            self.changed.emit()
