"""Another catalogue takes the place of the present one between visits, never within one."""

import shutil
from pathlib import Path

import pytest

from forms.catalogue import Catalogue, open_catalogue
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
