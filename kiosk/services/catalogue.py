"""The service items this kiosk offers, and their forms, loaded when first asked for."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QObject, Signal

import forms
from forms.catalogue import (
    Catalogue,
    ServiceItem,
    build_catalogue,
    open_catalogue,
    source_digest,
)


class CatalogueService(QObject):
    """The catalogue that counts now; another one takes its place between visits.

    `changed`: there is another catalogue.
    """

    changed = Signal()

    def __init__(self, catalogue: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._next: Catalogue | None = None
        self._forms = cache(self._load)

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue that counts now."""
        return self._catalogue

    def form(self, item: ServiceItem) -> forms.Form:
        """Return the form of an item."""
        return self._forms(item)

    def form_named(self, item: str, form_id: str, version: str) -> forms.Form | None:
        """Return the form of an item if it is the one of this id and version."""
        ref = forms.FormRef(form_id, version)
        found = next((one for one in self._catalogue.items if one.code == item), None)
        return self.form(found) if found is not None and found.form == ref else None

    def offer(self, catalogue: Catalogue) -> None:
        """Keep a catalogue that takes the place of the present one at `switch`."""
        self._next = catalogue

    def switch(self) -> None:
        """Take the catalogue that was offered, if any: nobody may be filling in a form."""
        if self._next is not None:
            self._catalogue, self._next = self._next, None
            self._forms = cache(self._load)
            self.changed.emit()

    def _load(self, item: ServiceItem) -> forms.Form:
        catalogue = self._catalogue
        return forms.load(catalogue.form_xml(item.code), catalogue.media(item.code))


def built_catalogue(workbooks: Path, divisions: Path, built: Path) -> Path:
    """Return the folder of the catalogue of `workbooks`, built once and named by its sources.

    Raises:
        CatalogueError: a workbook has a mistake.
    """
    folder = built / source_digest(workbooks, divisions)[:16]
    if not folder.exists():
        build_catalogue(workbooks, divisions, folder)
    return folder


def catalogue_of(workbooks: Path, divisions: Path, built: Path) -> Catalogue:
    """Open the catalogue of `workbooks`, built under `built`.

    Raises:
        CatalogueError: a workbook has a mistake, or the built folder is damaged.
    """
    return open_catalogue(built_catalogue(workbooks, divisions, built))
