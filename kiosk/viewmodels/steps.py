"""How far a filling has come, counted apart for questions and for papers."""

from dataclasses import dataclass

from forms import Page, QuestionPage
from kiosk.services.ability import asks_photo
from kiosk.services.filling import Filling


@dataclass(frozen=True, slots=True)
class Step:
    """Place of the open page, from 1, among `count` of its sort; 0 where it is none of them."""

    place: int = 0
    count: int = 0


NO_STEP = Step()


def step_of(filling: Filling) -> Step:
    """Return the place of the open page: a paper among the papers, a question among the rest."""
    here = filling.page
    if filling.is_changing:
        return NO_STEP
    refs = [page.ref for page in filling.pages if is_paper(page) == is_paper(here)]
    return Step(refs.index(here.ref) + 1, len(refs)) if here.ref in refs else NO_STEP


def is_paper(page: Page) -> bool:
    """Tell whether a page asks for a photo."""
    return isinstance(page, QuestionPage) and asks_photo(page.questions[0])
