"""Everything that is known of the open visit: its scene, what was chosen, who is asking, the answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from forms.catalogue import LifeEvent, ServiceItem, Text
from kiosk.services.assistance import Assistance
from kiosk.services.earlier import EarlierPaper
from kiosk.services.filling import Filling
from kiosk.services.guardian import Guardian
from kiosk.services.person import Person
from kiosk.services.reopening import Correction
from kiosk.services.shared import Fact
from kiosk.services.walk import Walk

CONSENT_VERSION = "2"


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
    GUARDIAN = "guardian"
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
    `correction`: it was filed before, and returned. `guardian`: who answers for a child under 14.
    `beside`: the scene that the guardian's was opened from. `facts`: what an earlier filing of
    this visit told of who files. `may_ask_held_at`: when the person ticked that the platform may be
    asked which papers of theirs it holds; `held`: what it said, by paper.
    `is_refused`: there is no room for a filing on this kiosk now. `is_read_aloud`: the person
    wanted pages to be read. `assistance`: which of the staff help.
    """

    scene: Scene = Scene.ATTRACT
    language: str = "zh_CN"
    is_elder: bool = False
    topic: str = ""
    item: ServiceItem | None = None
    event: EventChoice | None = None
    consent_at: datetime | None = None
    consent_version: str = CONSENT_VERSION
    person: Person | None = None
    guardian: Guardian | None = None
    beside: Scene = Scene.ATTRACT
    walk: Walk | None = None
    correction: Correction | None = None
    signature: bytes = b""
    facts: Mapping[str, Fact] = field(default_factory=dict, repr=False)
    may_ask_held_at: datetime | None = None
    held: Mapping[str, EarlierPaper] = field(default_factory=dict, repr=False)
    is_refused: bool = False
    is_read_aloud: bool = False
    has_read_notices: bool = False
    assistance: Assistance | None = None

    @property
    def asker(self) -> Person | None:
        """Who is asking, where what is filed wants to know that: nobody where it is not asked."""
        is_asked = self.correction is not None or any(item.identity for item in self.items)
        return self.person if is_asked else None

    @property
    def signer(self) -> Person | None:
        """Who signs what is filed: the agent of an absent person, else who is asking."""
        agent = self.assistance.agent if self.assistance else None
        return agent.person if agent else self.asker

    @property
    def is_by_agent(self) -> bool:
        """Whether the person is absent, and an agent acts for them."""
        return self.assistance is not None and self.assistance.agent is not None

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
    def life_event(self) -> LifeEvent | None:
        """The life event that was chosen."""
        return self.event.event if self.event is not None else None

    @property
    def title(self) -> Text:
        """What the person came for."""
        if self.event is not None:
            return self.event.event.names
        return self.item.title if self.item is not None else Text()

    @property
    def asks_guardian(self) -> bool:
        """Whether the identity scene asks who the guardian is, not who is filing."""
        return self.guardian is not None and self.guardian.person is None
