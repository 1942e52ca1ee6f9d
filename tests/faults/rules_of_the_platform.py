"""Rules: the platform is backed up, put back, gets new keys, decides, revokes."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from sync.central import trust
from sync.central.cases import Move, move_case
from sync.central.devices import revoke
from sync.central.folder import Folder
from sync.central.journal import entry
from sync.central.keys import rotate_key
from sync.central.publishing import publish_keys
from tests.faults.rules import FAULTS, WHO, Rules
from tests.support.memory_platform import Fault

_NEW_CASES = "SELECT number FROM cases WHERE status = 'received'"


class PlatformLife(Rules):
    """What happens at the platform."""

    @precondition(lambda self: self.world.has_news())
    @rule()
    def back_up(self) -> None:
        self.world.back_platform_up()

    @precondition(lambda self: self.world.has_news())
    @rule()
    def photograph_the_platform(self) -> None:
        self.world.photograph_platform()

    @precondition(lambda self: self.world.has_news())
    @rule(number=st.integers(0, 5))
    def restore(self, number: int) -> None:
        self.world.restore_platform(number)

    @rule(step=st.sampled_from([timedelta(minutes=1), timedelta(days=1), timedelta(days=20)]))
    def let_time_pass(self, step: timedelta) -> None:
        self.world.clock.advance(step)
        trust.refresh(self.world.platform.data, self.world.clock)

    @rule(role=st.sampled_from(["signing", "platform", "escrow"]))
    def rotate_a_key(self, role: str) -> None:
        """What is made new is backed up before it is used."""
        world = self.world
        platform = world.platform
        world.clock.advance(timedelta(minutes=1))
        with entry(platform.engine, world.clock) as page:
            rotate_key(Folder(platform.data), page, role)  # type: ignore[arg-type]
        publish_keys(platform.data, platform.engine, world.clock)
        world.back_platform_up()
        platform.stop()
        platform.start()
        world.counts["rotations"] += 1

    @precondition(lambda self: self.world.counts["rotations"])
    @rule(who=WHO, faults=FAULTS)
    def take_the_platforms_keys(self, who: int, faults: list[Fault]) -> None:
        kiosk = self.kiosk(who)
        self.with_faults(kiosk, faults)
        kiosk.refresh_trust()

    @precondition(lambda self: self.world.platform.rows(_NEW_CASES))
    @rule()
    def accept_every_case(self) -> None:
        world = self.world
        numbers = world.platform.rows(_NEW_CASES)
        with entry(world.platform.engine, world.clock) as page:
            for (number,) in numbers:
                move_case(page, number, Move("accept", "", None))

    @precondition(lambda self: not self.world.counts["revoked"])
    @rule(who=WHO)
    def revoke_a_device(self, who: int) -> None:
        """Only one: what it files from then on may stand aside for good."""
        world = self.world
        kiosk = self.kiosk(who)
        with entry(world.platform.engine, world.clock) as page:
            revoke(page, kiosk.device)
        world.revoked = kiosk.device
        world.counts["revoked"] += 1
