"""The tour of consent and identity: who is asking, with which document, and for which child."""

from kiosk.devices.card_reader import NoCard, ReaderFault
from kiosk.services.person import from_typing
from tests.ui.screens.tour import LONG_NAME, NUMBER, Tour

_CHILD = "110105201801010115"
_FOR_CHILDREN = "medical-insurance"
_STROKES = (3, 8)


def consent(tour: Tour) -> None:
    """Consent on its two pages, and the way of who does not agree."""
    tour.app.visit.choose(tour.item())
    tour.touch_look("start", "consent")
    tour.touch_look("agree", "consent-sensitive")
    tour.touch_look("decline", "window")


def identity(tour: Tour) -> None:
    """The card, a reader that fails, a name and a number typed."""
    app, hand = tour.app, tour.hand
    _to_identity(tour)
    tour.look("identity-card")
    for fault in ReaderFault:
        tour.plugged.reader.brings = fault
        hand.wait_until(lambda now=fault: app.cards.fault is now, "the fault")  # type: ignore[misc]  # bound now
        tour.look(f"identity-{fault.name.lower()}")
    tour.plugged.reader.brings = NoCard()
    tour.touch_look("type_instead", "identity-name")
    tour.touch_look("next", "identity-name-missing")
    app.scenes.identity.setName(LONG_NAME)
    tour.touch_look("next", "identity-number")
    hand.press_pad(NUMBER[:-1])
    tour.touch_look("next", "identity-number-short")
    tour.touch_look("pad_1", "identity-number-wrong")


def documents(tour: Tour) -> None:
    """Another document than the card, with letters in its number."""
    who = tour.app.scenes.identity
    _to_identity(tour)
    tour.touch("type_instead")
    tour.touch_look("other_document", "identity-document")
    who.choose("passport")
    tour.look("identity-passport-name")
    who.setName("示范")
    tour.touch("next")
    tour.touch("code_key_E")
    tour.touch_look("next", "identity-passport-wrong")


def radicals(tour: Tour) -> None:
    """Characters by their radical."""
    _to_identity(tour)
    tour.touch("type_instead")
    tour.touch_look("way_radicals", "keyboard-radicals")
    model = tour.app._scenery.handwriting.radicals
    model.count(_STROKES[0])
    tour.look("keyboard-radicals-of-three")
    model.choose(0)
    model.count(_STROKES[1])
    tour.look("keyboard-radicals-found")


def guardian(tour: Tour) -> None:
    """A child is asking: who is its guardian, and what they agree to."""
    visit, view = tour.app.visit, tour.app.scenes.guardian
    _to_identity(tour, _FOR_CHILDREN)
    visit.identify(from_typing("示范孩子", _CHILD))
    tour.look("guardian-call")
    tour.touch_look("next", "guardian-relation")
    tour.touch_look("next", "guardian-relation-missing")
    view.choose("mother")
    tour.touch_look("next", "guardian-identity")
    visit.identify(from_typing("示范居民", NUMBER))
    tour.look("guardian-consent")
    visit.decline()
    tour.look("guardian-window")


def _to_identity(tour: Tour, code: str = "elderly-allowance") -> None:
    tour.app.visit.choose(tour.item(code))
    tour.app.visit.start()
    tour.app.visit.agree()


ASKING = (consent, identity, documents, radicals, guardian)
