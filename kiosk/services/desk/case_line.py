"""The ways to a case in clear: its slip with what lies here, or the platform under a member's login."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from kiosk.services.catalogue import CatalogueService
from kiosk.services.desk.no_contents import in_words
from kiosk.services.desk.opened import Contents, Reading, contents_of
from kiosk.services.opening import ForeignSlipError, NotFiledHereError
from kiosk.services.reopening import About
from kiosk.services.versions import Version, sealed_in, versions_of, with_files
from sync.engine import Asking, CaseGiven, ask_case, fetch_case_file, new_asking
from sync.store import AttachmentLostError, CaseRow, LoggedIn, Store
from sync.transport import CaseSource, TransportError
from sync.wire.desk import MAX_FIELDS, Why
from sync.wire.envelope import SealedFile

_CONCEPT = "person.phone"
_USUAL = "phone"


@dataclass(frozen=True, slots=True)
class Part:
    """A sealed file of a case, as it came."""

    digest: bytes
    data: bytes = field(repr=False)


class CaseLine:
    """Every method blocks; `language`: of the desk."""

    def __init__(
        self,
        store: Store,
        source: CaseSource,
        catalogue: CatalogueService,
        now: Callable[[], datetime],
        language: Callable[[], str],
    ) -> None:
        self._store = store
        self._source = source
        self._catalogue = catalogue
        self._now = now
        self._language = language

    def ask_about(self, row: CaseRow, why: Why, who: LoggedIn) -> Asking:
        """Make a question.

        Raises:
            NotEnrolledError: there is no platform to ask.
        """
        fields = self._phone_fields(row.item) if why == "phone" else ()
        return new_asking(self._store, who, self._now(), row.id, why, fields)

    def ask(self, asking: Asking) -> CaseGiven | None:
        """Ask, None while nobody has answered.

        Raises:
            KnownError: in words, why nothing is to be had.
        """
        try:
            return ask_case(self._store, self._source, asking)
        except TransportError as error:
            raise in_words(error) from error

    def missing(self, given: CaseGiven) -> tuple[SealedFile, ...]:
        """Return the files of a case that do not lie here."""
        path = self._store.attachments.path
        files = (file for envelope, _ in given.versions for file in envelope.files)
        return tuple(file for file in files if not path(file.digest).is_file())

    def fetch(self, file: SealedFile) -> Part | None:
        """Fetch a file of a case that was just given; None where it is not to be had."""
        try:
            return Part(file.digest, fetch_case_file(self._store, self._source, file))
        except (TransportError, AttachmentLostError):
            return None

    def read(self, row: CaseRow, given: CaseGiven, parts: Iterable[Part]) -> Contents:
        """Return what the platform gave; `parts`: the files that were fetched so far."""
        if given.phones or not given.versions:
            return Contents(row.id, given.phones)
        here, fetched = sealed_in(self._store), {part.digest: part.data for part in parts}

        def sealed(file: SealedFile) -> bytes | None:
            return fetched.get(file.digest) or here(file)

        versions = [with_files(Version(*one), sealed) for one in given.versions]
        return contents_of(_about(row), versions, None, self._reading())

    def open_with(self, row: CaseRow, secret: bytes) -> Contents:
        """Open what lies here with a slip's secret; asks nobody.

        Raises:
            NotFiledHereError: nothing of it lies here.
            ForeignSlipError: the secret opens none of it.
        """
        standing = self._store.standings.of(row.slip_number)
        if standing is None:
            raise NotFiledHereError("not in this store")
        versions = [*versions_of(self._store, standing.versions, secret)]
        if not versions:
            raise ForeignSlipError("no version opens")
        return contents_of(_about(row), versions, secret, self._reading())

    def _reading(self) -> Reading:
        catalogue, zone = self._catalogue, self._now().tzinfo
        assert zone is not None  # noqa: S101 - `now` is aware
        return Reading(catalogue.filed_with, catalogue.item_named, self._language(), zone)

    def _phone_fields(self, code: str) -> tuple[str, ...]:
        """Return how the form of an item names the phone of who files, and how forms mostly do."""
        item = self._catalogue.item_named(code)
        binds = {} if item is None else self._catalogue.form(item).binds
        named = (path[-1] for path, bind in binds.items() if bind.extra.get("same") == _CONCEPT)
        return tuple(dict.fromkeys((*named, _USUAL)))[:MAX_FIELDS]


def _about(row: CaseRow) -> About:
    return About(row.id, row.slip_number, row.masked_name, row.note)
