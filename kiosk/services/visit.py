"""The visit that is open: one person from first touch to reset, and the scene they see."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from forms import Form, QuestionPage, RepeatPage
from forms.catalogue import ServiceItem
from kiosk.services.ability import asks_photo
from kiosk.services.filling import Filling
from kiosk.services.person import Person

CONSENT_VERSION = "1"


class Scene(StrEnum):
    """What fills the screen between header and footer."""

    ATTRACT = "attract"
    HOME = "home"
    SERVICES = "services"
    GUIDE = "guide"
    CONSENT = "consent"
    WINDOW = "window"
    IDENTITY = "identity"
    QUESTION = "question"
    REPEAT = "repeat"
    MATERIAL = "material"
    REVIEW = "review"
    SIGNATURE = "signature"
    FILED = "filed"
    PROGRESS = "progress"


@dataclass(frozen=True, slots=True)
class Visit:
    """Everything that is known of the visit; a fresh one knows nothing.

    `is_refused`: there is no room for a filing on this kiosk now.
    """

    scene: Scene = Scene.ATTRACT
    language: str = "zh_CN"
    is_elder: bool = False
    topic: str = ""
    item: ServiceItem | None = None
    consent_at: datetime | None = None
    person: Person | None = None
    filling: Filling | None = None
    signature: bytes = b""
    is_refused: bool = False


class VisitService(QObject):
    """Leads one visit through its scenes; forgets everything at its end.

    `changed`: anything of the visit changed. `ended`: the visit is over, everything is forgotten.
    """

    changed = Signal()
    ended = Signal()

    def __init__(
        self,
        load_form: Callable[[ServiceItem], Form],
        now: Callable[[], datetime],
        new_id: Callable[[], str],
        parent: QObject | None = None,
        *,
        has_room: Callable[[], bool] = lambda: True,
    ) -> None:
        """`has_room`: whether a filing that is begun now can be kept."""
        super().__init__(parent)
        self._load_form = load_form
        self._now = now
        self._new_id = new_id
        self._has_room = has_room
        self._visit = Visit()

    @property
    def visit(self) -> Visit:
        """The visit as it stands."""
        return self._visit

    @property
    def filling(self) -> Filling:
        """The filling of a visit that has begun one."""
        if self._visit.filling is None:
            raise RuntimeError("no form is open in this scene")
        return self._visit.filling

    def begin(self) -> None:
        """First touch."""
        self._move(Scene.HOME)

    def end(self) -> None:
        """Forget the person, also their language and type size."""
        self._visit = Visit()
        self.ended.emit()
        self.changed.emit()

    def go_home(self) -> None:
        """Leave what was begun and choose anew; the person stays the same."""
        self._set(
            scene=Scene.HOME, topic="", item=None, consent_at=None, filling=None, signature=b""
        )

    def set_language(self, language: str) -> None:
        """Go on in another language (zh_CN or en)."""
        if self._visit.filling is not None:
            self._visit.filling.session.set_language(language)
        self._set(language=language)

    def set_elder(self, *, is_elder: bool) -> None:
        """Switch large type on or off."""
        self._set(is_elder=is_elder)

    def open_topic(self, topic: str) -> None:
        """Show the service items of a topic."""
        self._set(scene=Scene.SERVICES, topic=topic)

    def open_progress(self) -> None:
        """Ask how a filing stands."""
        self._move(Scene.PROGRESS)

    def choose(self, item: ServiceItem) -> None:
        """Read the guide of a service item."""
        self._set(scene=Scene.GUIDE, item=item)

    def start(self) -> None:
        """Go on from the guide; to the window where there is no room to keep a filing."""
        is_refused = not self._has_room()
        self._set(scene=Scene.WINDOW if is_refused else Scene.CONSENT, is_refused=is_refused)

    def agree(self) -> None:
        """Consent to the processing of personal data, for this one filing."""
        self._set(consent_at=self._now())
        if self._item.identity and self._visit.person is None:
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

    def try_out(self, form: Form, earlier: Filling | None = None) -> None:
        """Open a form by itself, without guide, consent and person, afresh or where `earlier` was."""
        language = self._visit.language
        filling = Filling(form, None, now=self._now, new_id=self._new_id, language=language)
        if earlier is not None:
            filling.resume(earlier)
        self._set(item=None, filling=filling)
        self._show_page()

    def answer(self, ref: str, value: str) -> None:
        """Store an answer."""
        self.filling.answer(ref, value)
        self.changed.emit()

    def next(self) -> None:
        """Go on to the next page, the review or the signature."""
        match self._visit.scene:
            case Scene.REVIEW:
                self._hand_in()
            case _ if self.filling.forward() == "finished":
                self._move(Scene.REVIEW)
            case _:
                self._show_page()

    def back(self) -> None:
        """Go back one step; nothing that was answered is lost."""
        match self._visit.scene:
            case Scene.QUESTION | Scene.REPEAT | Scene.MATERIAL:
                self._back_in_form()
            case Scene.REVIEW:
                self.filling.reopen()
                self._show_page()
            case Scene.WINDOW if self._visit.is_refused:
                self._move(Scene.GUIDE)
            case scene:
                self._move(_BEFORE.get(scene, Scene.HOME))

    def change(self, ref: str) -> None:
        """Open a question from the review."""
        self.filling.change(ref)
        self._show_page()

    def edited(self) -> None:
        """Say that the filling was changed (a photo, a repeat), and show its open page."""
        self._show_page()

    def sign(self, signature: bytes) -> None:
        """Keep the signature, a PNG; b"" clears it."""
        self._set(signature=signature)

    def show_filed(self) -> None:
        """The filing is kept: show its number, and let go of what was answered."""
        self._set(scene=Scene.FILED, filling=None, signature=b"", consent_at=None)

    @property
    def _item(self) -> ServiceItem:
        if self._visit.item is None:
            raise RuntimeError("no service item is chosen in this scene")
        return self._visit.item

    def _open_form(self) -> None:
        visit = self._visit
        filling = visit.filling or Filling(
            self._load_form(self._item),
            visit.person,
            now=self._now,
            new_id=self._new_id,
            language=visit.language,
        )
        self._visit = replace(visit, filling=filling)
        self._show_page()

    def _hand_in(self) -> None:
        match self.filling.hand_in():
            case "moved":
                self._show_page()
            case "finished":
                self._move(Scene.SIGNATURE)
            case _:
                self.changed.emit()

    def _back_in_form(self) -> None:
        match self.filling.back():
            case "left":
                self._move(Scene.GUIDE)
            case "finished":
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

    def _set(self, **changes: object) -> None:
        self._visit = replace(self._visit, **changes)  # type: ignore[arg-type]  # names of fields
        self.changed.emit()


_BEFORE = {
    Scene.HOME: Scene.HOME,
    Scene.CONSENT: Scene.GUIDE,
    Scene.WINDOW: Scene.CONSENT,
    Scene.IDENTITY: Scene.GUIDE,
    Scene.SIGNATURE: Scene.REVIEW,
}
