"""The catalogue of the program's own workbooks."""

from pathlib import Path

import pytest

from forms.catalogue import Catalogue, build_catalogue, open_catalogue


@pytest.fixture(scope="session")
def catalogue(resources: Path, tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """Built once for all who only read in it."""
    out = tmp_path_factory.mktemp("built") / "catalogue"
    build_catalogue(resources / "services", resources / "divisions", out)
    return open_catalogue(out)
