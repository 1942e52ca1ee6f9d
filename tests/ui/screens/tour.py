"""One person going everywhere: what every part of the tour stands on."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from forms.catalogue import ServiceItem
from kiosk.app import KioskApp
from kiosk.demo.driver import Driver
from kiosk.devices.card_reader.simulated import SAMPLE_CARD
from kiosk.services.person import Person, from_card, from_typing
from kiosk.services.visit import Scene
from sync.store import Filed
from tests.support.filler import Filler
from tests.ui.screens.devices import Plugged, a_photo
from tests.ui.screens.gallery import Looker

ITEM = "elderly-allowance"
LONG_NAME = "示范阿卜杜拉·䶮𬭼㛃"
NUMBER = "11010519491231002X"
CIRCLE = [(0.5 + 0.2 * math.cos(turn / 3), 0.5 + 0.3 * math.sin(turn / 3)) for turn in range(20)]


@dataclass(slots=True)
class Tour:
    """One person with a hand at a kiosk, and who looks at every scene they come to."""

    app: KioskApp
    looker: Looker
    plugged: Plugged
    hand: Driver = field(init=False)

    def __post_init__(self) -> None:
        self.hand = Driver(self.app.window)

    def go(self, parts: Iterable[Callable[["Tour"], None]]) -> None:
        """Go through some parts; each begins with a fresh visit."""
        for part in parts:
            self.looker.begin()
            part(self)

    def look(self, title: str) -> None:
        """Look at what is open."""
        self.looker.look(f"scenes/{title}")

    def touch(self, *names: str) -> None:
        """Touch one after the other."""
        for name in names:
            self.hand.touch(name)

    def touch_look(self, name: str, title: str) -> None:
        """Touch, and look at what comes."""
        self.hand.touch(name)
        self.look(title)

    def item(self, code: str = ITEM) -> ServiceItem:
        """Return a service item."""
        return self.app.catalogue.catalogue.item(code)

    def open_item(self, code: str = ITEM, person: Person | None = None) -> None:
        """Come to the first question of an item in a fresh visit."""
        visit = self.app.visit
        self.looker.begin()
        visit.choose(self.item(code))
        visit.start()
        visit.agree()
        if visit.visit.scene is Scene.IDENTITY:
            visit.identify(person or from_typing(LONG_NAME, NUMBER))
        if visit.visit.scene is Scene.CODE:
            visit.begin_questions()

    def fill(self) -> None:
        """Answer everything that is asked, photos as well, and stand at the review."""
        visit = self.app.visit
        Filler(visit.filling.session, today=self.app.today()).fill()
        for question in visit.filling.questions():
            if question.control == "upload":
                visit.filling.set_photo(question.ref, a_photo())
        visit.walk.reopen()
        self.to_review()

    def to_review(self) -> None:
        """Go on until the review stands there."""
        while self.app.visit.visit.scene is not Scene.REVIEW:
            self.app.visit.next()
        self.hand.settle()

    def sign(self) -> Filed:
        """Sign what the review shows, and wait for the slip."""
        self.touch("next")
        self.hand.draw("sign_pad", CIRCLE)
        self.touch("next")
        return self.await_filed()

    def await_filed(self, slip: str = "printed") -> Filed:
        """Wait for the number and the slip, until that is at this stage."""
        visit, state = self.app.visit, self.app.filing
        self.hand.wait_until(lambda: visit.visit.scene is Scene.FILED, "the number")
        self.hand.wait_until(lambda: self.app.slips.state == slip, "the slip")
        filed = state.state.filed
        assert filed is not None
        return filed

    def file(self) -> Filed:
        """File with a card, and leave."""
        self.open_item(person=from_card(SAMPLE_CARD))
        self.fill()
        filed = self.sign()
        self.looker.begin()
        return filed
