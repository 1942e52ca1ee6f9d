"""What can be touched instead of typed: an address that is known, and common answers in words."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement

from forms import Question
from forms.catalogue import phrases_of
from kiosk.models.rows import RowListModel
from kiosk.qt import Property
from kiosk.services.address import AddressBook, AddressOffer, cascade_around, is_taken
from kiosk.services.visit import Visit, VisitService
from kiosk.viewmodels.asked import open_question

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

_UNNAMED = "辖"


@dataclass(frozen=True, slots=True)
class AddressRow:
    """An address: `source` is "card" or "earlier"; `is_whole`: nothing is left to ask."""

    source: str
    words: str
    is_whole: bool
    is_taken: bool


@dataclass(frozen=True, slots=True)
class PhraseRow:
    """A common answer; one that is known has a `source`, and is long: its key says where from."""

    source: str
    words: str


@dataclass(frozen=True, slots=True)
class OffersProps:
    """All that is offered for the open question."""

    offers: tuple[AddressOffer, ...] = ()
    addresses: tuple[AddressRow, ...] = ()
    phrases: tuple[PhraseRow, ...] = ()


def derive_offers(visit: Visit, question: Question, book: AddressBook | None) -> OffersProps:
    """Say what is offered for the open question: addresses for its beginning, words for a text."""
    if visit.walk is None:
        return OffersProps()
    filling = visit.walk.open
    offers = book.offers(question, visit.asker, visit.walk.parts, filling) if book else ()
    if question.control != "input":
        cascade = cascade_around(filling) if offers else None
        rows = tuple(
            AddressRow(one.source, words_of(one), one.is_whole, is_taken(one, cascade))
            for one in offers
            if cascade is not None
        )
        return OffersProps(offers, rows)
    known = tuple(PhraseRow(one.source, one.place) for one in offers)
    common = (PhraseRow("", text) for text in phrases_of(question.extra, visit.language))
    return OffersProps(phrases=(*known, *common))


def words_of(offer: AddressOffer) -> str:
    """Return an address for reading; levels that nobody writes are left out."""
    above = "".join(name for name in offer.names if _UNNAMED not in name)
    return " ".join(filter(None, (above, offer.place)))


@QmlElement
class OffersViewModel(QObject):
    """View model of what is offered beside the control of a question."""

    def __init__(
        self,
        visit: VisitService,
        book: AddressBook | None,
        answer: Callable[[str], None],
        parent: QObject | None = None,
    ) -> None:
        """`answer` keeps an answer to the open question."""
        super().__init__(parent)
        self._visit = visit
        self._book = book
        self._answer = answer
        self._props = OffersProps()
        self._addresses = RowListModel(AddressRow, self)
        self._phrases = RowListModel(PhraseRow, self)

    @Property(RowListModel, constant=True, final=True)
    def addresses(self) -> RowListModel:
        """Addresses that are known, see `AddressRow`."""
        return self._addresses

    @Property(RowListModel, constant=True, final=True)
    def phrases(self) -> RowListModel:
        """Common answers, see `PhraseRow`; none once something else was written."""
        return self._phrases

    @Slot(int)
    def take(self, index: int) -> None:
        """Take an address; the one that was taken is given back."""
        is_back = self._props.addresses[index].is_taken
        self._visit.take_address(None if is_back else self._props.offers[index])

    @Slot(str)
    def write(self, text: str) -> None:
        """Answer with a phrase."""
        self._answer(text)

    def show(self, visit: Visit, value: str) -> None:
        """Show what is offered for the open question, whose answer stands at `value`."""
        question = open_question(visit)
        props = OffersProps() if question is None else derive_offers(visit, question, self._book)
        self._props = props
        self._addresses.show(props.addresses)
        is_free = not value or any(row.words == value for row in props.phrases)
        self._phrases.show(props.phrases if is_free else ())
