"""The identity scene: a card on the reader, or the name and number of another document, typed."""

import string
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.devices.card_reader import CardRead
from kiosk.qt import Property
from kiosk.services.cards import CardService
from kiosk.services.documents import KINDS, Document
from kiosk.services.person import Person, from_card, from_typing
from kiosk.services.visit import Scene, VisitService
from kiosk.viewmodels.identified import (
    IdentityInput,
    IdentityProps,
    derive_identity_props,
    fault_of,
    refusal_of,
    whose_of,
)

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


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
        visit.translated.connect(self.changed)

    @Property(str, notify=changed, final=True)
    def stage(self) -> str:
        """Which page is open: card, document, name or number."""
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
    def whose(self) -> str:
        """Who is asked for: own, guardian (of a child), or absent (an agent acts for them)."""
        return self._props.whose

    @Property(list, constant=True, final=True)
    def documents(self) -> list[str]:
        """The documents that may be typed."""
        return list(KINDS)

    @Property(str, notify=changed, final=True)
    def document(self) -> str:
        """The one that is typed."""
        return self._props.document

    @Property(list, notify=changed, final=True)
    def groups(self) -> list[int]:
        """How its number is grouped."""
        return list(KINDS[self._props.document].groups)

    @Property(bool, notify=changed, final=True)
    def hasLetters(self) -> bool:
        """Whether its number has letters other than an X."""
        return KINDS[self._props.document].pad == "letters"

    @Property(list, constant=True, final=True)
    def signs(self) -> list[str]:
        """The signs that a number with letters is made of."""
        return list(string.digits + string.ascii_uppercase)

    @Property(str, notify=changed, final=True)
    def name(self) -> str:
        """The typed name."""
        return self._props.name

    @Property(str, notify=changed, final=True)
    def number(self) -> str:
        """The typed number."""
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
        self._take(replace(self._typed, stage="name", refusal=""))

    @Slot()
    def useOther(self) -> None:
        """Go on with another document."""
        self._take(replace(self._typed, stage="document", is_checked=False))

    @Slot(str)
    def choose(self, document: Document) -> None:
        """Take a document to type."""
        number = self._typed.number if document == self._typed.document else ""
        self._take(replace(self._typed, stage="name", document=document, number=number))

    @Slot(str)
    def setName(self, name: str) -> None:
        """Take over what stands in the field."""
        if name != self._typed.name:
            self._take(replace(self._typed, name=name, is_checked=False))

    @Slot(str)
    def press(self, sign: str) -> None:
        """Type one sign of the number."""
        number = (self._typed.number + sign)[: KINDS[self._typed.document].longest]
        self._take(replace(self._typed, number=number, is_checked=False, refusal=""))

    @Slot()
    def erase(self) -> None:
        """Take back the last sign."""
        number = self._typed.number[:-1]
        self._take(replace(self._typed, number=number, is_checked=False, refusal=""))

    @Slot()
    def next(self) -> None:
        """Go on, if the open page holds no fault."""
        typed, language = self._typed, self._visit.visit.language
        if fault_of(typed, self._today(), language) is not None:
            self._take(replace(typed, is_checked=True))
        elif typed.stage == "name":
            self._take(replace(typed, stage="number", is_checked=False))
        elif typed.stage == "number":
            self._identify(from_typing(typed.name, typed.number, typed.document))

    @Slot()
    def back(self) -> None:
        """Go back one page; what was typed stays."""
        match self._typed.stage:
            case "number" | "document":
                self._take(replace(self._typed, stage="name", is_checked=False, refusal=""))
            case "name" if self._cards.is_installed:
                self._take(replace(self._typed, stage="card", is_checked=False))
            case _:
                self._visit.back()

    def _fresh(self) -> IdentityInput:
        return IdentityInput("card" if self._cards.is_installed else "name")

    def _take(self, typed: IdentityInput) -> None:
        self._typed = typed
        self._show()

    def _identify(self, person: Person) -> None:
        """Hand over who it is, unless they will not do."""
        fault = refusal_of(self._visit.visit, person, self._today())
        if fault is None:
            self._visit.identify(person)
        else:
            self._take(replace(self._typed, refusal=fault))
            self._cards.watch(on=True)

    def _fold_card(self, card: CardRead) -> None:
        if self._is_open:
            self._identify(from_card(card))

    def _fold_visit(self) -> None:
        is_open = self._visit.visit.scene is Scene.IDENTITY
        if is_open != self._is_open:
            self._is_open = is_open
            self._typed = self._fresh()
            self._cards.watch(on=is_open)
            self._show()
        elif is_open:
            self._show()

    def _show(self) -> None:
        visit = self._visit.visit
        props = derive_identity_props(
            self._typed,
            self._today(),
            visit.language,
            whose=whose_of(visit) if visit.scene is Scene.IDENTITY else "own",
        )
        if props != self._props:
            self._props = props
            self.changed.emit()
