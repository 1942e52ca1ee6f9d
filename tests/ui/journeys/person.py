"""Somebody at the kiosk: goes on page by page and answers what is asked, by touch alone."""

from collections.abc import Mapping
from dataclasses import dataclass

from forms import Question, QuestionPage
from kiosk.demo.driver import pause
from kiosk.devices.card_reader import CardRead
from kiosk.services.visit import Scene
from kiosk.viewmodels.controls import first_letter
from tests.ui.journeys.hall import Hall, Place
from tests.ui.journeys.hand import Finger
from tests.ui.journeys.record import Record
from tests.ui.journeys.ways import Way
from tests.ui.stage import BUILD

Answer = Way | str
SIGNATURE = ((0.2, 0.6), (0.35, 0.3), (0.4, 0.7), (0.55, 0.35), (0.6, 0.65), (0.8, 0.45))
FOLDER = BUILD / "journeys"
_BY_PAD = frozenset({"integer", "decimal", "digits", "idNumber", "mobile", "bankCard"})
_SHOWN = 60


@dataclass(slots=True)
class Person:
    """One person, their finger, and what will be said of their journey."""

    hall: Hall
    place: Place
    hand: Finger
    record: Record
    answers: Mapping[str, Answer]
    papers: Mapping[str, str]

    @property
    def scene(self) -> Scene:
        """What is open."""
        return self.place.app.visit.visit.scene

    @property
    def ref(self) -> str:
        """Name of the open question, or ""."""
        filling = self.place.app.visit.visit.filling
        return "" if filling is None else filling.page.ref

    def touch(self, *names: str) -> None:
        """Touch one after the other."""
        for name in names:
            self.hand.touch(name)

    def look(self, title: str) -> None:
        """Keep a picture of what this person sees."""
        self.hand.settle()
        pictures = FOLDER / self.record.name
        count = len(list(pictures.glob("*.png")))
        self.hand.save_picture(pictures / f"{count:02d}-{title}.png")

    def arrive(self, scene: Scene) -> None:
        """Wait for a scene."""
        self.hand.wait_until(lambda: self.scene is scene, f"the scene {scene}, not {self.scene}")

    def come_for(self, topic: str, item: str) -> None:
        """From the first touch to the consent, by topic."""
        self.touch("begin")
        self.come_back_for(topic, item)

    def come_back_for(self, topic: str, item: str) -> None:
        """From home to the consent."""
        if not self.hand.sees(f"topic_{topic}"):
            self.touch("more_topics")
        self.touch(f"topic_{topic}", f"service_{item}", "start")
        self.consent()

    def consent(self) -> None:
        """Agree, page by page, as often as it is asked."""
        self.arrive(Scene.CONSENT)
        while self.scene is Scene.CONSENT:
            self.touch("agree")
            self.hand.settle()

    def lay_card(self, card: CardRead) -> None:
        """Lay the card on the reader until it is read."""
        self.arrive(Scene.IDENTITY)
        self.place.reader.lay(card)
        self.hand.wait_until(lambda: self.scene is not Scene.IDENTITY, "the card to be read")
        self.place.reader.remove()

    def go_on(self, scene: Scene = Scene.REVIEW, *, before: str = "") -> None:
        """Answer page after page, until `scene` comes or the question `before` is open."""
        while self.scene is not scene and not (before and self.ref.endswith(f"/{before}")):
            self._answer_page()

    def answer(self, name: str) -> None:
        """Answer the open question as `answers` say."""
        view = self.place.app.scenes.question
        answer = self.answers.get(name)
        if callable(answer):
            answer(self.hand)
        elif view.kind in {"choice", "choices"}:
            if answer or view.isRequired:
                self._choose(answer or self._question.choices[0].value)
        elif view.kind in _BY_PAD and answer is not None:
            self.hand.press_pad(answer)
        elif answer:
            self.touch(answer)
        elif view.isRequired and not view.value and view.usesPad | view.usesKeyboard:
            raise LookupError(f"{self.record.name} does not know what to say to {name}")

    def sign(self) -> str:
        """From the review: sign and file; return what the slip's code says."""
        app = self.place.app
        self.touch("next")
        self.arrive(Scene.SIGNATURE)
        self.hand.draw("sign_pad", SIGNATURE)
        self.touch("next")
        self.arrive(Scene.FILED)
        self.hand.wait_until(lambda: app.slips.state == "printed", "the slip")
        filed = app.filing.state.filed
        self.record.number = filed.slip_number if filed else ""
        return app.slips.code(app.filing.state.entries)

    def await_case(self, number: str, status: str) -> None:
        """Wait until the kiosk has heard of a case."""
        app = self.place.app
        app.sync.cycle(force=True)

        def stands() -> bool:
            case = app.store.standings.of(number)
            return case is not None and case.progress.status == status

        self.hand.wait_until(stands, f"{number} to be {status}")

    def find_case(self, status: str) -> None:
        """Open the case that stands like this from the list of what the card filed."""
        self.hand.find("case_0")
        rows = self.place.app.scenes.progress.rows.rows
        place = next(row.place for row in rows if row.status == status)
        self.touch(f"case_{place}")
        self.hand.find("status")

    def await_delivery(self) -> None:
        """Wait until the platform has everything."""
        app = self.place.app
        app.sync.cycle(force=True)
        self.hand.wait_until(app.is_all_delivered, "everything to be delivered")

    def wait(self, seconds: float) -> None:
        """Do nothing for a while."""
        pause(round(seconds * 1000))

    @property
    def _question(self) -> Question:
        page = self.place.app.visit.filling.page
        assert isinstance(page, QuestionPage)
        return page.questions[0]

    def _answer_page(self) -> None:
        here = self.scene, self.ref
        name = self.ref.rpartition("/")[2]
        match self.scene:
            case Scene.QUESTION:
                self.answer(name)
            case Scene.MATERIAL if name in self.papers:
                self.place.camera.lay(self.papers[name])
                self.touch("take")
                self.hand.find("use")
            case Scene.GUARDIAN:
                self._consent_as_guardian()
                return
            case _:
                pass
        if (self.scene, self.ref) == here:
            self.touch(next(one for one in ("use", "skip", "next") if self.hand.sees(one)))
        self.hand.wait_until(lambda: (self.scene, self.ref) != here, f"what follows {here}")

    def _consent_as_guardian(self) -> None:
        for name in ("guardian_mother", "next", "agree"):
            if self.hand.sees(name):
                self.touch(name)
        self.hand.wait_until(lambda: self.scene is not Scene.GUARDIAN, "what follows the guardian")

    def _choose(self, values: str) -> None:
        for value in values.split():
            choices = self._question.choices
            row = next(choice for choice in choices if choice.value == value)
            if len(choices) > _SHOWN or not self.hand.sees(f"choice_{value}"):
                letter = f"letter_{first_letter(row.label, row.detail)}"
                if self.hand.sees(letter):
                    self.touch(letter)
            self.touch(f"choice_{value}")
