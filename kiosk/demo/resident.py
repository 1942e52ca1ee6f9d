"""A resident before the screen: does by touch what one would do, and looks at every scene."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from forms import Question, QuestionPage
from kiosk.app import KioskApp
from kiosk.demo.driver import Driver
from kiosk.devices.camera import SimulatedCamera
from kiosk.services.visit import Scene

Syllables = tuple[str, str]
Answer = str | Sequence[Syllables]
_SIGNATURE = ((0.2, 0.6), (0.35, 0.3), (0.4, 0.7), (0.55, 0.35), (0.6, 0.65), (0.8, 0.45))
_BY_PAD = frozenset({"integer", "decimal", "digits", "idNumber", "mobile", "bankCard"})
_TRIES = 12


class Album:
    """Numbered screenshots, one for each first sight of a scene in its guise."""

    def __init__(self, driver: Driver, folder: Path | None) -> None:
        """`folder`: where they go, None to keep none."""
        self._driver = driver
        self._folder = folder
        self._seen: set[str] = set()

    @property
    def count(self) -> int:
        """How many were taken."""
        return len(self._seen)

    def take(self, title: str) -> None:
        """Keep what the window shows now, once for each `title`."""
        if title not in self._seen:
            self._seen.add(title)
            self._driver.settle()
            if self._folder is not None:
                self._driver.save_picture(self._folder / f"{self.count:02d}-{title}.png")


@dataclass(frozen=True, slots=True)
class Errand:
    """What a resident comes for, and what they will answer.

    `answers`: by question name; text as pinyin and the words to choose, other answers as XForms
    text, "" to leave blank. A choice that is not named takes the first that is offered.
    """

    name: str
    topic: str
    item: str
    answers: Mapping[str, Answer]
    papers: Mapping[str, str] = field(default_factory=dict)


class Resident:
    """One person's touches, from the first to the last."""

    def __init__(
        self, app: KioskApp, driver: Driver, camera: SimulatedCamera, album: Album, errand: Errand
    ) -> None:
        self._app = app
        self._driver = driver
        self._camera = camera
        self._album = album
        self._errand = errand

    def begin(self) -> None:
        """Touch the screen for the first time."""
        self._arrive(Scene.ATTRACT)
        self._driver.touch("begin")
        self._arrive(Scene.HOME)

    def choose_item(self) -> None:
        """Find the service item by its topic, read its guide, consent."""
        topic = f"topic_{self._errand.topic}"
        if not self._driver.sees(topic):
            self._driver.touch("more_topics")
        self._driver.touch(topic)
        self._arrive(Scene.SERVICES)
        self._driver.touch(f"service_{self._errand.item}")
        self._arrive(Scene.GUIDE)
        self._driver.touch("start")
        self._arrive(Scene.CONSENT)
        self._driver.touch("decline")
        self._arrive(Scene.WINDOW)
        self._driver.touch("back")
        self._driver.touch("agree")
        self._take("consent-sensitive")
        self._driver.touch("agree")

    def type_identity(self, name: Sequence[Syllables], number: str) -> None:
        """Type name and ID number instead of laying a card down."""
        self._arrive(Scene.IDENTITY)
        if self._driver.sees("type_instead"):
            self._driver.touch("type_instead")
        self.write(name)
        self._take("identity-name")
        self._driver.touch("next")
        self._driver.press_pad(number[:-1])
        self._driver.touch("next")
        self._take("identity-one-short")
        self._driver.press_pad(number[-1])
        self._take("identity-number")
        self._driver.touch("next")

    def await_card(self) -> None:
        """Wait for the reader to see the card that lies on it."""
        self._arrive(Scene.IDENTITY)
        self._driver.wait_until(lambda: self._scene is not Scene.IDENTITY, "the card to be read")

    def answer_until(self, scene: Scene) -> None:
        """Answer page after page until another scene comes: the review, or a repeat."""
        while self._scene is not scene:
            self.answer_page()
        self._take(scene)

    def answer_page(self) -> None:
        """Answer the page that is open, then leave it."""
        page = self._app.visit.filling.page
        if self._scene is Scene.GUARDIAN:
            self._consent_for_child()
            return
        if self._scene is Scene.CODE:
            self._take(Scene.CODE)
        elif self._scene is Scene.MATERIAL:
            self._photograph(page.ref)
        elif isinstance(page, QuestionPage):
            self._answer(page.questions[0])
        self._touch_next(page.ref)

    def sign(self) -> dict[str, str]:
        """Review, sign, file; returns the SHA-256 of each file handed in, by name."""
        filed = {
            name: sha256(photo.data).hexdigest()
            for part in self._app.visit.walk.parts
            for name, photo in part.named_photos().items()
        }
        self._driver.touch("next")
        self._arrive(Scene.SIGNATURE)
        self._driver.draw("sign_pad", _SIGNATURE)
        self._take("signature-signed")
        self._driver.touch("next")
        self._arrive(Scene.FILED)
        self._driver.wait_until(lambda: self._app.slips.state == "printed", "the slip")
        return filed

    @property
    def slip_number(self) -> str:
        """The number that the filed scene shows."""
        filed = self._app.filing.state.filed
        return "" if filed is None else filed.slip_number

    def rate(self, level: int) -> None:
        """Rate the filing, then leave."""
        if not self._driver.sees(f"rate_{level}"):
            self._driver.touch("next")
            self._take("rating")
        self._driver.touch(f"rate_{level}")
        self._take("rating-details")
        self._driver.touch("next")
        self._take("filed-rated")
        self._driver.touch("next")
        self._take("farewell")
        self._driver.touch("farewell")

    def ask_progress(self, number: str, tail: str) -> None:
        """Ask how a filing stands."""
        self._driver.touch("progress")
        self._arrive(Scene.PROGRESS)
        if self._driver.sees("way_number"):
            self._driver.touch("way_number")
        self._driver.press_pad(number)
        self._take("progress-number")
        self._driver.touch("next")
        self._driver.press_pad(tail)
        self._driver.touch("next")
        self._driver.find("status")
        self._take("progress-answer")

    def write(self, words: Sequence[Syllables]) -> None:
        """Type words in pinyin, each chosen from the candidates."""
        for pinyin, text in words:
            self._driver.press_keys(pinyin)
            self._take(f"{self._scene}-pinyin")
            self._choose_candidate(text)

    @property
    def _scene(self) -> Scene:
        return self._app.visit.visit.scene

    def _arrive(self, scene: Scene) -> None:
        self._driver.wait_until(lambda: self._scene is scene, f"the scene {scene}")
        self._take(scene)

    def _take(self, title: str) -> None:
        self._album.take(f"{self._errand.name}-{title}")

    def _consent_for_child(self) -> None:
        """Consent as the mother of the child that the answers tell of."""
        self._take("guardian-relation")
        self._driver.touch("guardian_mother")
        self._driver.touch("next")
        self._take("guardian-consent")
        self._driver.touch("agree")

    def _answer(self, question: Question) -> None:
        view = self._app.scenes.question
        answer = self._errand.answers.get(question.ref.rsplit("/", 1)[-1])
        match view.kind:
            case "choice" | "choices":
                self._driver.touch(f"choice_{answer or question.choices[0].value}")
            case "date" if isinstance(answer, str) and answer:
                self._driver.touch(answer)
            case kind if kind in _BY_PAD and isinstance(answer, str):
                self._driver.press_pad(answer)
            case _ if answer and not isinstance(answer, str):
                self.write(answer)
        self._take(f"question-{view.kind}")

    def _photograph(self, ref: str) -> None:
        name = ref.rsplit("/", 1)[-1]
        self._take("material")
        if name in self._errand.papers:
            self._camera.lay(self._errand.papers[name])
            self._driver.touch("take")
            self._driver.find("use")
            self._take("material-taken")

    def _touch_next(self, ref: str) -> None:
        here = self._scene, ref
        names = ("use", "skip", "next")
        self._driver.touch(next(name for name in names if self._driver.sees(name)))
        self._driver.wait_until(
            lambda: (self._scene, self._page_ref) != here, f"what follows {ref}"
        )

    @property
    def _page_ref(self) -> str:
        filling = self._app.visit.visit.filling
        return "" if filling is None else filling.page.ref

    def _choose_candidate(self, text: str) -> None:
        for prefix, way_on in (("candidate", "candidates_more"), ("page_candidate", "")):
            place = self._driver.place_of(prefix, text, _TRIES if way_on else 10 * _TRIES)
            if place is not None:
                self._driver.touch(f"{prefix}_{place}")
                return
            if way_on:
                self._driver.touch(way_on)
        raise LookupError(f"the keyboard does not offer {text}")
