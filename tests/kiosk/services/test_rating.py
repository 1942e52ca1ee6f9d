"""A rating says in which version of the pages it was given."""

from hashlib import sha256
from uuid import UUID

from kiosk.services.rating import INDICATORS, PAGES, REASONS, Rated, RatingState, rating_of


def test_a_rating_names_the_version_of_its_pages() -> None:
    rated = Rated(UUID(int=7), "elderly-allowance", {})

    assert rating_of(rated, RatingState((rated,), level=5), "zh_CN").form == PAGES


def test_other_pages_are_another_version() -> None:
    """Whoever changes what is asked changes PAGES too, and then this digest."""
    asked = "|".join((PAGES.version, *INDICATORS, *REASONS))

    assert sha256(asked.encode()).hexdigest()[:16] == "3046fe7f004aaaab"
