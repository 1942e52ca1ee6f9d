"""What is filed in the visit that is open: who is asking, who consents, and the way to the number."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from forms import Form
from forms.catalogue import ServiceItem
from kiosk.services.guardian import Guardian, Relation, is_about_child, is_child
from kiosk.services.known import CONSENT_VERSION, EventChoice, Scene, Visit
from kiosk.services.person import Person
from kiosk.services.walking import Walking

__all__ = ["CONSENT_VERSION", "EventChoice", "Scene", "Visit", "VisitService"]

_IN_FORM = frozenset({Scene.QUESTION, Scene.REPEAT, Scene.MATERIAL})
_AFTER_GUIDE = frozenset({Scene.CHECKLIST, Scene.CONSENT, Scene.CODE})


class VisitService(Walking):
    """Leads one visit through its scenes; forgets everything at its end."""

    def __init__(  # noqa: PLR0913 - who leads a visit asks them all
        self,
        load_form: Callable[[ServiceItem], Form],
        now: Callable[[], datetime],
        new_id: Callable[[], str],
        *,
        has_room: Callable[[], bool] = lambda: True,
        offers_code: bool = False,
        is_out: Callable[[], bool] = lambda: False,
        today: Callable[[], date] | None = None,
    ) -> None:
        """`has_room`: whether a filing that is begun now can be kept.

        `offers_code`: a resume code is shown before the first question. `is_out`: the kiosk is out
        of service: its home is the scene that says so. `today`: the day by which somebody's age is
        told, that of `now` without.
        """
        super().__init__(load_form, now, new_id, offers_code=offers_code, is_out=is_out)
        self._has_room = has_room
        self._today = today or (lambda: now().date())

    def start(self) -> None:
        """Go on from the guide; to the window where there is no room to keep a filing."""
        is_refused = not self._has_room()
        self._set(scene=Scene.WINDOW if is_refused else Scene.CONSENT, is_refused=is_refused)

    def agree(self, *, may_ask_held: bool = False) -> None:
        """Consent to the processing of personal data, for this one filing.

        `may_ask_held`: the platform may be asked, too, which papers of this person it holds.
        """
        now = self._now()
        self._set(
            consent_at=now,
            consent_version=CONSENT_VERSION,
            may_ask_held_at=now if may_ask_held else None,
            held={},
        )
        if self._asks_identity and self._visit.person is None:
            self._move(Scene.IDENTITY)
        else:
            self._enter_form()

    def decline(self) -> None:
        """Do not consent: the window staff help, on paper."""
        self._move(Scene.WINDOW)

    def identify(self, person: Person) -> None:
        """Take over who is asking, or who the guardian is, and go on."""
        checked = replace(person, checked_at=self._now())
        guardian = self._visit.guardian
        if guardian is not None and guardian.person is None:
            self.call_guardian(guardian.relation, checked)
        else:
            self._set(person=checked)
            self._enter_form()

    @property
    def is_child_asking(self) -> bool:
        """Whether the one who is filing is under 14."""
        person = self._visit.asker
        return person is not None and is_child(person.born, self._today())

    @property
    def lacks_guardian(self) -> bool:
        """Whether all this is about a child under 14, and no guardian has consented."""
        guardian = self._visit.guardian
        if guardian is not None and guardian.consent_at is not None:
            return False
        return self.is_child_asking or is_about_child(self._visit.walk, self._today())

    def call_guardian(self, relation: Relation, person: Person | None) -> None:
        """Take down who the guardian is to the child; `person` None: it is asked who they are."""
        self._set(guardian=Guardian(relation, person))
        self._move(Scene.IDENTITY if person is None else Scene.GUARDIAN)

    def dismiss_guardian(self) -> None:
        """Ask anew who the guardian is."""
        self._set(guardian=None, scene=Scene.GUARDIAN)
        self.paged.emit()

    def consent_for_child(self) -> None:
        """Consent as the guardian, and go on where that was asked."""
        guardian, beside = self._visit.guardian, self._visit.beside
        if guardian is None or guardian.person is None:
            raise RuntimeError("nobody is here as a guardian")
        self._set(guardian=replace(guardian, consent_at=self._now()))
        if beside is Scene.IDENTITY:
            self._open_form()
        else:
            self._move(beside)

    def next(self) -> None:
        """Go on to the next page, the review or the signature."""
        if self._visit.scene is Scene.REVIEW:
            move, end = self.walk.hand_in(), Scene.SIGNATURE
        else:
            move, end = self.walk.forward(), Scene.REVIEW
        if move == "refused":
            self.changed.emit()
        else:
            self._go_on_to(end if move == "finished" else self._page_scene())

    def back(self) -> None:
        """Go back one step; nothing that was answered is lost."""
        scene = self._visit.scene
        if scene in _IN_FORM:
            self._back_in_form()
        elif scene in _AFTER_GUIDE:
            self._show_guide()
        else:
            self._ways_back().get(scene, self._back_home)()

    def show_filed(self) -> None:
        """The filing is kept: show its number, and let go of all but the facts of who files."""
        walk, facts = self._visit.walk, self._visit.facts
        if walk is not None and self._asks_identity:
            facts = {**facts, **walk.lasting()}
        self._let_go(scene=Scene.FILED, facts=facts)
        self.paged.emit()

    def _ways_back(self) -> dict[Scene, Callable[[], None]]:
        return {
            Scene.REVIEW: self._back_from_review,
            Scene.SIGNATURE: lambda: self._move(Scene.REVIEW),
            Scene.SAVED: self._show_page,
            Scene.GUARDIAN: self._back_from_guardian,
            Scene.IDENTITY: self._back_from_identity,
            Scene.WINDOW: self._back_from_window,
        }

    def _back_home(self) -> None:
        self._set(scene=self._home, topic="")
        self.paged.emit()

    def _back_from_review(self) -> None:
        self.walk.reopen()
        self._show_page()

    def _back_from_identity(self) -> None:
        if self._visit.asks_guardian:
            self.dismiss_guardian()
        else:
            self._show_guide()

    def _back_from_window(self) -> None:
        """Go back to what was refused: the guide, the guardian's consent, or one's own."""
        if self._visit.is_refused:
            self._show_guide()
        elif self._visit.consent_at and self.lacks_guardian:
            self.dismiss_guardian()
        else:
            self._move(Scene.CONSENT)

    def _show_guide(self) -> None:
        self._move(Scene.GUIDE if self._visit.event is None else Scene.EVENT)

    def _enter_form(self) -> None:
        """Open the form; the guardian of a child who is asking consents first."""
        if self.is_child_asking and self.lacks_guardian:
            self._go_on_to(Scene.IDENTITY)
        else:
            self._open_form()

    def _go_on_to(self, scene: Scene) -> None:
        """Show a scene; where a guardian is wanted, after that has consented."""
        if self.lacks_guardian:
            self._set(beside=scene, guardian=None)
            scene = Scene.GUARDIAN
        self._move(scene)

    def _back_from_guardian(self) -> None:
        """Go back to what told of the child: a page, or another card than the child's."""
        beside = self._visit.beside
        self._set(guardian=None, scene=beside)
        if beside is Scene.IDENTITY:
            self._set(person=None)
            self.paged.emit()
        else:
            self.back()

    def _back_in_form(self) -> None:
        match self.walk.back():
            case "left" if self._visit.correction is None:
                self._show_guide()
            case "left" | "finished":
                self._move(Scene.REVIEW)
            case _:
                self._show_page()
