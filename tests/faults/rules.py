"""What all rules of the machine share: the world, and how a kiosk and a fault are chosen."""

import tempfile
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize
from typing_extensions import override

from sync.store import Prepared, Submission
from tests.faults.holding import check, check_chains
from tests.faults.kiosks import Kiosk
from tests.faults.world import World, roomy
from tests.support.filings import a_submission
from tests.support.memory_platform import Fault

WHO = st.integers(0, 5)
SOME = st.lists(WHO, max_size=3)
CUT = st.none() | st.integers(0, 60)
FAULT = st.sampled_from(["none", "lose request", "lose answer", "twice", "portal", "busy"])
FAULTS = st.lists(FAULT, max_size=6)
PHOTOS = st.lists(st.binary(min_size=1, max_size=50), max_size=2)


class Rules(RuleBasedStateMachine):
    """A world that begins with each example, and is looked at when the example has ended."""

    @initialize()
    def begin(self) -> None:
        self.temporary = tempfile.TemporaryDirectory(dir=roomy())
        self.world = World(Path(self.temporary.name) / "world")

    def kiosk(self, who: int) -> Kiosk:
        return self.world.kiosks[who % len(self.world.kiosks)]

    def with_faults(self, kiosk: Kiosk, faults: list[Fault]) -> None:
        """Let the link of a kiosk meet these faults, and none that were left from before."""
        kiosk.link.faults.clear()
        kiosk.link.faults.extend(faults)

    def hand_in(self, kiosk: Kiosk, given: Submission, cut: int | None = None) -> None:
        """Let somebody file, and keep the slip if there is one."""
        prepared = self.prepare(kiosk, given)
        filed = kiosk.live(lambda: kiosk.store.commit(prepared), cut)
        if filed is not None:
            self.world.note(filed)

    def prepare(self, kiosk: Kiosk, given: Submission) -> Prepared:
        prepared = kiosk.store.prepare(given, recipients=["platform", "escrow", "slip"])
        self.world.tried.add(prepared.subject.id)
        return prepared

    def have_a_good_hour(self, who: int) -> None:
        """Let everything go out that waits."""
        kiosk = self.kiosk(who)
        self.with_faults(kiosk, [])
        kiosk.refresh_trust()
        kiosk.cycle(force=True)
        kiosk.send_files()

    def file_and_send(self, who: list[int]) -> None:
        """Let people file at these kiosks, one after the other, and everything go out."""
        for one in who:
            self.hand_in(self.kiosk(one), a_submission(b"photo"))
            self.have_a_good_hour(one)

    @override
    def teardown(self) -> None:
        if not hasattr(self, "world"):
            return
        try:
            self.finish()
        finally:
            self.world.close()
            self.temporary.cleanup()

    def finish(self) -> None:
        """All holds, and still does when people filed on two more days: clones met, gaps closed."""
        self.world.converge()
        check(self.world)
        for _day in range(2):
            for kiosk in self.world.kiosks:
                self.hand_in(kiosk, a_submission(b"last"))
            self.world.live_a_good_day()
        self.world.converge()
        check(self.world)
        check_chains(self.world)
