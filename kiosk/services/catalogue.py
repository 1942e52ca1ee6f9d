"""The service items this kiosk offers, and their forms, loaded when first asked for."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path

from PySide6.QtCore import QObject, Signal

import forms
from forms.catalogue import (
    Catalogue,
    CatalogueError,
    LifeEvent,
    ServiceItem,
    build_catalogue,
    open_catalogue,
    source_digest,
)
from kiosk.services.pinyin import pinyin_of


class CatalogueService(QObject):
    """The catalogue that counts now; another one takes its place between visits.

    `changed`: there is another catalogue.
    """

    changed = Signal()

    def __init__(
        self,
        catalogue: Catalogue,
        parent: QObject | None = None,
        *,
        older: Callable[[], Iterable[Path]] = tuple,
    ) -> None:
        """`older`: other catalogue folders of this kiosk, whose forms filings were made with."""
        super().__init__(parent)
        self._catalogue = self._offered = catalogue
        self._older = older
        self._next: Catalogue | None = None
        self._first: tuple[str, ...] = ()
        self._hidden: tuple[str, ...] = ()
        self._forms = cache(self._load)

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue that counts now, as this hall offers it."""
        return self._offered

    @property
    def whole(self) -> Catalogue:
        """The same with what this hall does not offer; what was filed is read by it."""
        return self._catalogue

    def form(self, item: ServiceItem) -> forms.Form:
        """Return the form of an item."""
        return self._forms(item)

    def form_named(self, item: str, form_id: str, version: str) -> forms.Form | None:
        """Return the form of an item if it is the one of this id and version."""
        found = self.filed_with(item, form_id, version)
        return None if found is None else found[1]

    def filed_with(
        self, code: str, form_id: str, version: str
    ) -> tuple[ServiceItem, forms.Form] | None:
        """Return an item and its form of this id and version, also from an earlier catalogue."""
        ref = forms.FormRef(form_id, version)
        present = self.item_named(code)
        if present is not None and present.form == ref:
            return present, self.form(present)
        for folder in self._older():
            with suppress(CatalogueError, forms.FormError):
                catalogue = open_catalogue(folder)
                for item in catalogue.items:
                    if item.code == code and item.form == ref:
                        return item, forms.load(catalogue.form_xml(code), catalogue.media(code))
        return None

    def item_named(self, code: str) -> ServiceItem | None:
        """Return the item of a code, None where there is none."""
        return next((one for one in self._catalogue.items if one.code == code), None)

    def event_named(self, code: str) -> LifeEvent | None:
        """Return the life event of a code, None where there is none."""
        return next((one for one in self._catalogue.events if one.code == code), None)

    def find(self, words: str) -> tuple[ServiceItem | LifeEvent, ...]:
        """Return what `words` name, best first; characters that sound like a name are as good."""
        return self._offered.search(words, pinyin_of)

    def xml(self, item: ServiceItem) -> bytes:
        """Return the form of an item as it is written down."""
        return self._catalogue.form_xml(item.code)

    def listed(self, name: str) -> bytes:
        """Return a list that forms ask from, such as provinces.csv; b"" where no form does."""
        media = map(self._catalogue.media, (item.code for item in self._catalogue.items))
        read = next((files[name] for files in media if name in files), None)
        return read() if read else b""

    def load(self, item: ServiceItem, xml: bytes) -> forms.Form:
        """Read an earlier form of an item, with the lists and pictures that the item has now.

        Raises:
            FormError: it does not fit them.
        """
        return forms.load(xml, self._catalogue.media(item.code))

    def offer(self, catalogue: Catalogue) -> None:
        """Keep a catalogue that takes the place of the present one at `switch`."""
        self._next = catalogue

    def arrange(self, first: tuple[str, ...], hidden: tuple[str, ...]) -> None:
        """Offer some items first and others not at all, from the next `switch` on."""
        if (first, hidden) != (self._first, self._hidden):
            self._first, self._hidden = first, hidden
            self._next = self._next or self._catalogue

    def switch(self) -> None:
        """Take what was offered or arranged, if anything was: nobody may be filling in a form."""
        if self._next is not None:
            if self._next is not self._catalogue:
                self._forms = cache(self._load)
            self._catalogue, self._next = self._next, None
            self._offered = self._catalogue.arranged(self._first, self._hidden)
            self.changed.emit()

    def _load(self, item: ServiceItem) -> forms.Form:
        return self.load(item, self.xml(item))


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
