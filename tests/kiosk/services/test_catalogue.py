"""Another catalogue takes the place of the present one between visits, never within one."""

import shutil
from pathlib import Path

import pytest

from forms.catalogue import ALWAYS, Catalogue, open_catalogue
from kiosk.paths import DIVISIONS, SERVICES
from kiosk.services.catalogue import CatalogueService, built_catalogue


@pytest.fixture(name="opinion_only", scope="module")
def small_catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    workbooks = tmp_path_factory.mktemp("workbooks")
    for source in ("opinion.md", "topics.md"):
        shutil.copy(SERVICES / source, workbooks)
    folder = tmp_path_factory.mktemp("catalogue")
    return open_catalogue(built_catalogue(workbooks, DIVISIONS, folder))


def test_what_was_offered_counts_from_the_switch_on(
    built_catalogue: Path, opinion_only: Catalogue
) -> None:
    (folder,) = built_catalogue.iterdir()
    service = CatalogueService(open_catalogue(folder))
    changes: list[int] = []
    service.changed.connect(lambda: changes.append(len(service.catalogue.items)))
    service.offer(opinion_only)
    before = len(service.catalogue.items)
    earlier = service.form(service.catalogue.item("opinion"))
    service.switch()
    service.switch()

    assert before > 1
    assert changes == [1]
    form = service.catalogue.items[0].form
    assert service.form_named("opinion", form.form_id, form.version) not in (None, earlier)
    assert service.form_named("opinion", form.form_id, "another") is None
    assert service.form_named("elderly-allowance", form.form_id, form.version) is None


def test_a_hall_offers_some_items_first_and_others_not_at_all_between_visits(
    built_catalogue: Path,
) -> None:
    (folder,) = built_catalogue.iterdir()
    service = CatalogueService(open_catalogue(folder))
    codes = [item.code for item in service.catalogue.items]
    first, hidden = (codes[5], codes[2]), (codes[0],)
    service.arrange(first, hidden)
    during = [item.code for item in service.catalogue.items]
    service.switch()
    after = [item.code for item in service.catalogue.items]

    assert during == codes
    assert after[:2] == list(first)
    assert set(codes) - set(after) == set(hidden)
    assert service.item_named(codes[0]) is not None
    assert service.form(service.whole.item(codes[0])) is not None


def test_a_life_event_goes_without_what_is_hidden_or_not_at_all(built_catalogue: Path) -> None:
    (folder,) = built_catalogue.iterdir()
    whole = open_catalogue(folder)
    event = whole.events[0]
    always = next(entry.item for entry in event.items if entry.choice == ALWAYS)
    chosen = next(entry.item for entry in event.items if entry.choice != ALWAYS)

    without = whole.arranged((), (chosen,)).event(event.code)

    assert chosen not in {entry.item for entry in without.items}
    assert event.code not in {one.code for one in whole.arranged((), (always,)).events}


def test_what_a_hall_arranged_holds_for_the_next_catalogue(
    built_catalogue: Path, opinion_only: Catalogue
) -> None:
    (folder,) = built_catalogue.iterdir()
    service = CatalogueService(open_catalogue(folder))
    service.arrange((), ("opinion",))
    service.offer(opinion_only)
    service.switch()

    assert service.catalogue.items == ()
    assert service.item_named("opinion") is not None
