"""Filing: what a visit made becomes one sealed envelope in the store, and a slip."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from forms.catalogue import ServiceItem
from kiosk.jobs import Err, Failure, Ok, SerialJobRunner
from kiosk.services.slips import SlipService
from kiosk.services.visit import CONSENT_VERSION, Visit
from printing import mask_name
from sync.store import Filed, Prepared, RecipientName, Submission, SubmissionFile

LANGUAGES = ("zh_CN", "en")
RECIPIENTS: tuple[RecipientName, ...] = ("platform", "escrow", "slip")
_TAIL = 4


@dataclass(frozen=True, slots=True)
class FilingStore:
    """The store's two steps of filing: `prepare` seals (compute), `commit` writes (store)."""

    prepare: Callable[[Submission, tuple[RecipientName, ...]], Prepared]
    commit: Callable[[Prepared], Filed]


@dataclass(frozen=True, slots=True)
class FilingState:
    """Where the filing of this visit stands; at most one of the last two is set."""

    is_busy: bool = False
    filed: Filed | None = None
    error: Failure | None = None
    item: ServiceItem | None = None
    masked_name: str = ""
    rating: int = 0


class FilingService(QObject):
    """Files a visit and its rating. `changed`: the state; `filed`: it is safely in the store."""

    changed = Signal()
    filed = Signal()

    def __init__(
        self,
        store: FilingStore,
        compute: SerialJobRunner,
        writer: SerialJobRunner,
        slips: SlipService,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._compute = compute
        self._writer = writer
        self._slips = slips
        self._turn = 0
        self._state = FilingState()

    @property
    def state(self) -> FilingState:
        """Where the filing of this visit stands."""
        return self._state

    def file(self, visit: Visit) -> None:
        """File what `visit` filled in and signed. Pressed twice, it files once."""
        item = visit.item
        if item is None or self._state.is_busy or self._state.filed is not None:
            return
        submission = submission_of(visit)
        self._show(FilingState(is_busy=True, item=item, masked_name=submission.masked_name))
        turn = self._turn
        self._send(
            submission,
            tuple(name for name in RECIPIENTS if name in item.recipients),
            lambda result: self._fold_filed(turn, result, visit.language),
        )

    def rate(self, level: int, language: str) -> None:
        """Rate the filing of this visit, 1 to 5; once."""
        filed, item = self._state.filed, self._state.item
        if filed is None or item is None or self._state.rating:
            return
        self._show(
            FilingState(filed=filed, item=item, masked_name=self._state.masked_name, rating=level)
        )
        rating = rating_of(item, filed.envelope_id, level, language)
        self._send(rating, ("platform",), self._fold_rated)

    def forget(self) -> None:
        """Drop what is known of the visit; what was handed over is filed all the same."""
        self._turn += 1
        self._show(FilingState())

    def _send(
        self,
        submission: Submission,
        recipients: tuple[RecipientName, ...],
        on_result: Callable[[Ok[Filed] | Err], None],
    ) -> None:
        def sealed(result: Ok[Prepared] | Err) -> None:
            match result:
                case Ok(prepared):
                    self._writer.run(lambda: self._store.commit(prepared), on_result)
                case Err():
                    on_result(result)

        self._compute.run(lambda: self._store.prepare(submission, recipients), sealed)

    def _fold_filed(self, turn: int, result: Ok[Filed] | Err, language: str) -> None:
        state = self._state
        if turn != self._turn:
            self._fold_rated(result)
            return
        match result:
            case Ok(filed):
                if state.item is not None:
                    self._slips.print(filed, state.item, state.masked_name, language)
                self._show(FilingState(filed=filed, item=state.item, masked_name=state.masked_name))
                self.filed.emit()
            case Err(error):
                self._show(FilingState(error=error))

    def _fold_rated(self, result: Ok[Filed] | Err) -> None:
        if isinstance(result, Ok):
            self.filed.emit()

    def _show(self, state: FilingState) -> None:
        self._state = state
        self.changed.emit()


def submission_of(visit: Visit) -> Submission:
    """Turn a finished visit into what the store files.

    Raises:
        NotValid: the form still holds a fault; the review never lets one through.
    """
    item, filling, person = visit.item, visit.filling, visit.person
    if item is None or filling is None or visit.consent_at is None:
        raise RuntimeError("nothing is filled in")
    final = filling.session.finalize()
    files = [
        SubmissionFile(name, "image/jpeg", photo.data)
        for name, photo in filling.named_photos().items()
        if name in final.attachments
    ]
    if visit.signature:
        files.append(SubmissionFile("signature.png", "image/png", visit.signature))
    names = (person.name,) if person else filling.answers_of("person.name")
    numbers = (person.id_number,) if person else filling.answers_of("person.id_number")
    return Submission(
        kind=item.kind,
        item=item.code,
        form=filling.session.form.ref,
        xml=final.xml,
        files=tuple(files),
        identity={
            "how": person.how if person else "none",
            "document": "resident-id-card" if person else "",
            "consent_version": CONSENT_VERSION,
            "consent_at": visit.consent_at,
        },
        masked_name=mask_name(names[0]) if names else "",
        tails=tuple(text[-_TAIL:] for text in (*numbers[:1], *filling.answers_of("person.phone"))),
        title={code: item.title.get(code) for code in LANGUAGES},
        promised_days=item.promised_days,
        language=visit.language,
        id=UUID(final.instance_id.removeprefix("uuid:")),
    )


def rating_of(item: ServiceItem, about: UUID, level: int, language: str) -> Submission:
    """Turn a rating of the filing `about` into what the store files: without any person."""
    return Submission(
        kind="rating",
        item=item.code,
        form=None,
        xml=b"",
        title={code: item.title.get(code) for code in LANGUAGES},
        about=about,
        language=language,
        extra={"level": level, "reasons": (), "words": ""},
    )
