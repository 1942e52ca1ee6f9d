"""Rules: people file, power fails, filings go out over a bad link."""

from datetime import timedelta
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import rule

from sync.central import quota
from sync.clock import new_id
from sync.engine import Budget, rotate_device_key
from sync.store import Retention, Submission
from sync.transport import TransportError
from tests.faults.rules import CUT, FAULTS, PHOTOS, WHO, Rules
from tests.support.filings import START, a_submission
from tests.support.memory_platform import Fault

_AT_ONCE = Retention(timedelta(0), timedelta(0), timedelta(0))
_MOST_ODD = 3
_STEPS = (
    timedelta(seconds=5),
    timedelta(hours=1),
    timedelta(days=2),
    timedelta(days=-9),
    timedelta(days=4000),
    timedelta(days=-4000),
)


class Filing(Rules):
    """What happens at a kiosk and on its link."""

    @rule(who=WHO, photos=PHOTOS, cut=CUT, again=st.booleans())
    def file(self, who: int, photos: list[bytes], cut: int | None, again: bool) -> None:  # noqa: FBT001
        """With `again` a person who saw no slip tries once more."""
        kiosk, id_ = self.kiosk(who), new_id(self.world.clock)
        self.hand_in(kiosk, a_submission(*photos, id_=id_), cut)
        if again:
            self.hand_in(kiosk, a_submission(*photos, id_=id_), None)

    @rule(who=WHO, photos=PHOTOS, left=st.integers(0, 12))
    def file_on_a_full_disk(self, who: int, photos: list[bytes], left: int) -> None:
        kiosk = self.kiosk(who)
        prepared = self.prepare(kiosk, a_submission(*photos))
        filed = kiosk.on_a_full_disk(lambda: kiosk.store.commit(prepared), left)
        if filed is not None:
            self.world.note(filed)
        else:
            assert prepared.subject.id.bytes not in kiosk.ids(), "refused, and yet filed"
            self.world.counts["refused on a full disk"] += 1

    @rule(who=st.lists(WHO, min_size=1, max_size=5), photo=st.binary(min_size=1, max_size=50))
    def file_one_after_the_other(self, who: list[int], photo: bytes) -> None:
        for number, one in enumerate(who):
            photos = [photo + bytes([number])] if number % 2 else []
            self.hand_in(self.kiosk(one), a_submission(*photos), None)

    @rule(who=WHO)
    def live_through_a_good_hour(self, who: int) -> None:
        self.have_a_good_hour(who)

    @rule(who=WHO, kind=st.sampled_from(["withdrawal", "rating", "opinion"]))
    def speak_of_a_filing(self, who: int, kind: str) -> None:
        about = max(self.world.tried, default=new_id(self.world.clock))
        given = Submission(kind, "", None, b"<data/>", about=about, extra={"level": 5})
        self.hand_in(self.kiosk(who), given, None)

    @rule(who=WHO)
    def file_what_the_platform_cannot_digest(self, who: int) -> None:
        if len(self.world.odd) == _MOST_ODD:
            return
        id_ = new_id(self.world.clock)
        self.world.odd.add(id_)
        self.hand_in(self.kiosk(who), Submission("filing", "\0", None, b"<data/>", id=id_), None)

    @rule(who=WHO, faults=FAULTS, cut=CUT, force=st.booleans())
    def push_and_pull(self, who: int, faults: list[Fault], cut: int | None, force: bool) -> None:  # noqa: FBT001
        kiosk = self.kiosk(who)
        self.hand_in(kiosk, a_submission())
        self.with_faults(kiosk, faults)
        kiosk.live(lambda: kiosk.cycle(force=force), cut)

    @rule(who=WHO, faults=FAULTS, cut=CUT, cut_after=st.none() | st.integers(0, 40))
    def send_files(
        self, who: int, faults: list[Fault], cut: int | None, cut_after: int | None
    ) -> None:
        """Files go only when their envelope has gone."""
        kiosk = self.kiosk(who)
        self.hand_in(kiosk, a_submission(b"photo", b"another"))
        self.with_faults(kiosk, [])
        kiosk.cycle()
        self.with_faults(kiosk, faults)
        kiosk.link.cut_after = cut_after
        kiosk.live(kiosk.send_files, cut)
        kiosk.link.cut_after = None

    @rule(who=WHO, statement=st.integers(0, 40), files=st.booleans())
    def kill_the_platform_in_a_call(self, who: int, statement: int, files: bool) -> None:  # noqa: FBT001
        kiosk = self.kiosk(who)
        self.hand_in(kiosk, a_submission(b"photo"))
        self.with_faults(kiosk, [])
        if files:
            kiosk.cycle()
        self.world.platform.cut_at(statement)
        work = kiosk.send_files if files else kiosk.cycle
        work()
        self.world.platform.never_mind()

    @rule(who=WHO, faults=FAULTS, cut=CUT)
    def rotate_the_device_key(self, who: int, faults: list[Fault], cut: int | None) -> None:
        kiosk = self.kiosk(who)
        self.with_faults(kiosk, faults)

        def rotate() -> None:
            try:
                rotate_device_key(kiosk.store, kiosk.transport)
            except TransportError:
                return
            self.world.counts["device keys changed"] += 1

        kiosk.live(rotate, cut)

    @rule(who=WHO, is_metered=st.booleans())
    def push_with_nothing_left_for_today(self, who: int, is_metered: bool) -> None:  # noqa: FBT001
        kiosk = self.kiosk(who)
        self.with_faults(kiosk, [])
        if is_metered:
            kiosk.cycle(budget=Budget(1))
            kiosk.send_files(budget=Budget(1))
            return
        usual, quota.ENVELOPES_A_DAY = quota.ENVELOPES_A_DAY, 0
        kiosk.cycle()
        quota.ENVELOPES_A_DAY = usual

    @rule(who=WHO, step=st.sampled_from(_STEPS))
    def move_a_clock(self, who: int, step: timedelta) -> None:
        kiosk = self.kiosk(who)
        if abs(kiosk.clock.now() + step - START) < timedelta(days=9000):
            kiosk.clock.advance(step)
            self.world.counts["clock moved"] += 1

    @rule(who=WHO, cut=CUT)
    def start_again(self, who: int, cut: int | None) -> None:
        kiosk = self.kiosk(who)
        kiosk.store.close()
        kiosk.live(kiosk.open, cut)

    @rule(who=WHO, cut=CUT, after_a_backup=st.booleans())
    def prune(self, who: int, cut: int | None, after_a_backup: bool) -> None:  # noqa: FBT001
        kiosk = self.kiosk(who)
        if after_a_backup:
            self.file_and_send([who])
            self.world.back_platform_up()
            kiosk.cycle()
        before = kiosk.ids()
        self.world.hear()
        kiosk.live(lambda: kiosk.store.prune(kiosk.clock.now(), _AT_ONCE), cut)
        gone = {UUID(bytes=one) for one in before - kiosk.ids()}
        assert gone <= self.world.durable, "forgotten, though the platform may lose it"
        self.world.counts["pruned"] += len(gone)
