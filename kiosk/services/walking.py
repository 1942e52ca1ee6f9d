"""The form that is open in a visit: begun, filled in page by page, put off, taken up again."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from typing_extensions import override

from forms import Form, QuestionPage, RepeatPage
from forms.catalogue import ServiceItem
from kiosk.services.ability import asks_photo
from kiosk.services.address import AddressOffer
from kiosk.services.assistance import Assistance, acted_for, facts_of
from kiosk.services.earlier import EarlierPaper
from kiosk.services.filling import Filling
from kiosk.services.known import Scene, Visit
from kiosk.services.personal import fill_hidden
from kiosk.services.reopening import Correction
from kiosk.services.sheets import sheets_of
from kiosk.services.visiting import Visiting
from kiosk.services.walk import Walk


class Walking(Visiting):
    """Shows the page of the form that is open."""

    def __init__(
        self,
        load_form: Callable[[ServiceItem], Form],
        now: Callable[[], datetime],
        new_id: Callable[[], str],
        *,
        offers_code: bool,
        is_out: Callable[[], bool],
    ) -> None:
        """`offers_code`: a resume code is shown before the first question."""
        super().__init__(is_out)
        self._load_form = load_form
        self._now = now
        self._new_id = new_id
        self._offers_code = offers_code

    @property
    def filling(self) -> Filling:
        """The filling of a visit that has begun one."""
        return self.walk.open

    @property
    def walk(self) -> Walk:
        """The walk through all that is filed, of a visit that has begun one."""
        if self._visit.walk is None:
            raise RuntimeError("no form is open in this scene")
        return self._visit.walk

    @override
    def assist(self, assistance: Assistance) -> None:
        """Let a form that is open know of an agent, too: it may want a paper of authority."""
        for part in self._visit.walk.parts if self._visit.walk else ():
            fill_hidden(facts_of(assistance), part.session)
        super().assist(assistance)

    def begin_questions(self) -> None:
        """Go on from the resume code to the first question, or to where one was."""
        self._show_page()

    @property
    def can_put_off(self) -> bool:
        """Whether what is being filled in can be gone on with on another day."""
        visit = self._visit
        is_new = visit.walk is not None and visit.correction is None
        return self._offers_code and is_new and self._asks_identity

    def put_off(self) -> None:
        """Stop here and go on on another day."""
        self._move(Scene.SAVED)

    def take_up(self, earlier: Visit, *, with_code: bool) -> None:
        """Go on with an earlier visit where it stood; `with_code`: after showing its new code."""
        self._visit = replace(earlier, assistance=self._visit.assistance)
        if with_code:
            self._move(Scene.CODE)
        elif earlier.scene is Scene.REVIEW:
            self._move(Scene.REVIEW)
        else:
            self._show_page()

    def try_out(self, form: Form, earlier: Filling | None = None) -> None:
        """Open a form by itself, without guide, consent and person, afresh or where `earlier` was."""
        language = self._visit.language
        filling = Filling(form, None, now=self._now, new_id=self._new_id, language=language)
        if earlier is not None:
            filling.resume(earlier)
        self._set(item=None, event=None, walk=Walk((filling,)))
        self._show_page()

    def correct(self, correction: Correction, item: ServiceItem, filling: Filling) -> None:
        """Show the review of what was filed before, to be changed, or ask for the papers wanted."""
        is_changed = correction.kind == "correction"
        self._set(
            item=item,
            event=None,
            walk=Walk((filling,), is_reviewed=is_changed),
            correction=replace(correction, opened_at=self._now()),
            guardian=correction.guardian,
            consent_at=correction.consent_at,
        )
        if is_changed:
            self._move(Scene.REVIEW)
        else:
            self._show_page()

    def answer(self, ref: str, value: str) -> None:
        """Store an answer."""
        self.filling.answer(ref, value)
        self.changed.emit()

    def take_address(self, offer: AddressOffer | None) -> None:
        """Answer the address that begins on the open page by one that is known; None takes it back."""
        self.walk.take_address(offer)
        self.changed.emit()

    def change(self, ref: str, place: int = 0) -> None:
        """Open a question of the item at `place` from the review."""
        self.walk.change(place, ref)
        self._show_page()

    def take_held(self, held: Mapping[str, EarlierPaper]) -> None:
        """Offer papers that the platform holds, by the paper and page that each is."""
        self._set(held=held)

    def use_held(self, ref: str) -> None:
        """Refer to what is held for a question, and for the other pages of the same paper."""
        filling, held = self.filling, self._visit.held
        sheets = {sheet.ref: held.get(filling.paper_of(sheet)) for sheet in sheets_of(filling)}
        chosen = sheets.get(ref)
        for sheet, paper in sheets.items():
            is_same = paper is not None and chosen is not None and paper.case == chosen.case
            if is_same and (sheet == ref or filling.paper_at(sheet) is None):
                filling.set_photo(sheet, paper)

    def edited(self) -> None:
        """Say that the filling was changed (a photo, a repeat), and show its open page."""
        self._show_page()

    def sign(self, signature: bytes) -> None:
        """Keep the signature, a PNG; b"" clears it."""
        self._set(signature=signature)

    @property
    def _asks_identity(self) -> bool:
        return any(item.identity for item in self._visit.items)

    def _open_form(self) -> None:
        """Open the form of what was chosen: where it stood, else after the resume code."""
        visit = self._visit
        begun = visit.walk.parts if visit.walk else ()
        if not begun or visit.items != tuple(part.item for part in begun):
            self._visit = replace(visit, walk=self._walk_of(visit))
        if not begun and self.can_put_off:
            self._move(Scene.CODE)
        else:
            self._show_page()

    def _walk_of(self, visit: Visit) -> Walk:
        """Return the walk through what is chosen; an item that was begun keeps its answers."""
        begun = {part.item: part for part in visit.walk.parts} if visit.walk else {}
        parts = [begun.get(item) or self._filling_of(item) for item in visit.items]
        walk = Walk(parts, known=visit.facts if self._asks_identity else None)
        walk.begin()
        return walk

    def _filling_of(self, item: ServiceItem) -> Filling:
        visit = self._visit
        return Filling(
            self._load_form(item),
            acted_for(visit.asker, visit.assistance),
            now=self._now,
            new_id=self._new_id,
            language=visit.language,
            item=item,
            given=visit.event.answers_to(item) if visit.event else None,
        )

    def _show_page(self) -> None:
        self._move(self._page_scene())

    def _page_scene(self) -> Scene:
        match self.filling.page:
            case RepeatPage():
                return Scene.REPEAT
            case QuestionPage(questions=(question,)) if asks_photo(question):
                return Scene.MATERIAL
            case _:
                return Scene.QUESTION
