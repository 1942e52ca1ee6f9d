"""Rules: the platform is backed up, put back, gets new keys, decides, revokes."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from sync.central import trust
from sync.central.cases import Move, move_case
from sync.central.devices import revoke
from sync.central.folder import Folder
from sync.central.journal import entry
from sync.central.key_lists import publish_keys
from sync.central.keys import rotate_key
from tests.faults.rules import FAULTS, SOME, WHO, Rules
from tests.support.memory_platform import Fault

_MOST_ROTATIONS = 4
_NEW_CASES = "SELECT number FROM cases WHERE status = 'received'"


class PlatformLife(Rules):
    """What happens at the platform."""

    @rule(is_backup=st.booleans())
    def photograph_the_platform(self, is_backup: bool) -> None:  # noqa: FBT001
        """A backup is one of which the platform tells."""
        if is_backup:
            self.world.back_platform_up()
        elif self.world.has_news():
            self.world.photograph_platform()

    @rule(number=st.integers(0, 5), before=SOME, after=SOME)
    def restore(self, number: int, before: list[int], after: list[int]) -> None:
        """What was filed `before` is forgotten; the log may grow past it `after`."""
        self.file_and_send(before)
        self.world.restore_platform(number)
        self.file_and_send(after)

    @rule(step=st.sampled_from([timedelta(minutes=1), timedelta(days=1), timedelta(days=20)]))
    def let_time_pass(self, step: timedelta) -> None:
        self.world.clock.advance(step)
        trust.refresh(self.world.platform.data, self.world.clock)

    @rule(role=st.sampled_from(["signing", "platform", "escrow"]))
    def rotate_a_key(self, role: str) -> None:
        """What is made new is backed up before it is used."""
        world = self.world
        if world.counts["rotations"] == _MOST_ROTATIONS:
            return
        platform = world.platform
        world.clock.advance(timedelta(minutes=1))
        with entry(platform.engine, world.clock) as page:
            rotate_key(Folder(platform.data), page, role)  # type: ignore[arg-type]
        publish_keys(platform.data, platform.engine, world.clock)
        world.back_platform_up()
        platform.stop()
        platform.start()
        world.counts["rotations"] += 1

    @rule(who=WHO, faults=FAULTS)
    def take_the_platforms_keys(self, who: int, faults: list[Fault]) -> None:
        kiosk = self.kiosk(who)
        self.with_faults(kiosk, faults)
        kiosk.refresh_trust()

    @rule()
    def accept_every_case(self) -> None:
        world = self.world
        numbers = world.platform.rows(_NEW_CASES)
        with entry(world.platform.engine, world.clock) as page:
            for (number,) in numbers:
                move_case(page, number, Move("accept", "", None))

    @rule(who=WHO)
    def revoke_a_device(self, who: int) -> None:
        """Only one: what it files from then on may stand aside for good."""
        world = self.world
        if world.revoked:
            return
        kiosk = self.kiosk(who)
        with entry(world.platform.engine, world.clock) as page:
            revoke(page, kiosk.device)
        world.revoked = kiosk.device
        world.counts["revoked"] += 1
