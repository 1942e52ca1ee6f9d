"""Whatever happens on the way, in any order: in the end each filing is at the platform once."""

import tempfile
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    multiple,
    rule,
)
from sqlalchemy import Connection, event
from typing_extensions import override

from sync.clock import new_id
from sync.engine import (
    Backoff,
    rotate_device_key,
    run_files,
    run_once,
    run_recover,
    take_answers,
)
from sync.engine.rotate import signer_of
from sync.store import Found, Store
from sync.transport import TransportError
from tests.support.filings import a_clock, a_submission, open_store
from tests.support.platform_model import Fault, Log, ModelTransport, PlatformModel

BACKOFF = Backoff(lambda: 0.5)
FAULTS = st.lists(
    st.sampled_from(["none", "none", "lose request", "lose answer", "twice"]), max_size=6
)
PHOTOS = st.lists(st.binary(min_size=1, max_size=50), max_size=2)


class PowerCutError(Exception):
    """The machine stops here."""


class Deliveries(RuleBasedStateMachine):
    """One kiosk, one platform, and everything between them that can go wrong."""

    acts = Bundle("acts")

    @initialize()
    def begin(self) -> None:
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = Path(self.temporary.name) / "store"
        self.stick = Path(self.temporary.name) / "stick"
        self.stick.mkdir()
        self.clock = a_clock()
        self.platform = PlatformModel()
        self.platform.tells_notices = True
        self.transport = ModelTransport(self.platform)
        self.store = open_store(self.folder, self.clock, self.platform)
        self.last_backup: Log = self.platform.backup()
        self.filed: dict[UUID, str] = {}

    @rule(target=acts, photos=PHOTOS)
    def file(self, photos: list[bytes]) -> UUID:
        id_ = new_id(self.clock)
        self._file(id_, *photos)
        return id_

    @rule(id_=acts)
    def file_again_for_the_answer_did_not_reach_the_screen(self, id_: UUID) -> None:
        self._file(id_, b"sealed anew")

    @rule(target=acts, photos=PHOTOS, again=st.booleans())
    def lose_power_before_the_commit(self, photos: list[bytes], again: bool) -> object:  # noqa: FBT001
        id_ = new_id(self.clock)
        prepared = self.store.prepare(a_submission(*photos, id_=id_), recipients=["platform"])

        def cut(_connection: Connection) -> None:
            raise PowerCutError

        event.listen(self.store._database._engine, "commit", cut)
        try:
            self.store.commit(prepared)
        except PowerCutError:
            self._restart()
        if again:
            self._file(id_, *photos)
            return id_
        return multiple()

    @rule(faults=FAULTS, force=st.booleans())
    def push_and_pull(self, faults: list[Fault], force: bool) -> None:  # noqa: FBT001
        self.transport.faults.extend(faults)
        self._cycle(force=force)
        self.transport.faults.clear()

    @rule(faults=FAULTS, cut_after=st.none() | st.integers(0, 40))
    def send_files(self, faults: list[Fault], cut_after: int | None) -> None:
        self.transport.faults.extend(faults)
        self.transport.cut_after = cut_after
        run_files(self.store, self.transport, self.clock, backoff=BACKOFF)
        self.transport.faults.clear()
        self.transport.cut_after = None

    @rule(calls_before=st.integers(0, 3))
    def lose_power_in_a_cycle(self, calls_before: int) -> None:
        quiet: list[Fault] = ["none"] * calls_before
        self.transport.faults.extend([*quiet, PowerCutError()])
        try:
            self._cycle(force=True)
        except PowerCutError:
            self._restart()
        self.transport.faults.clear()

    @rule(fault=st.sampled_from(["none", "lose request", "lose answer", "twice"]))
    def rotate_the_device_key(self, fault: Fault) -> None:
        self.transport.faults.append(fault)
        with suppress(TransportError):
            rotate_device_key(self.store, self.transport)
        self.transport.faults.clear()

    @rule(faults=FAULTS)
    def carry_by_stick(self, faults: list[Fault]) -> None:
        self.store.courier.export(self.stick)
        self.transport.faults.extend(faults)
        enrolment = self.store.enrolment()
        assert enrolment is not None
        run_recover(self.stick, self.transport, enrolment.signing_keys, signer_of(self.store))
        self.transport.faults.clear()

    @rule()
    def take_the_stick_home(self) -> None:
        take_answers(self.store, self.stick, self.clock)

    @rule(step=st.sampled_from([timedelta(seconds=5), timedelta(hours=1), timedelta(days=-9)]))
    def move_the_clock(self, step: timedelta) -> None:
        self.clock.advance(step)

    @rule()
    def back_the_platform_up(self) -> None:
        self.last_backup = self.platform.backup()

    @rule()
    def restore_the_platform(self) -> None:
        self.platform.restore(self.last_backup)

    @rule(id_=consumes(acts))
    def decide_a_case(self, id_: UUID) -> None:
        if id_ in self.platform.log.records:
            self.platform.decide(id_, "accepted", "")

    @override
    def teardown(self) -> None:
        for _ in range(4):
            self.clock.advance(timedelta(days=1))
            self._cycle(force=False)
            run_files(self.store, self.transport, self.clock, backoff=BACKOFF)
        self._check()
        self.store.close()
        self.temporary.cleanup()

    def _check(self) -> None:
        records = self.platform.log.records
        assert records.keys() == self.filed.keys()
        assert sorted(one.envelope.seq for one in records.values()) == list(
            range(1, len(records) + 1)
        )
        assert all(one.is_complete for one in records.values())
        assert len({one.case_number for one in records.values()}) == len(records)
        assert len(set(self.filed.values())) == len(self.filed)
        waiting = self.store.waiting()
        assert (waiting.count, waiting.files, waiting.parked, waiting.rejected) == (0, 0, 0, 0)
        told = {change.id: change.status for change in self.platform.log.changes}
        for id_, slip_number in self.filed.items():
            answer = self.store.look_up(slip_number, "0123")
            assert isinstance(answer, Found)
            assert answer.progress.status == told.get(id_, "received")

    def _file(self, id_: UUID, *photos: bytes) -> None:
        filed = self.store.file(a_submission(*photos, id_=id_), recipients=["platform"])
        assert self.filed.setdefault(id_, filed.slip_number) == filed.slip_number

    def _cycle(self, *, force: bool) -> None:
        run_once(self.store, self.transport, self.clock, force=force, backoff=BACKOFF)

    def _restart(self) -> None:
        self.store.close()
        self.store = Store.open(self.folder, bytes(range(32)), self.clock)


Deliveries.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
test_each_filing_arrives_exactly_once = Deliveries.TestCase
