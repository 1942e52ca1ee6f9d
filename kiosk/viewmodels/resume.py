"""The resume scene: a code typed on its own keys, or the ID card of a visit that broke off."""

from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.devices.card_reader import CardRead
from kiosk.qt import Property
from kiosk.services.cards import CardService
from kiosk.services.drafts import DraftService, DraftState, Outcome
from kiosk.services.person import card_digest
from kiosk.services.scans import ScanService
from kiosk.services.visit import Scene, Visit, VisitService
from sync.store.draft_seal import CODE_LENGTH, CODE_SIGNS

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class ResumeProps:
    """Everything the scene shows; `card`: a visit broke off just now, and its card goes on with it."""

    code: str = field(default="", repr=False)
    outcome: Outcome = ""
    left: int = 0
    fault: str = ""
    card: bool = False


def derive_resume_props(
    visit: Visit, draft: DraftState, typed: str, *, has_reader: bool
) -> ResumeProps:
    """Say what the scene shows."""
    if visit.scene is not Scene.RESUME:
        return ResumeProps()
    return ResumeProps(
        code=typed,
        outcome=draft.outcome,
        left=draft.left,
        fault=draft.error.words(visit.language) if draft.error else "",
        card=has_reader and draft.has_open,
    )


@QmlElement
class ResumeViewModel(QObject):
    """View model of the resume scene. What was typed is forgotten when the scene is left."""

    changed = Signal()

    def __init__(
        self,
        visit: VisitService,
        drafts: DraftService,
        cards: CardService,
        scans: ScanService,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._drafts = drafts
        self._cards = cards
        self._scans = scans
        self._is_open = False
        self._typed = ""
        self._props = ResumeProps()
        visit.changed.connect(self._fold_visit)
        drafts.changed.connect(self._fold_draft)
        cards.read.connect(self._fold_card)

    @Property(str, notify=changed, final=True)
    def code(self) -> str:
        """The typed code."""
        return self._props.code

    @Property(bool, notify=changed, final=True)
    def canGoOn(self) -> bool:
        """Whether the code is all there."""
        return len(self._props.code) == CODE_LENGTH and self._props.outcome in ("", "no_card")

    @Property(str, notify=changed, final=True)
    def outcome(self) -> str:
        """What came of it: looking, wrong, no_card, staff, failed, or nothing yet."""
        return self._props.outcome

    @Property(int, notify=changed, final=True)
    def triesLeft(self) -> int:
        """How often a code may still be tried."""
        return self._props.left

    @Property(str, notify=changed, final=True)
    def fault(self) -> str:
        """Why it cannot be gone on with, in words."""
        return self._props.fault

    @Property(bool, notify=changed, final=True)
    def takesCard(self) -> bool:
        """Whether a visit broke off just now, so that its ID card goes on with it."""
        return self._props.card

    @Property(bool, constant=True, final=True)
    def hasScanner(self) -> bool:
        """Whether this kiosk reads codes."""
        return self._scans.is_installed

    @Property(list, constant=True, final=True)
    def signs(self) -> list[str]:
        """The characters a code is made of."""
        return list(CODE_SIGNS)

    @Slot(str)
    def press(self, sign: str) -> None:
        """Type one character."""
        self._type((self._typed + sign)[:CODE_LENGTH])

    @Slot()
    def erase(self) -> None:
        """Take back the last one."""
        self._type(self._typed[:-1])

    @Slot()
    def next(self) -> None:
        """Go on with the draft of the typed code."""
        if self.canGoOn:
            self._drafts.resume(self._typed)

    @Slot()
    def back(self) -> None:
        """Go back."""
        self._visit.back()

    def _type(self, typed: str) -> None:
        if self._props.outcome not in ("looking", "staff"):
            self._typed = typed
            self._drafts.forget_outcome()
            self._show()

    def _fold_card(self, card: CardRead) -> None:
        if self._is_open:
            self._drafts.resume_with_card(card_digest(card))

    def _fold_visit(self) -> None:
        is_open = self._visit.visit.scene is Scene.RESUME
        if is_open != self._is_open:
            self._is_open = is_open
            self._typed = ""
            self._cards.watch(on=is_open)
            if is_open:
                self._drafts.forget_outcome()
        self._show()

    def _fold_draft(self) -> None:
        if self._drafts.state.outcome == "wrong" and self._props.outcome != "wrong":
            self._typed = ""
        self._show()

    def _show(self) -> None:
        props = derive_resume_props(
            self._visit.visit,
            self._drafts.state,
            self._typed,
            has_reader=self._cards.is_installed,
        )
        if props != self._props:
            self._props = props
            self.changed.emit()
