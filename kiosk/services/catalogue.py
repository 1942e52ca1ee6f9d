"""The service items this kiosk offers, and their forms, loaded when first asked for."""

from functools import cache
from pathlib import Path

import forms
from forms.catalogue import (
    Catalogue,
    ServiceItem,
    build_catalogue,
    open_catalogue,
    source_digest,
)


class CatalogueService:
    """The catalogue that travels inside the kiosk."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.form = cache(self._load)

    def _load(self, item: ServiceItem) -> forms.Form:
        return forms.load(self.catalogue.form_xml(item.code), self.catalogue.media(item.code))


def catalogue_of(workbooks: Path, divisions: Path, built: Path) -> Catalogue:
    """Open the catalogue of `workbooks`, built once under `built` and named by its sources.

    Raises:
        CatalogueError: a workbook has a mistake, or the built folder is damaged.
    """
    folder = built / source_digest(workbooks, divisions)[:16]
    if not folder.exists():
        build_catalogue(workbooks, divisions, folder)
    return open_catalogue(folder)
