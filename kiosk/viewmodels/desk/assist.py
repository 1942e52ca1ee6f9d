"""The desk's page 帮人办: begin or take over a visit, beside the resident or with an agent."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.devices.card_reader import CardRead
from kiosk.qt import Property
from kiosk.services.assistance import AgentRelation, Check
from kiosk.services.cards import CardService
from kiosk.services.desk.assisting import AssistingService
from kiosk.services.desk.desk import DeskService
from kiosk.services.desk.words import fault_words
from kiosk.services.documents import Document
from kiosk.services.person import from_card
from kiosk.viewmodels.desk.helping import (
    AssistProps,
    Given,
    agent_of,
    derive_assist_props,
    fault_of,
)

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class DeskAssistViewModel(QObject):
    """View model of the page. What was given is there until the desk locks or is left for a visit.

    `cards`: of its own: a card that another section asks for is no agent's.
    """

    changed = Signal()

    def __init__(
        self,
        desk: DeskService,
        assisting: AssistingService,
        cards: CardService,
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._assisting = assisting
        self._cards = cards
        self._today = today
        self._given = Given()
        self._props = AssistProps()
        self._is_open = False
        desk.changed.connect(self._fold_desk)
        desk.locked.connect(self._forget)
        assisting.changed.connect(self._show)
        cards.read.connect(self._take_card)
        cards.changed.connect(self.changed)

    @Property(str, notify=changed, final=True)
    def page(self) -> str:
        """Which page lies open: start, open (over a visit), or agent."""
        return self._props.page

    @Property(bool, notify=changed, final=True)
    def isMine(self) -> bool:
        """Whether the visit beneath is one in which who works here assists already."""
        return self._props.is_mine

    @Property(bool, notify=changed, final=True)
    def isEnding(self) -> bool:
        """Whether it is asked if the visit beneath is really to end."""
        return self._props.is_ending

    @Property(bool, notify=changed, final=True)
    def isBusy(self) -> bool:
        """Whether it is being noted."""
        return self._props.is_busy

    @Property(bool, constant=True, final=True)
    def hasReader(self) -> bool:
        """Whether this kiosk has a card reader."""
        return self._cards.is_installed

    @Property(str, notify=changed, final=True)
    def readerFault(self) -> str:
        """Why the reader cannot read, in words, or nothing."""
        fault = self._cards.fault
        return "" if fault is None else fault.words(self._desk.state.language)

    @Property(str, notify=changed, final=True)
    def relation(self) -> str:
        """What the agent is to the applicant, or nothing yet."""
        return self._props.relation

    @Property(str, notify=changed, final=True)
    def document(self) -> str:
        """Which document the agent shows."""
        return self._props.document

    @Property(str, notify=changed, final=True)
    def name(self) -> str:
        """What the agent is called."""
        return self._props.name

    @Property(str, notify=changed, final=True)
    def number(self) -> str:
        """The number of their document."""
        return self._props.number

    @Property(str, notify=changed, final=True)
    def headline(self) -> str:
        """What is wrong, in a few words, or nothing."""
        return self._props.headline

    @Property(str, notify=changed, final=True)
    def fault(self) -> str:
        """What to do about it."""
        return self._props.fault

    @Slot(str)
    def begin(self, checked: Check) -> None:
        """Assist the one who is here, in the open visit or a new one."""
        self._assisting.begin("beside", checked)

    @Slot()
    def askForAgent(self) -> None:
        """The one it is about is absent: ask who acts for them."""
        self._take(Given(has_agent=True))
        self._cards.watch(on=True)

    @Slot(str)
    def chooseRelation(self, relation: AgentRelation) -> None:
        """Say what the agent is to the applicant."""
        self._take(replace(self._given, relation=relation, is_checked=False))

    @Slot(str)
    def chooseDocument(self, document: Document) -> None:
        """Say which document the agent shows."""
        if document != self._given.document:
            self._type(document=document, number="")

    @Slot(str)
    def setName(self, name: str) -> None:
        """Take over what stands in the field."""
        if name != self._given.name:
            self._type(name=name)

    @Slot(str)
    def setNumber(self, number: str) -> None:
        """Take over what stands in the field."""
        if number != self._given.number:
            self._type(number=number)

    @Slot()
    def beginForAgent(self) -> None:
        """Go on with the agent, if nothing is missing; the applicant's document was seen."""
        if self._fault() is None:
            self._assisting.begin("agent", "seen", agent_of(self._given))
        else:
            self._take(replace(self._given, is_checked=True))

    @Slot()
    def goOn(self) -> None:
        """Go back into the visit beneath."""
        self._assisting.go_on()

    @Slot()
    def end(self) -> None:
        """End the visit beneath; asked twice."""
        if self._given.is_ending:
            self._assisting.end()
            self._forget()
        else:
            self._take(replace(self._given, is_ending=True))

    @Slot()
    def back(self) -> None:
        """Leave the page of the agent, or the question whether the visit is to end."""
        self._forget()

    def _type(self, **typed: str) -> None:
        """Take over what was typed; who was read from a card is not that one any more."""
        self._take(replace(self._given, **typed, card=None, is_checked=False))  # type: ignore[arg-type]  # names of fields

    def _take_card(self, card: CardRead) -> None:
        if self._given.has_agent:
            read = from_card(card)
            self._take(
                replace(
                    self._given,
                    document=read.document,
                    name=read.name,
                    number=read.id_number,
                    card=read,
                    is_checked=False,
                )
            )

    def _fault(self) -> str | None:
        absent, language = self._assisting.person, self._desk.state.language
        return fault_of(self._given, absent, self._today(), language)

    def _fold_desk(self) -> None:
        """Look for the agent's card while the page lies open, unless they are told already."""
        state = self._desk.state
        is_open = state.member is not None and state.section == "assist"
        if is_open != self._is_open:
            self._is_open = is_open
            self._cards.watch(on=is_open and self._given.has_agent and not self._given.number)
        self._show()

    def _forget(self) -> None:
        self._cards.watch(on=False)
        self._take(Given())

    def _take(self, given: Given) -> None:
        self._given = given
        self._show()

    def _show(self) -> None:
        state = self._assisting.state
        words = fault_words(state.error, self._desk.state.language)
        if not words and self._given.is_checked:
            words = self._fault() or ""
        props = derive_assist_props(
            self._given, words, self._assisting.beneath, is_busy=state.is_busy
        )
        if props != self._props:
            self._props = props
            self.changed.emit()
