"""What takes more than one touch: to say who one is, to answer a page, to fill in a form, to sign."""

import io
import math
import random
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from PIL import Image
from PySide6.QtCore import QPoint
from typing_extensions import override

from forms import FormError, Question, QuestionPage, Session
from kiosk.demo.driver import pause
from kiosk.devices.camera import PAPERS
from kiosk.devices.photo import Photo
from kiosk.services.ability import asks_photo
from kiosk.services.visit import Scene
from tests.support.filler import Filler
from tests.ui.monkey.devices import a_card
from tests.ui.monkey.player import Player
from tests.ui.monkey.words import digits, token

_LEADS_TO_A_REPEAT = ("/data/lives_alone", "no")
_TURN_MS = 20
_PATIENCE_MS = 1500
_IN_FORM = frozenset({Scene.QUESTION, Scene.REPEAT, Scene.MATERIAL})
_CIRCLE = [(0.5 + 0.2 * math.cos(turn / 3), 0.5 + 0.3 * math.sin(turn / 3)) for turn in range(20)]


def _a_photo() -> Photo:
    out = io.BytesIO()
    Image.new("RGB", (800, 600), "#CCDDEE").save(out, "JPEG")
    return Photo(out.getvalue(), 800, 600, frozenset())


_PHOTO = _a_photo()


class TellingFiller(Filler):
    """Fills a form with words that can be told from all others."""

    def __init__(self, session: Session, player: Player, today: date) -> None:
        super().__init__(session, today=today, turn=2 * player.chance.randint(0, 9), repeats=1)
        self._player = player

    def fill_one(self, question: Question) -> None:
        """Answer one question."""
        self._answer(question)

    @override
    def _candidates(self, question: Question) -> Iterator[str]:
        if question.control == "input" and question.data_type == "string":
            check = question.extra.get("check", "")
            word = f"139{digits(self._player.chance, 8)}" if check == "mobile" else ""
            word = word or token(self._player.chance)
            if not check or check == "mobile":
                self._player.secrets.add(word, f"answer to {question.ref}")
                yield word
        yield from super()._candidates(question)


class Errands:
    """Each is called by the name that the atlas has for it."""

    def __init__(self, player: Player) -> None:
        self._player = player

    @property
    def _chance(self) -> random.Random:
        return self._player.chance

    def run(self, name: str) -> None:
        """Do what a star in the atlas stands for."""
        doing = {
            "*identify": self.identify,
            "*child": self.lay_childs_card,
            "*answer": self.answer,
            "*fill": self.fill,
            "*repeat": self.fill_to_repeat,
            "*sign": self.sign,
            "*leave": self._player.idle_out,
        }
        doing[name]()

    def identify(self) -> None:
        """Lay a card on the reader, and wait until it was read."""
        self._lay_card(is_child=False)

    def lay_childs_card(self) -> None:
        """The same for somebody under fourteen."""
        self._lay_card(is_child=True)

    def _lay_card(self, *, is_child: bool) -> None:
        player = self._player
        name = token(self._chance, 3)
        card = a_card(self._chance, name, is_child=is_child)
        for word in (card.address, card.id_number):
            player.secrets.add(word, "card")
        player.note("lay a card")
        if not player.touch_named("way_card"):
            player.touch_named("back" if player.sees("pad_") or player.sees("key_") else "")
        with player.excused():
            player.station.reader.lay(card)
        self._wait_while(Scene.IDENTITY)
        if self._chance.random() < 0.7:
            player.station.reader.remove()

    def answer(self) -> None:
        """Answer the open page and go on."""
        match self._player.scene:
            case Scene.QUESTION:
                self._answer_question()
            case Scene.MATERIAL:
                self._photograph()
            case Scene.REPEAT:
                self._player.touch_named("add" if self._chance.random() < 0.4 else "next")

    def fill(self) -> None:
        """Have everything filled in that is still open, and come to the review."""
        if self._fill_in_all():
            self._player.app.visit.walk.reopen()
            self._walk_to(Scene.REVIEW)

    def fill_to_repeat(self) -> None:
        """The same, and come to the list of what is asked for several times, where there is one."""
        with suppress(FormError):
            self._player.app.visit.answer(*_LEADS_TO_A_REPEAT)
        if self._fill_in_all():
            self._player.app.visit.filling.restart()
            self._walk_to(Scene.REPEAT)

    def _fill_in_all(self) -> bool:
        """Answer all that is still open, and tell whether there was a way."""
        player = self._player
        player.note("fill in the rest")
        with player.excused():
            for part in player.app.visit.walk.parts:
                try:
                    TellingFiller(part.session, player, player.app.today()).fill()
                except AssertionError:
                    player.note("an answer of before leaves no way to fill it in")
                    player.idle_out()
                    return False
                for question in part.questions():
                    if asks_photo(question) and question.ref not in part.photos:
                        part.set_photo(question.ref, _PHOTO)
        return True

    def _walk_to(self, scene: Scene) -> None:
        """Go on page by page; walk away where that leads nowhere."""
        player, visit = self._player, self._player.app.visit
        with player.excused():
            visit.edited()
            seen: set[str] = set()
            while player.scene in _IN_FORM - {scene} and visit.filling.page.ref not in seen:
                seen.add(visit.filling.page.ref)
                visit.next()
        if player.scene in _IN_FORM - {scene}:
            player.note(f"no way on from {visit.filling.page.ref}")
            player.idle_out()

    def sign(self) -> None:
        """Draw on the pad, and hand it in."""
        player = self._player
        pads = player.look().named("sign_pad")
        if not pads:
            return
        player.note("sign")
        place = pads[0].place
        player.hand.drag(
            [
                QPoint(round(place.x() + x * place.width()), round(place.y() + y * place.height()))
                for x, y in _CIRCLE
            ]
        )
        player.touch_named("next")
        self._wait_while(Scene.SIGNATURE)

    def _answer_question(self) -> None:
        player, view = self._player, self._player.app.scenes.question
        page = player.app.visit.filling.page
        if isinstance(page, QuestionPage) and self._chance.random() < 0.5:
            player.note(f"answer {page.ref}")
            self._fill_in(page.questions[0])
        elif view.usesPad:
            for sign in digits(self._chance, 6):
                player.touch_named(f"pad_{sign}")
        elif view.usesKeyboard:
            word = token(self._chance)
            player.secrets.add(word, "written answer")
            player.touch_named("answer")
            player.note(f"write {word!a}")
            player.hand.commit(word)
        else:
            player.touch_named("choice_", "near_", "now")
        pause(_TURN_MS)
        player.touch_named("next")

    def _fill_in(self, question: Question) -> None:
        player = self._player
        session = player.app.visit.filling.session
        try:
            session.answer(question.ref, "")
            filler = TellingFiller(session, player, player.app.today())
            filler.fill_one(player.app.visit.filling.session.question(question.ref))
        except (AssertionError, LookupError):
            player.note("it cannot be answered")
        player.app.visit.edited()

    def _photograph(self) -> None:
        player = self._player
        player.station.camera.desk.lay(self._chance.choice(PAPERS))
        if self._chance.random() < 0.6 and player.touch_named("take"):
            for _ in range(_PATIENCE_MS // _TURN_MS):
                if player.sees("use") or player.scene is not Scene.MATERIAL:
                    break
                pause(_TURN_MS)
        player.touch_named("use", "skip", "next")

    def _wait_while(self, scene: Scene) -> None:
        for _ in range(_PATIENCE_MS // _TURN_MS):
            if self._player.scene is not scene:
                return
            pause(_TURN_MS)
