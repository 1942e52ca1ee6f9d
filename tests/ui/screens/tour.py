"""Every scene that is no page of a form, come to by touch, each in the states it can be in."""

import math
from dataclasses import dataclass, replace

from forms.catalogue import LifeEvent, ServiceItem
from kiosk.app import Devices, KioskApp
from kiosk.demo.driver import Driver
from kiosk.devices.camera import SimulatedCamera
from kiosk.devices.card_reader import CardRead, NoCard, ReaderFault
from kiosk.paths import FONTS
from kiosk.services.visit import EventChoice, Scene
from printing.spool import FileSpooler
from sync.store import Room
from tests.support.filler import Filler
from tests.ui.screens.gallery import Gallery, hand_at
from tests.ui.screens.pages import LONG_NAME, open_item
from tests.ui.stage import Hall

ITEM = "elderly-allowance"
_RATING_PAGES = 6
NUMBER = "11010519491231002X"
CIRCLE = [(0.5 + 0.2 * math.cos(turn / 3), 0.5 + 0.3 * math.sin(turn / 3)) for turn in range(20)]


@dataclass(slots=True)
class LaidReader:
    """A reader that brings what the test laid on it."""

    brings: CardRead | NoCard | ReaderFault = NoCard()  # noqa: RUF009 - frozen

    def poll(self) -> CardRead | NoCard | ReaderFault:
        """Bring it."""
        return self.brings


def devices_of(hall: Hall) -> Devices:
    """Everything plugged in: a reader without a card, a camera over a paper, a printer."""
    camera = SimulatedCamera(FONTS / "NotoSansSC_500Medium.ttf")
    return Devices(LaidReader(), camera, FileSpooler(hall.tray))


@dataclass(frozen=True, slots=True)
class Tour:
    """One person going everywhere."""

    app: KioskApp
    gallery: Gallery
    reader: LaidReader

    @property
    def hand(self) -> Driver:
        """A hand at the window."""
        return hand_at(self.app)

    def everywhere(self) -> None:
        """Go to every scene; each part begins with a fresh visit."""
        for part in (
            self.invitation,
            self.home_and_search,
            self.writing,
            self.every_guide,
            self.consent,
            self.identity,
            self.overlays,
            self.paper,
            self.end,
            self.progress,
            self.events,
            self.resuming,
            self.hall,
        ):
            self.gallery.begin()
            part()

    def look(self, title: str) -> None:
        """Look at what is open."""
        self.gallery.look(f"scenes/{title}")

    def touch(self, *names: str) -> None:
        """Touch one after the other."""
        for name in names:
            self.hand.touch(name)

    def invitation(self) -> None:
        """The scene that waits for somebody: it stands in Chinese and normal type."""
        app = self.app
        app.visit.end()
        self.gallery.dress()
        self.look("attract")
        whole = app.care.condition
        app.care._show(replace(whole, room=Room("none", 0), alone=12))
        self.look("attract-notices")
        app.visit.begin()
        self.gallery.dress()
        app.visit.choose(app._catalogue.catalogue.item(ITEM))
        app.visit.start()
        self.look("window-of-a-full-kiosk")
        app.care._show(whole)

    def home_and_search(self) -> None:
        """Home, every topic, a search with and without results."""
        self.look("home")
        for topic in self.app._catalogue.catalogue.topics:
            if self.app._catalogue.catalogue.in_topic(topic.code):
                self.app.visit.open_topic(topic.code)
                self.look(f"topic-{topic.code}")
                self.app.visit.go_home()
        self.touch("search")
        self.look("search")
        self.hand.press_keys("jin")
        self.look("search-candidates")
        self.touch("candidates_more")
        self.look("search-all-candidates")
        self.touch("page_candidate_0")
        self.hand.press_keys("jinjin")
        self.touch("candidate_0", "hide_keyboard")
        self.look("search-nothing")
        self.touch("query", "clear", "way_latin")
        self.hand.press_keys("gljt")
        self.look("search-initials")

    def writing(self) -> None:
        """The ways of writing."""
        self.touch("search")
        for way in ("way_latin", "key_upper", "way_signs", "way_handwriting"):
            self.touch(way)
            self.look(f"keyboard-{way}")
        self.hand.draw("writing_paper", [(0.2, 0.5), (0.8, 0.5)])
        self.hand.find("written_0")
        self.look("keyboard-written")
        self.touch("written_more")
        self.look("keyboard-written-more")

    def every_guide(self) -> None:
        """The guide of every item, shut and with its details."""
        for item in self.app._catalogue.catalogue.items:
            self.app.visit.choose(item)
            self.look(f"guide-{item.code}")
            self.touch("details")
            self.look(f"guide-{item.code}-details")
            self.app.visit.go_home()

    def consent(self) -> None:
        """Consent, and the way of who does not agree."""
        self.app.visit.choose(self.app._catalogue.catalogue.item(ITEM))
        self.touch("start")
        self.look("consent")
        self.touch("decline")
        self.look("window")

    def identity(self) -> None:
        """The card, a reader that fails, a name and a number typed."""
        self.app.visit.choose(self.app._catalogue.catalogue.item(ITEM))
        self.app.visit.start()
        self.app.visit.agree()
        self.look("identity-card")
        for fault in ReaderFault:
            self.reader.brings = fault
            self.hand.wait_until(lambda now=fault: self.app.cards.fault is now, "the fault")  # type: ignore[misc]  # bound now
            self.look(f"identity-{fault.name.lower()}")
        self.reader.brings = NoCard()
        self.touch("type_instead")
        self.look("identity-name")
        self.touch("next")
        self.look("identity-name-missing")
        self.app.scenes.identity.setName(LONG_NAME)
        self.touch("next")
        self.look("identity-number")
        self.hand.press_pad(NUMBER[:-1])
        self.touch("next")
        self.look("identity-number-short")
        self.touch("pad_1")
        self.look("identity-number-wrong")

    def overlays(self) -> None:
        """What lies over every scene."""
        self.touch("staff")
        self.look("overlay-staff")
        self.touch("dismiss")
        self.app.idle._ask()
        self.look("overlay-time")
        self.touch("extend")

    def paper(self) -> None:
        """A paper: missed, photographed, doubted."""
        filling = open_item(self.app, ITEM, self.gallery)
        Filler(filling.session, today=self.app.today()).fill()
        photo = next(q.ref for q in filling.questions() if q.control == "upload")
        filling.session.answer(photo, "")
        self.app.visit.change(photo)
        self.look("material")
        self.touch("skip")
        self.look("material-missed")
        self.touch("take")
        self.hand.find("use")
        self.look("material-taken")

    def end(self) -> None:
        """Review, signature, the number, the slip, the rating."""
        filling = open_item(self.app, ITEM, self.gallery)
        Filler(filling.session, today=self.app.today()).fill()
        filling.reopen()
        while self.app.visit.visit.scene is not Scene.REVIEW:
            self.app.visit.next()
        self.look("review")
        self.touch("next")
        self.look("signature")
        self.touch("next")
        self.look("signature-missing")
        self.hand.draw("sign_pad", CIRCLE)
        self.look("signature-signed")
        self.touch("next")
        self._arrive(Scene.FILED)
        self.hand.wait_until(lambda: self.app.slips.state == "printed", "the slip")
        self.look("filed")
        if not self.hand.sees("rate_1"):
            self.touch("next")
            self.look("rating")
        self.touch("rate_1")
        for turn in range(1, _RATING_PAGES):
            self.look(f"rating-{turn}")
            if self.hand.sees("own_words"):
                self.touch("own_words")
                self.look(f"rating-{turn}-words")
                self.touch("back")
            reason = next(
                (i.objectName() for i in self.hand.items() if i.objectName().startswith("reason_")),
                None,
            )
            self.touch(*([reason] if reason else []), "next")
            if self.hand.sees("farewell"):
                break
        self.look("farewell")
        self.touch("farewell")

    def progress(self) -> None:
        """Asking about a number."""
        self.touch("progress")
        self.look("progress-ways")
        for way in ("way_card", "way_number"):
            self.touch(way)
            self.look(f"progress-{way}")
            if way == "way_card":
                self.touch("back")
        self.hand.press_pad("0001000370123456")
        self.look("progress-number")
        self.touch("next")
        self.look("progress-last-four")
        self.touch("next")
        self.hand.find("home")
        self.look("progress-unknown")

    def events(self) -> None:
        """Every life event, and what to bring for one."""
        for event in self.app._catalogue.catalogue.events:
            self.app.visit.open_event(EventChoice(event, self._items_of(event)))
            self.look(f"event-{event.code}")
        self.touch("checklist")
        self.look("checklist")

    def resuming(self) -> None:
        """The code of a visit that is put off, and the way back with it."""
        visit = self.app.visit
        open_item(self.app, ITEM, self.gallery)
        visit.back()
        visit.agree()
        visit._move(Scene.CODE)
        self.look("code")
        self.touch("next")
        visit.put_off()
        self.hand.wait_until(lambda: self.app.scenes.code.saving == "saved", "the draft")
        self.look("saved")
        self.gallery.begin()
        visit.open_resume()
        self.look("resume")

    def hall(self) -> None:
        """What the hall has to say, and a kiosk out of service."""
        self.app.visit.open_notices()
        self.look("notices")
        self.app.visit._move(Scene.CLOSED)
        self.look("closed")

    def _items_of(self, event: LifeEvent) -> tuple[ServiceItem, ...]:
        return tuple(self.app._catalogue.catalogue.item(entry.item) for entry in event.items)

    def _arrive(self, scene: Scene) -> None:
        self.hand.wait_until(lambda: self.app.visit.visit.scene is scene, f"the scene {scene}")
