"""The courier at the desk: every trouble of a stick in words, nothing lost, answers home."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.devices.sticks import Sticks
from kiosk.jobs import SerialJobRunner
from kiosk.services.desk.carrying import (
    Carriage,
    CarryStoppedError,
    CourierService,
    NoAnswersError,
)
from kiosk.services.desk.desk import NotAllowedError
from kiosk.services.desk.roles import ROLES
from kiosk.services.homecoming import Homecoming
from kiosk.services.sticking import SeveralSticksError
from sync.engine import run_recover, take_answers
from sync.engine.rotate import signer_of
from sync.store import (
    CourierReport,
    ForeignFolderError,
    StickGoneError,
    Store,
    StoreFullError,
)
from sync.wire import courier
from tests.support.filings import a_clock, a_submission, open_store
from tests.support.on_duty import Duty, Roll, member
from tests.support.platform_model import ModelTransport, PlatformModel
from tests.support.visits import begin_visit, form_of

FORM = form_of("| survey |\n| | type | name | label |\n| | text | wish | 想说什么？ |")
COUNT = 3


class Desk:
    """A desk with a real store and a folder of sticks."""

    def __init__(
        self, store: Store, platform: PlatformModel, home: Path, duty: Duty, lane: SerialJobRunner
    ) -> None:
        self.store, self.platform, self.duty = store, platform, duty
        self.media = home / "media"
        self.media.mkdir()
        self.on_progress: Callable[[], None] = lambda: None
        sticks = Sticks((self.media,), (home,))
        carriage = Carriage(
            sticks.here,
            self._carry,
            lambda folder: Homecoming(take_answers(store, folder, a_clock())),
        )
        self.service = CourierService(carriage, lane, duty.desk)

    def _carry(self, folder: Path, progress: Callable[[int, int], None]) -> CourierReport:
        def hear(done: int, total: int) -> None:
            self.on_progress()
            progress(done, total)

        return self.store.courier.export(folder, hear)

    def plug(self, name: str) -> Path:
        courier.root(self.media / name).mkdir(parents=True)
        return self.media / name

    def run(self, act: Callable[[], None], qtbot: QtBot) -> None:
        act()
        qtbot.waitUntil(lambda: not self.service.state.is_busy)


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    duty = Duty(begin_visit(FORM), Roll(tuple(member(role, name=role) for role in ROLES)))
    lane = SerialJobRunner("sticks")
    platform = PlatformModel()
    with closing(open_store(tmp_path / "store", a_clock(), platform)) as store:
        for n in range(COUNT):
            store.file(a_submission(b"photo %d" % n), recipients=["platform"])
        duty.log_in(qtbot, "assistant")
        yield Desk(store, platform, tmp_path, duty, lane)
        lane.close()
        duty.lane.close()


def test_what_waits_goes_onto_the_stick_and_that_was_noted_first(desk: Desk, qtbot: QtBot) -> None:
    stick = desk.plug("KINGSTON")
    noted: list[object] = []
    desk.on_progress = lambda: noted.append(list(desk.duty.roll.noted))

    desk.run(desk.service.carry, qtbot)

    state = desk.service.state
    assert (state.stage, state.done, state.total) == ("carried", COUNT, COUNT)
    assert state.carried is not None
    assert state.carried.envelopes == len(courier.envelopes(stick)) == COUNT
    assert noted[0] == [("courier", "carry")]


def test_the_platforms_answers_come_home(desk: Desk, qtbot: QtBot) -> None:
    stick = desk.plug("KINGSTON")
    desk.run(desk.service.carry, qtbot)
    enrolment = desk.store.enrolment()
    assert enrolment is not None
    transport = ModelTransport(desk.platform)
    run_recover(stick, transport, enrolment.signing_keys, signer_of(desk.store))

    desk.service.again()
    with qtbot.waitSignal(desk.service.brought):
        desk.service.take_home()

    assert desk.service.state.home is not None
    assert desk.service.state.home.answers.acknowledged == COUNT
    assert desk.store.waiting().count == 0


def test_a_stick_that_was_at_no_platform_brings_nothing_and_says_so(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.plug("KINGSTON")

    desk.run(desk.service.take_home, qtbot)

    assert isinstance(desk.service.state.error, NoAnswersError)


@pytest.mark.parametrize(
    ("names", "error"), [((), StickGoneError), (("A", "B"), SeveralSticksError)]
)
def test_it_works_with_exactly_one_stick(
    desk: Desk, qtbot: QtBot, names: tuple[str, ...], error: type[Exception]
) -> None:
    for name in names:
        desk.plug(name)

    desk.run(desk.service.carry, qtbot)

    assert isinstance(desk.service.state.error, error)


def test_a_folder_that_was_altered_is_not_written_to(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    stick = desk.plug("KINGSTON")
    (courier.root(stick) / "envelopes").symlink_to(tmp_path)

    desk.run(desk.service.carry, qtbot)

    assert isinstance(desk.service.state.error, ForeignFolderError)
    assert desk.store.waiting().count == COUNT


def test_stopped_it_is_told_and_goes_on_the_next_time(desk: Desk, qtbot: QtBot) -> None:
    stick = desk.plug("KINGSTON")
    desk.on_progress = desk.service.stop
    desk.run(desk.service.carry, qtbot)
    assert isinstance(desk.service.state.error, CarryStoppedError)
    assert courier.manifests(stick) == ()

    desk.on_progress = lambda: None
    desk.service.again()
    desk.run(desk.service.carry, qtbot)

    assert desk.service.state.stage == "carried"
    assert len(courier.manifests(stick)) == 1


def test_a_desk_that_locks_breaks_nothing_off_and_asks_for_no_second_one(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.plug("KINGSTON")
    desk.service.carry()
    desk.service.forget()
    assert desk.service.state.is_busy
    desk.service.carry()

    qtbot.waitUntil(lambda: not desk.service.state.is_busy)

    assert desk.service.state.stage == "carried"
    assert desk.duty.roll.noted == [("courier", "carry")]


def test_what_cannot_be_noted_leaves_no_trace_on_the_stick(desk: Desk, qtbot: QtBot) -> None:
    stick = desk.plug("KINGSTON")
    desk.duty.roll.is_full = True

    desk.run(desk.service.carry, qtbot)

    assert isinstance(desk.service.state.error, StoreFullError)
    assert courier.envelopes(stick) == ()


def test_who_only_reads_carries_nothing(desk: Desk, qtbot: QtBot) -> None:
    desk.duty.desk.close()
    desk.duty.log_in(qtbot, "auditor")

    with pytest.raises(NotAllowedError):
        desk.service.carry()


def test_sticks_are_seen_as_they_come_and_go(desk: Desk, qtbot: QtBot) -> None:
    desk.service.watch(on=True)
    qtbot.waitUntil(lambda: desk.service.state.stage == "ready")
    assert desk.service.state.sticks == ()

    desk.plug("KINGSTON")
    desk.service.look()
    qtbot.waitUntil(lambda: [one.name for one in desk.service.state.sticks] == ["KINGSTON"])

    desk.service.watch(on=False)
