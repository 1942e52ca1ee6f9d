"""What all rules of the machine share: the world, and how a kiosk and a fault are chosen."""

import tempfile
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize
from typing_extensions import override

from tests.faults.holding import check
from tests.faults.kiosks import Kiosk
from tests.faults.world import World, roomy
from tests.support.memory_platform import Fault

WHO = st.integers(0, 5)
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
        self.world.converge()
        check(self.world)
