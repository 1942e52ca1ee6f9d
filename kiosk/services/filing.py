"""Filing: each item of a visit becomes a sealed envelope in the store, all with one slip."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, Signal

from forms.catalogue import Text
from kiosk.jobs import Err, Failure, Ok, SerialJobRunner
from kiosk.services.application import FilledForm, forms_of
from kiosk.services.moved import CaseMovedError, unless_moved
from kiosk.services.next_steps import later_title
from kiosk.services.promises import Promised, promises_of
from kiosk.services.reopening import Correction
from kiosk.services.slips import Entry, SlipService, proof_of
from kiosk.services.submitting import LANGUAGES, id_numbers_of, submissions_of
from kiosk.services.visit import Visit
from sync.store import Filed, Prepared, Proviso, RecipientName, Submission
from sync.wire.person import mark_of, person_digest
from sync.wire.proof import SlipProof
from sync.wire.slip import new_secret

RECIPIENTS: tuple[RecipientName, ...] = ("platform", "escrow", "slip")
_NO_WORDS = Text()


@dataclass(frozen=True, slots=True)
class FilingStore:
    """The store's steps of filing: `prepare` seals (compute), `commit` writes, `sign` proves (store).

    What is sealed with one secret shares a slip; what is committed at once is filed whole or not
    at all.
    """

    prepare: Callable[[Submission, tuple[RecipientName, ...], bytes], Prepared]
    commit: Callable[[Sequence[Prepared], Proviso | None], tuple[Filed, ...]]
    sign: Callable[[SlipProof], str]


@dataclass(frozen=True, slots=True)
class FilingState:
    """Where the filing of this visit stands; at most one of `entries` and `error` is set.

    `title`: what the person came for. `forms`, `promises`: what else of each filing is printed.
    `proof`: of the slip, as the kiosk signed it.
    """

    is_busy: bool = False
    entries: tuple[Entry, ...] = ()
    error: Failure | None = None
    title: Text = _NO_WORDS
    masked_name: str = ""
    forms: tuple[FilledForm, ...] = ()
    promises: tuple[Promised, ...] = ()
    proof: str = field(default="", repr=False)

    @property
    def filed(self) -> Filed | None:
        """What was filed first, None before."""
        return self.entries[0].filed if self.entries else None


@dataclass(frozen=True, slots=True)
class Kept:
    """What was filed, and the proof of its slip."""

    filed: tuple[Filed, ...]
    proof: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Sealing:
    """What is to be sealed, for whom, and whose card will find it again."""

    submission: Submission
    recipients: tuple[RecipientName, ...]
    id_numbers: tuple[str, ...] = field(repr=False)


class FilingService(QObject):
    """Files a visit. `changed`: the state; `filed`: what that visit filled in is safely in the store."""

    changed = Signal()
    filed = Signal(object)

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
        """File what `visit` filled in and signed. Pressed twice, it files once.

        What follows a case is filed only where that stands as it was seen; pressed again after
        somebody else was quicker, as it has been seen since, if nobody has begun to handle it.
        """
        moved = moved_of(self._state)
        is_over = moved is not None and not moved.may_go_on
        if not visit.items or self._state.is_busy or self._state.entries or is_over:
            return
        proviso = _proviso(visit.correction, moved)
        submissions = submissions_of(visit)
        numbers = (
            [id_numbers_of(visit, part)[:1] for part in visit.walk.parts] if visit.walk else []
        )
        masked_name = next(filter(None, (one.masked_name for one in submissions)), "")
        self._show(FilingState(is_busy=True, title=visit.title, masked_name=masked_name))
        turn, device = self._turn, self._slips.office.device
        title = visit.title.get(LANGUAGES[0])
        if visit.correction is not None:
            title = later_title(title, visit.correction.kind, LANGUAGES[0])

        def keep(prepared: Sequence[Prepared]) -> Kept:
            filed = self._store.commit(prepared, proviso)
            codes = [item.code for item in visit.items]
            proof = proof_of(filed, codes, title, masked_name, device)
            return Kept(filed, self._store.sign(proof))

        self._send(
            [
                Sealing(one, tuple(name for name in RECIPIENTS if name in item.recipients), number)
                for item, one, number in zip(visit.items, submissions, numbers, strict=True)
            ],
            visit.correction.secret if visit.correction else None,
            keep,
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
        keep: Callable[[Sequence[Prepared]], Kept],
        on_result: Callable[[Ok[Kept] | Err], None],
    ) -> None:
        """Seal them, one after the other, and `keep` them in one go.

        `secret`: of the slip that what is corrected was sealed to; without one a new slip's.
        """

        def seal() -> list[Prepared]:
            shared = secret or new_secret()
            persons = {number: person_digest(number) for one in work for number in one.id_numbers}
            return [
                self._store.prepare(_found_again(one, persons), one.recipients, shared)
                for one in work
            ]

        def sealed(result: Ok[list[Prepared]] | Err) -> None:
            match result:
                case Ok(prepared):
                    self._writer.run(lambda: keep(prepared), on_result)
                case Err():
                    on_result(result)

        self._compute.run(seal, sealed)

    def _fold_filed(self, turn: int, result: Ok[Kept] | Err, visit: Visit) -> None:
        if turn != self._turn:
            if isinstance(result, Ok):
                self.filed.emit(visit)
            return
        match result:
            case Ok(kept):
                entries = tuple(map(Entry, visit.items, kept.filed))
                state = replace(self._state, is_busy=False, entries=entries, proof=kept.proof)
                self._slips.print(
                    entries,
                    state.title,
                    state.masked_name,
                    visit.language,
                    proof=kept.proof,
                    follows=visit.correction,
                )
                self._show(self._with_papers(state, visit))
                self.filed.emit(visit)
            case Err(error):
                self._show(FilingState(error=error))

    def _with_papers(self, state: FilingState, visit: Visit) -> FilingState:
        office = self._slips.office
        return replace(
            state,
            forms=forms_of(visit, state.entries, office),
            promises=promises_of(visit, state.entries, office),
        )

    def _show(self, state: FilingState) -> None:
        self._state = state
        self.changed.emit()


def moved_of(state: FilingState) -> CaseMovedError | None:
    """Return what somebody else did about the case meanwhile; None: nothing that is known."""
    return state.error if isinstance(state.error, CaseMovedError) else None


def _proviso(follows: Correction | None, moved: CaseMovedError | None) -> Proviso | None:
    """Return how a case has to stand for what follows it to be filed."""
    if follows is None or follows.seen is None:
        return None
    is_same = moved is not None and moved.now.case == follows.about
    return unless_moved(moved.now if moved is not None and is_same else follows.seen)


def _found_again(work: Sealing, persons: Mapping[str, bytes]) -> Submission:
    """Return what is sealed, as its person finds it again; `persons`: digests by ID number."""
    given, found = work.submission, [persons[number] for number in work.id_numbers]
    tails = (*given.tails, *map(mark_of, found))
    if given.identity.get("how") != "card":
        return replace(given, tails=tails)
    return replace(given, tails=tails, identity={**given.identity, "person": found[0]})
