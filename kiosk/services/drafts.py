"""Drafts of visits: kept page by page, put off under a resume code, gone on with later."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.jobs import Err, Failure, Ok, SerialJobRunner
from kiosk.services.draft import draft_of
from kiosk.services.resuming import DraftGoneError, Forms, Found, Search, look_for, visit_of
from kiosk.services.visit import Scene, Visit, VisitService
from kiosk.services.walk import Walk
from sync.store.draft_seal import DraftSeal, close, file_name, new_code, new_seal, of_card, of_code
from sync.store.drafts import OFFERED_FOR, Drafts

TRIES = 5
_KEPT_SCENES = frozenset({Scene.QUESTION, Scene.REPEAT, Scene.MATERIAL, Scene.REVIEW})

Saving = Literal["", "saving", "saved", "failed"]
Outcome = Literal["", "looking", "wrong", "no_card", "staff", "failed"]


@dataclass(frozen=True, slots=True)
class DraftState:
    """Where the draft of this visit stands.

    Attributes:
        code: its resume code, "" without a draft.
        saving: how far putting it off is.
        outcome: what came of a code or a card; "" before, and once it is gone on with.
        left: tries that are left.
        error: why it could not be saved or looked for.
        has_open: a visit broke off here just now.
    """

    code: str = field(default="", repr=False)
    saving: Saving = ""
    outcome: Outcome = ""
    left: int = TRIES
    error: Failure | None = None
    has_open: bool = False


@dataclass(slots=True)
class _Work:
    """What is known of the draft of the open visit; the seal comes a moment after the code."""

    forms: dict[str, bytes]
    seal: DraftSeal | None = None
    instead: bytes = b""
    names: dict[bytes, bytes] = field(default_factory=dict)
    stored: frozenset[bytes] = frozenset()
    written: bytes = b""
    is_kept: bool = False
    wants_keeping: bool = False


class DraftService(QObject):
    """Follows the visit. `changed`: the state. Nothing here knows an answer once the visit is over."""

    changed = Signal()

    def __init__(
        self,
        drafts: Drafts,
        forms: Forms,
        visit: VisitService,
        lanes: tuple[SerialJobRunner, SerialJobRunner],
        *,
        now: Callable[[], datetime],
        new_id: Callable[[], str],
    ) -> None:
        """`lanes`: compute (deriving a key takes its time) and store."""
        super().__init__()
        self._drafts = drafts
        self._forms = forms
        self._visit = visit
        self._compute, self._writer = lanes
        self._now = now
        self._new_id = new_id
        self._work: _Work | None = None
        self._turn = 0
        self._is_leaving_open = False
        self._state = DraftState(has_open=drafts.has_open(now()))
        self._offer = QTimer(
            self, singleShot=True, interval=round(OFFERED_FOR.total_seconds()) * 1000
        )
        self._offer.timeout.connect(self._close_offer)
        if self._state.has_open:
            self._offer.start()
        visit.paged.connect(self._follow)
        visit.ended.connect(self._end)

    @property
    def state(self) -> DraftState:
        """Where the draft of this visit stands."""
        return self._state

    def stop(self) -> None:
        """Begin nothing more."""
        self._offer.stop()

    def leave_open(self) -> None:
        """The visit is about to end without a word: keep its draft for who comes back at once."""
        self._is_leaving_open = self._work is not None

    def resume(self, code: str) -> None:
        """Go on with the draft of a resume code."""
        drafts = self._drafts
        search = Search(drafts.salt, lambda salt: of_code(code, salt), drafts.by_code)
        self._look(search, lambda found: self._take_up(found, code))

    def resume_with_card(self, card: bytes) -> None:
        """Go on with the visit of this card, if it broke off just now."""
        drafts = self._drafts
        search = Search(drafts.salt, lambda salt: of_card(card, salt), drafts.by_card)
        self._look(search, lambda found: self._take_up_anew(found, card))

    def look(self) -> None:
        """See whether a visit that broke off may still be gone on with; any other may be over."""
        drafts, now = self._drafts, self._now()

        def looked(result: Ok[bool] | Err) -> None:
            if isinstance(result, Ok):
                self._show(replace(self._state, has_open=result.value))

        self._writer.run(lambda: drafts.has_open(now), looked)

    def forget_outcome(self) -> None:
        """Ask anew; the tries stay counted."""
        if self._state.outcome not in ("", "looking", "staff"):
            self._show(replace(self._state, outcome="", error=None))

    def _follow(self) -> None:
        """Begin a draft with the first form, keep each page that is left, drop what was let go."""
        visit = self._visit.visit
        if visit.scene is not Scene.RESUME:
            self._turn += 1
        if visit.walk is None:
            self._drop(even_kept=visit.scene is Scene.FILED)
        elif self._visit.can_put_off:
            self._take_forms(visit, visit.walk)
            if visit.scene is Scene.SAVED:
                self._keep()
            elif visit.scene in _KEPT_SCENES:
                self._show(replace(self._state, saving="", error=None))
                self._save()

    def _take_forms(self, visit: Visit, walk: Walk) -> None:
        work = self._work or self._begin(visit, {})
        for item in (part.item for part in walk.parts):
            if item is not None and item.code not in work.forms:
                work.forms[item.code] = self._forms.xml(item)

    def _keep(self) -> None:
        """Put the visit off: its draft stays for some days, for its code alone."""
        if self._work is not None:
            self._work.wants_keeping = True
            self._show(replace(self._state, saving="saving", error=None))
            self._save()

    def _begin(self, visit: Visit, forms: dict[str, bytes], instead: bytes = b"") -> _Work:
        code, card = new_code(), visit.person.card if visit.person else b""
        work = _Work(forms, instead=instead)
        self._work = work
        self._show(DraftState(code=code, has_open=self._state.has_open))

        def sealed(result: Ok[DraftSeal] | Err) -> None:
            if self._work is work and isinstance(result, Ok):
                work.seal = result.value
                self._save()

        drafts = self._drafts
        self._compute.run(lambda: _seal_of(drafts, code, card), sealed)
        return work

    def _save(self) -> None:
        """Write the draft as it stands now, if it is another than last time."""
        work, visit = self._work, self._visit.visit
        if work is None or work.seal is None or visit.walk is None:
            return
        seal = work.seal
        content, photos = draft_of(visit, work.forms, lambda data: _name(work, seal, data))
        keep, instead = work.wants_keeping, work.instead
        if content == work.written and not keep:
            return
        work.written, work.wants_keeping, work.instead = content, False, b""
        stored, now, drafts = work.stored, self._now(), self._drafts
        work.stored |= frozenset(photos)

        def written(result: Ok[None] | Err) -> None:
            if self._work is work:
                self._written(work, result, stored, instead, keep=keep)

        self._writer.run(
            lambda: drafts.save(
                close(seal, content, photos, stored), now, keep=keep, instead=instead
            ),
            written,
        )

    def _written(
        self,
        work: _Work,
        result: Ok[None] | Err,
        stored: frozenset[bytes],
        instead: bytes,
        *,
        keep: bool,
    ) -> None:
        match result:
            case Ok():
                work.is_kept = work.is_kept or keep
                if keep:
                    self._show(replace(self._state, saving="saved", error=None))
            case Err(error):
                work.written, work.stored, work.instead = b"", stored, instead
                if keep:
                    self._show(replace(self._state, saving="failed", error=error))

    def _drop(self, *, even_kept: bool = False) -> None:
        """Forget the draft of this visit; one that was put off before stays for its days."""
        work, self._work = self._work, None
        if work is None:
            return
        self._show(DraftState(has_open=self._state.has_open))
        seal, drafts = work.seal, self._drafts
        if seal is not None and (even_kept or not work.is_kept):
            self._writer.run(lambda: drafts.forget(seal.code.tag), lambda _: None)

    def _end(self) -> None:
        """The visit is over."""
        work, self._turn = self._work, self._turn + 1
        if work is None or not self._is_leaving_open:
            self._drop()
        elif not work.is_kept:
            self._show(replace(self._state, has_open=True))
            self._offer.start()
        self._work, self._is_leaving_open = None, False
        self._show(DraftState(has_open=self._state.has_open))
        self.look()

    def _close_offer(self) -> None:
        drafts = self._drafts
        if self._work is None:
            self._writer.run(drafts.forget_open, lambda _: None)
        self._show(replace(self._state, has_open=False))

    def _look(self, search: Search, take: Callable[[Found | None], None]) -> None:
        if self._state.outcome in ("looking", "staff"):
            return
        self._show(replace(self._state, outcome="looking", error=None))
        turn, forms, now = self._turn, self._forms, self._now()

        def looked(result: Ok[Found | None] | Err) -> None:
            if turn != self._turn:
                return
            match result:
                case Ok(found):
                    take(found)
                case Err(error):
                    self._show(replace(self._state, outcome="failed", error=error))

        self._compute.run(lambda: look_for(search, forms, now), looked)

    def _take_up(self, found: Found | None, code: str) -> None:
        if found is None:
            left = self._state.left - 1
            self._show(replace(self._state, outcome="wrong" if left else "staff", left=left))
            return
        visit = self._visit_of(found, b"")
        if visit is not None:
            self._drop()
            self._work = _Work(
                found.forms,
                seal=found.seal,
                names={data: name for name, data in found.photos.items()},
                stored=frozenset(found.photos),
                is_kept=found.is_kept,
            )
            self._show(DraftState(code=code, has_open=self._state.has_open))
            self._visit.take_up(visit, with_code=False)

    def _take_up_anew(self, found: Found | None, card: bytes) -> None:
        """Go on under a new code: the old one may be lost."""
        if found is None:
            self._show(replace(self._state, outcome="no_card"))
            return
        visit = self._visit_of(found, card)
        if visit is not None:
            self._drop()
            self._begin(visit, found.forms, instead=found.seal.code.tag)
            self._visit.take_up(visit, with_code=True)

    def _visit_of(self, found: Found, card: bytes) -> Visit | None:
        present = self._visit.visit
        try:
            return visit_of(found, present, card, now=self._now, new_id=self._new_id)
        except DraftGoneError as error:
            self._show(replace(self._state, outcome="failed", error=error))
            return None

    def _show(self, state: DraftState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()


def _seal_of(drafts: Drafts, code: str, card: bytes) -> DraftSeal:
    salt = drafts.salt()
    return new_seal(of_code(code, salt), of_card(card, salt) if card else None)


def _name(work: _Work, seal: DraftSeal, photo: bytes) -> bytes:
    """Return the name of a photo; it is computed once, as a photo is large."""
    if photo not in work.names:
        work.names[photo] = file_name(seal, photo)
    return work.names[photo]
