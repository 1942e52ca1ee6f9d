"""The visit that is open: one person from first touch to reset, and the scene they see."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from forms import Form, QuestionPage, RepeatPage
from forms.catalogue import LifeEvent, ServiceItem, Text
from kiosk.services.ability import asks_photo
from kiosk.services.correcting import Correction
from kiosk.services.filling import Filling
from kiosk.services.person import Person
from kiosk.services.walk import Walk

CONSENT_VERSION = "1"


class Scene(StrEnum):
    """What fills the screen between header and footer."""

    ATTRACT = "attract"
    HOME = "home"
    SERVICES = "services"
    GUIDE = "guide"
    EVENT = "event"
    CHECKLIST = "checklist"
    NOTICES = "notices"
    CLOSED = "closed"
    CONSENT = "consent"
    WINDOW = "window"
    IDENTITY = "identity"
    CODE = "code"
    QUESTION = "question"
    REPEAT = "repeat"
    MATERIAL = "material"
    REVIEW = "review"
    SIGNATURE = "signature"
    FILED = "filed"
    PROGRESS = "progress"
    SAVED = "saved"
    RESUME = "resume"


@dataclass(frozen=True, slots=True)
class EventChoice:
    """A life event, and those of its items that are filed, in its order."""

    event: LifeEvent
    items: tuple[ServiceItem, ...]

    def answers_to(self, item: ServiceItem) -> dict[str, str]:
        """Return what the event answers itself in the form of an item, by question name."""
        entry = next((one for one in self.event.items if one.item == item.code), None)
        return {answer.question: answer.value for answer in entry.answers} if entry else {}


@dataclass(frozen=True, slots=True)
class Visit:
    """Everything that is known of the visit; a fresh one knows nothing.

    One item is chosen, or a life event with several. `walk`: what is being filled in for them.
    `correction`: it was filed before, and returned.
    `is_refused`: there is no room for a filing on this kiosk now. `is_read_aloud`: the person
    wanted pages to be read.
    """

    scene: Scene = Scene.ATTRACT
    language: str = "zh_CN"
    is_elder: bool = False
    topic: str = ""
    item: ServiceItem | None = None
    event: EventChoice | None = None
    consent_at: datetime | None = None
    person: Person | None = None
    walk: Walk | None = None
    correction: Correction | None = None
    signature: bytes = b""
    is_refused: bool = False
    is_read_aloud: bool = False

    @property
    def filling(self) -> Filling | None:
        """The form whose page is open, or was last."""
        return self.walk.open if self.walk else None

    @property
    def items(self) -> tuple[ServiceItem, ...]:
        """The service items that are filed in one go."""
        if self.event is not None:
            return self.event.items
        return (self.item,) if self.item is not None else ()

    @property
    def title(self) -> Text:
        """What the person came for."""
        if self.event is not None:
            return self.event.event.names
        return self.item.title if self.item is not None else Text()


class VisitService(QObject):
    """Leads one visit through its scenes; forgets everything at its end.

    `changed`: anything of the visit changed. `paged`: another page or scene may be open now.
    `ended`: the visit is over, everything is forgotten.
    """

    changed = Signal()
    paged = Signal()
    ended = Signal()

    def __init__(
        self,
        load_form: Callable[[ServiceItem], Form],
        now: Callable[[], datetime],
        new_id: Callable[[], str],
        *,
        has_room: Callable[[], bool] = lambda: True,
        offers_code: bool = False,
        is_out: Callable[[], bool] = lambda: False,
    ) -> None:
        """`has_room`: whether a filing that is begun now can be kept.

        `offers_code`: a resume code is shown before the first question. `is_out`: the kiosk is out
        of service: its home is the scene that says so.
        """
        super().__init__()
        self._load_form = load_form
        self._now = now
        self._new_id = new_id
        self._has_room = has_room
        self._offers_code = offers_code
        self._is_out = is_out
        self._visit = Visit()

    @property
    def visit(self) -> Visit:
        """The visit as it stands."""
        return self._visit

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

    def begin(self) -> None:
        """First touch."""
        self._move(self._home)

    def end(self) -> None:
        """Forget the person, also their language and type size."""
        self._visit = Visit()
        self.ended.emit()
        self.changed.emit()

    def go_home(self) -> None:
        """Leave what was begun and choose anew; the person stays the same."""
        self._set(
            scene=self._home,
            topic="",
            item=None,
            event=None,
            consent_at=None,
            walk=None,
            correction=None,
            signature=b"",
        )
        self.paged.emit()

    def set_language(self, language: str) -> None:
        """Go on in another language (zh_CN or en)."""
        if self._visit.walk is not None:
            self._visit.walk.set_language(language)
        self._set(language=language)

    def set_elder(self, *, is_elder: bool) -> None:
        """Switch large type on or off."""
        self._set(is_elder=is_elder)

    def set_reading(self, *, is_read_aloud: bool) -> None:
        """Have pages read aloud in this visit, or not any more."""
        self._set(is_read_aloud=is_read_aloud)

    def open_topic(self, topic: str) -> None:
        """Show the service items of a topic."""
        self._set(scene=Scene.SERVICES, topic=topic)

    def open_notices(self) -> None:
        """Show what residents should know of the hall."""
        self._move(Scene.NOTICES)

    def open_progress(self) -> None:
        """Ask how a filing stands."""
        self._move(Scene.PROGRESS)

    def choose(self, item: ServiceItem) -> None:
        """Read the guide of a service item; what was filled in for another one is let go."""
        if item != self._visit.item:
            self._set(consent_at=None, walk=None, signature=b"")
        self._set(item=item, event=None)
        self._move(Scene.GUIDE)

    def open_event(self, choice: EventChoice) -> None:
        """Show a life event, or another choice of its items; what was filled in for them stays."""
        chosen = self._visit.event
        if chosen is None or chosen.event != choice.event:
            self._set(consent_at=None, walk=None, signature=b"")
        self._set(item=None, event=choice)
        self._move(Scene.EVENT)

    def open_checklist(self) -> None:
        """Show what to bring, to be taken home."""
        self._move(Scene.CHECKLIST)

    def start(self) -> None:
        """Go on from the guide; to the window where there is no room to keep a filing."""
        is_refused = not self._has_room()
        self._set(scene=Scene.WINDOW if is_refused else Scene.CONSENT, is_refused=is_refused)

    def agree(self) -> None:
        """Consent to the processing of personal data, for this one filing."""
        self._set(consent_at=self._now())
        if self._asks_identity and self._visit.person is None:
            self._move(Scene.IDENTITY)
        else:
            self._open_form()

    def decline(self) -> None:
        """Do not consent: the window staff help, on paper."""
        self._move(Scene.WINDOW)

    def identify(self, person: Person) -> None:
        """Take over who is asking, and open the form."""
        self._set(person=person)
        self._open_form()

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

    def open_resume(self) -> None:
        """Ask for the resume code of an earlier visit."""
        self._move(Scene.RESUME)

    def take_up(self, earlier: Visit, *, with_code: bool) -> None:
        """Go on with an earlier visit where it stood; `with_code`: after showing its new code."""
        self._visit = earlier
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
        """Show the review of what was filed before and returned, to be changed and filed again."""
        self._set(
            item=item,
            event=None,
            walk=Walk((filling,), is_reviewed=True),
            correction=correction,
            consent_at=correction.consent_at,
        )
        self._move(Scene.REVIEW)

    def answer(self, ref: str, value: str) -> None:
        """Store an answer."""
        self.filling.answer(ref, value)
        self.changed.emit()

    def next(self) -> None:
        """Go on to the next page, the review or the signature."""
        match self._visit.scene:
            case Scene.REVIEW:
                self._hand_in()
            case _ if self.walk.forward() == "finished":
                self._move(Scene.REVIEW)
            case _:
                self._show_page()

    def back(self) -> None:
        """Go back one step; nothing that was answered is lost."""
        match self._visit.scene:
            case Scene.QUESTION | Scene.REPEAT | Scene.MATERIAL:
                self._back_in_form()
            case Scene.REVIEW:
                self.walk.reopen()
                self._show_page()
            case Scene.WINDOW if self._visit.is_refused:
                self._show_guide()
            case Scene.SAVED:
                self._show_page()
            case Scene.CHECKLIST | Scene.CONSENT | Scene.IDENTITY | Scene.CODE:
                self._show_guide()
            case scene if scene in _BEFORE:
                self._move(_BEFORE[scene])
            case _:
                self._set(scene=self._home, topic="")
                self.paged.emit()

    def change(self, ref: str, place: int = 0) -> None:
        """Open a question of the item at `place` from the review."""
        self.walk.change(place, ref)
        self._show_page()

    def edited(self) -> None:
        """Say that the filling was changed (a photo, a repeat), and show its open page."""
        self._show_page()

    def sign(self, signature: bytes) -> None:
        """Keep the signature, a PNG; b"" clears it."""
        self._set(signature=signature)

    def show_filed(self) -> None:
        """The filing is kept: show its number, and let go of what was answered."""
        self._set(scene=Scene.FILED, walk=None, signature=b"", consent_at=None)
        self.paged.emit()

    @property
    def _home(self) -> Scene:
        return Scene.CLOSED if self._is_out() else Scene.HOME

    @property
    def _asks_identity(self) -> bool:
        return any(item.identity for item in self._visit.items)

    def _show_guide(self) -> None:
        self._move(Scene.GUIDE if self._visit.event is None else Scene.EVENT)

    def _open_form(self) -> None:
        visit = self._visit
        if visit.walk is not None and visit.items == tuple(part.item for part in visit.walk.parts):
            self._show_page()
            return
        is_new = visit.walk is None
        self._visit = replace(visit, walk=self._walk_of(visit))
        if is_new and self.can_put_off:
            self._move(Scene.CODE)
        else:
            self._show_page()

    def _walk_of(self, visit: Visit) -> Walk:
        """Return the walk through what is chosen; an item that was begun keeps its answers."""
        begun = {part.item: part for part in visit.walk.parts} if visit.walk else {}
        parts = [begun.get(item) or self._filling_of(item) for item in visit.items]
        walk = Walk(parts)
        walk.begin()
        return walk

    def _filling_of(self, item: ServiceItem) -> Filling:
        visit = self._visit
        return Filling(
            self._load_form(item),
            visit.person,
            now=self._now,
            new_id=self._new_id,
            language=visit.language,
            item=item,
            given=visit.event.answers_to(item) if visit.event else None,
        )

    def _hand_in(self) -> None:
        match self.walk.hand_in():
            case "moved":
                self._show_page()
            case "finished":
                self._move(Scene.SIGNATURE)
            case _:
                self.changed.emit()

    def _back_in_form(self) -> None:
        match self.walk.back():
            case "left" if self._visit.correction is None:
                self._show_guide()
            case "left" | "finished":
                self._move(Scene.REVIEW)
            case _:
                self._show_page()

    def _show_page(self) -> None:
        match self.filling.page:
            case RepeatPage():
                self._move(Scene.REPEAT)
            case QuestionPage(questions=(question,)) if asks_photo(question):
                self._move(Scene.MATERIAL)
            case _:
                self._move(Scene.QUESTION)

    def _move(self, scene: Scene) -> None:
        self._set(scene=scene)
        self.paged.emit()

    def _set(self, **changes: object) -> None:
        self._visit = replace(self._visit, **changes)  # type: ignore[arg-type]  # names of fields
        self.changed.emit()


_BEFORE = {
    Scene.WINDOW: Scene.CONSENT,
    Scene.SIGNATURE: Scene.REVIEW,
}
