"""How far a filling has come, counted apart for questions and for papers."""

from dataclasses import dataclass

from forms import Page, QuestionPage
from kiosk.services.ability import asks_photo
from kiosk.services.pages import scope_of
from kiosk.services.walk import Walk


@dataclass(frozen=True, slots=True)
class Step:
    """Place of the open page, from 1, among `count` of its sort; 0 where it is none of them."""

    place: int = 0
    count: int = 0


NO_STEP = Step()


def step_of(walk: Walk) -> Step:
    """Return the place of the open page: a paper among the papers, a question among the rest.

    Within a repeat instance its own pages count, else those of all items.
    """
    here = walk.open.page
    if walk.open.is_changing:
        return NO_STEP
    steps = walk.open_pages() if scope_of(here.ref) else walk.pages()
    alike = [step for step in steps if is_paper(step.page) == is_paper(here)]
    place = next((n for n, step in enumerate(alike, start=1) if step.is_open), 0)
    return Step(place, len(alike)) if place else NO_STEP


def is_paper(page: Page) -> bool:
    """Tell whether a page asks for a photo."""
    return isinstance(page, QuestionPage) and asks_photo(page.questions[0])
