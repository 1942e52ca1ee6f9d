"""Filing: each item of a visit becomes a sealed envelope in the store, all with one slip."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from forms.catalogue import ServiceItem, Text
from kiosk.jobs import Err, Failure, Ok, SerialJobRunner
from kiosk.services.correcting import Correction
from kiosk.services.filling import Filling
from kiosk.services.identity import identity_of
from kiosk.services.progress import person_mark
from kiosk.services.slips import Entry, SlipService
from kiosk.services.visit import Visit
from printing import mask_name
from sync.store import Filed, Prepared, RecipientName, Submission, SubmissionFile
from sync.wire.slip import new_secret

LANGUAGES = ("zh_CN", "en")
RECIPIENTS: tuple[RecipientName, ...] = ("platform", "escrow", "slip")
_TAIL = 4
_NO_WORDS = Text()


@dataclass(frozen=True, slots=True)
class FilingStore:
    """The store's two steps of filing: `prepare` seals (compute), `commit` writes (store).

    What is sealed with one secret shares a slip; what is committed at once is filed whole or not
    at all.
    """

    prepare: Callable[[Submission, tuple[RecipientName, ...], bytes], Prepared]
    commit: Callable[[Sequence[Prepared]], tuple[Filed, ...]]


@dataclass(frozen=True, slots=True)
class FilingState:
    """Where the filing of this visit stands; at most one of `entries` and `error` is set.

    `title`: what the person came for.
    """

    is_busy: bool = False
    entries: tuple[Entry, ...] = ()
    error: Failure | None = None
    title: Text = _NO_WORDS
    masked_name: str = ""

    @property
    def filed(self) -> Filed | None:
        """What was filed first, None before."""
        return self.entries[0].filed if self.entries else None


@dataclass(frozen=True, slots=True)
class Sealing:
    """What is to be sealed, for whom, and whose card will find it again."""

    submission: Submission
    recipients: tuple[RecipientName, ...]
    id_numbers: tuple[str, ...] = field(repr=False)


class FilingService(QObject):
    """Files a visit. `changed`: the state; `filed`: it is safely in the store."""

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
        if not visit.items or self._state.is_busy or self._state.entries:
            return
        submissions = submissions_of(visit)
        numbers = [_id_numbers(visit, part)[:1] for part in visit.walk.parts] if visit.walk else []
        masked_name = next(filter(None, (one.masked_name for one in submissions)), "")
        self._show(FilingState(is_busy=True, title=visit.title, masked_name=masked_name))
        turn = self._turn
        self._send(
            [
                Sealing(one, tuple(name for name in RECIPIENTS if name in item.recipients), number)
                for item, one, number in zip(visit.items, submissions, numbers, strict=True)
            ],
            visit.correction.secret if visit.correction else None,
            lambda result: self._fold_filed(turn, result, visit),
        )

    def forget(self) -> None:
        """Drop what is known of the visit; what was handed over is filed all the same."""
        self._turn += 1
        self._show(FilingState())

    def _send(
        self,
        work: Sequence[Sealing],
        secret: bytes | None,
        on_result: Callable[[Ok[tuple[Filed, ...]] | Err], None],
    ) -> None:
        """Seal them, one after the other, and write them in one go.

        `secret`: of the slip that what is corrected was sealed to; without one a new slip's.
        """

        def seal() -> list[Prepared]:
            shared = secret or new_secret()
            marks = {number: person_mark(number) for one in work for number in one.id_numbers}
            return [
                self._store.prepare(
                    replace(
                        one.submission,
                        tails=(*one.submission.tails, *(marks[n] for n in one.id_numbers)),
                    ),
                    one.recipients,
                    shared,
                )
                for one in work
            ]

        def sealed(result: Ok[list[Prepared]] | Err) -> None:
            match result:
                case Ok(prepared):
                    self._writer.run(lambda: self._store.commit(prepared), on_result)
                case Err():
                    on_result(result)

        self._compute.run(seal, sealed)

    def _fold_filed(self, turn: int, result: Ok[tuple[Filed, ...]] | Err, visit: Visit) -> None:
        if turn != self._turn:
            self._tell(result)
            return
        match result:
            case Ok(filed):
                entries = tuple(map(Entry, visit.items, filed))
                state = replace(self._state, is_busy=False, entries=entries)
                corrects = visit.correction.number if visit.correction else ""
                self._slips.print(
                    entries, state.title, state.masked_name, visit.language, corrects=corrects
                )
                self._show(state)
                self.filed.emit()
            case Err(error):
                self._show(FilingState(error=error))

    def _tell(self, result: Ok[tuple[Filed, ...]] | Err) -> None:
        if isinstance(result, Ok):
            self.filed.emit()

    def _show(self, state: FilingState) -> None:
        self._state = state
        self.changed.emit()


def submissions_of(visit: Visit) -> tuple[Submission, ...]:
    """Turn a finished visit into what the store files: one submission for each item.

    Raises:
        NotValid: a form still holds a fault; the review never lets one through.
    """
    if visit.walk is None:
        raise RuntimeError("nothing is filled in")
    pairs = zip(visit.items, visit.walk.parts, strict=True)
    return tuple(_submission_of(visit, item, part) for item, part in pairs)


def _submission_of(visit: Visit, item: ServiceItem, filling: Filling) -> Submission:
    person = visit.asker
    final = filling.session.finalize()
    files = [
        SubmissionFile(name, "image/jpeg", photo.data)
        for name, photo in filling.named_photos().items()
        if name in final.attachments
    ]
    if visit.signature:
        files.append(SubmissionFile("signature.png", "image/png", visit.signature))
    names = (person.name,) if person else filling.answers_of("person.name")
    numbers = _id_numbers(visit, filling)
    submission = Submission(
        kind=item.kind,
        item=item.code,
        form=filling.session.form.ref,
        xml=final.xml,
        files=tuple(files),
        identity=identity_of(visit),
        masked_name=mask_name(names[0]) if names else "",
        tails=tuple(text[-_TAIL:] for text in (*numbers[:1], *filling.answers_of("person.phone"))),
        title={code: item.title.get(code) for code in LANGUAGES},
        promised_days=item.promised_days,
        language=visit.language,
        id=UUID(final.instance_id.removeprefix("uuid:")),
    )
    return submission if visit.correction is None else _corrected(submission, visit.correction)


def _corrected(given: Submission, correction: Correction) -> Submission:
    """Make a filing one that corrects an earlier one: under its name, consent and case.

    Where the form asks for no number, its own number tells nothing to anybody: no four digits fit.
    """
    nobody = str(int.from_bytes(correction.secret))
    return replace(
        given,
        kind="correction",
        about=correction.about,
        masked_name=correction.masked_name,
        tails=given.tails or (nobody,),
    )


def _id_numbers(visit: Visit, filling: Filling) -> tuple[str, ...]:
    """Return the ID number that a filing is found by: the person's, else the one filled in."""
    if visit.asker is not None and visit.correction is None:
        return (visit.asker.id_number,)
    return filling.answers_of("person.id_number")
