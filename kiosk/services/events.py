"""The choice a resident makes in a life event: which of its items are filed."""

from collections.abc import Collection

from forms.catalogue import ALWAYS, Catalogue, LifeEvent
from kiosk.services.visit import EventChoice


def first_choice(catalogue: Catalogue, code: str) -> EventChoice:
    """Return a life event with the items that always belong to it.

    Raises:
        KeyError: there is no such event.
    """
    return choice_of(catalogue, catalogue.event(code), ())


def choice_of(catalogue: Catalogue, event: LifeEvent, chosen: Collection[str]) -> EventChoice:
    """Return a life event of the catalogue with the items that always belong to it and those of `chosen`."""
    return EventChoice(
        event,
        tuple(
            catalogue.item(entry.item)
            for entry in event.items
            if entry.choice == ALWAYS or entry.item in chosen
        ),
    )
