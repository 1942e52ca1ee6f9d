"""A visit from first touch to reset, without what is filed in it: scenes to read in, language, home."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from forms.catalogue import ServiceItem
from kiosk.services.assistance import Assistance
from kiosk.services.known import EventChoice, Scene, Visit

# What goes when something else is chosen: what was filled in, and the consent to it.
_GONE: Mapping[str, object] = {
    "consent_at": None,
    "may_ask_held_at": None,
    "held": {},
    "guardian": None,
    "walk": None,
    "signature": b"",
}
_NOT_FOR_AGENTS: Mapping[str, object] = {"may_ask_held_at": None, "held": {}}


class Visiting(QObject):
    """Knows the visit and moves between its scenes; forgets everything at its end.

    `changed`: anything of the visit changed but an answer of the open page; that is `answered`.
    `translated`: in another language from now on. `paged`: another page or scene may be open now. `ended`: the visit is over, everything is
    forgotten. `moved` comes before each `changed`: by then the scene that was left is gone, and
    nobody lays out anew what it showed.
    """

    moved = Signal()
    changed = Signal()
    translated = Signal()
    answered = Signal()
    paged = Signal()
    ended = Signal()

    def __init__(self, is_out: Callable[[], bool]) -> None:
        """`is_out`: the kiosk is out of service: its home is the scene that says so."""
        super().__init__()
        self._is_out = is_out
        self._visit = Visit()

    @property
    def visit(self) -> Visit:
        """The visit as it stands."""
        return self._visit

    def begin(self) -> None:
        """First touch."""
        self._move(self._home)

    def end(self) -> None:
        """Forget the person, also their language and type size."""
        self._visit = Visit()
        self.ended.emit()
        self.moved.emit()
        self.changed.emit()

    def go_home(self) -> None:
        """Leave what was begun and choose anew; the person stays the same."""
        self._let_go(scene=self._home, topic="", item=None, event=None, correction=None)
        self.paged.emit()

    def assist(self, assistance: Assistance) -> None:
        """Staff help from now on until the visit ends: one that is open, or one about to begin.

        For an agent the platform is asked nothing: only the person themselves may allow that.
        """
        is_by_agent = assistance.agent is not None
        self._set(assistance=assistance, **(_NOT_FOR_AGENTS if is_by_agent else {}))

    def set_language(self, language: str) -> None:
        """Go on in another language (zh_CN or en)."""
        if self._visit.walk is not None:
            self._visit.walk.set_language(language)
        self._set(language=language)
        self.translated.emit()

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
        self._move(Scene.NOTICES, has_read_notices=True)

    def open_progress(self) -> None:
        """Ask how a filing stands."""
        self._move(Scene.PROGRESS)

    def open_resume(self) -> None:
        """Ask for the resume code of an earlier visit."""
        self._move(Scene.RESUME)

    def choose(self, item: ServiceItem) -> None:
        """Read the guide of a service item; what was filled in for another one is let go."""
        gone = _GONE if item != self._visit.item else {}
        self._move(Scene.GUIDE, item=item, event=None, **gone)

    def open_event(self, choice: EventChoice) -> None:
        """Show a life event, or another choice of its items; what was filled in for them stays."""
        chosen = self._visit.event
        gone = _GONE if chosen is None or chosen.event != choice.event else {}
        self._move(Scene.EVENT, item=None, event=choice, **gone)

    def open_checklist(self) -> None:
        """Show what to bring, to be taken home."""
        self._move(Scene.CHECKLIST)

    @property
    def _home(self) -> Scene:
        is_alone = self._visit.assistance is None  # staff know what still works
        return Scene.CLOSED if is_alone and self._is_out() else Scene.HOME

    def _let_go(self, **changes: object) -> None:
        """Drop what was filled in, and the consent to it."""
        self._set(**_GONE, **changes)

    def _move(self, scene: Scene, **changes: object) -> None:
        self._set(scene=scene, **changes)
        self.paged.emit()

    def _set(self, **changes: object) -> None:
        self._visit = replace(self._visit, **changes)  # type: ignore[arg-type]  # names of fields
        self.moved.emit()
        self.changed.emit()
