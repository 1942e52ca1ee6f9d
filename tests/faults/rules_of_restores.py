"""Rules: the platform is put back in silence, and a kiosk hears of it late and by a side way."""

from typing import Literal

from hypothesis import strategies as st
from hypothesis.stateful import rule

from tests.faults.rules import SOME, WHO
from tests.faults.rules_of_disks import Disks
from tests.faults.rules_of_filing import Filing
from tests.faults.rules_of_the_platform import PlatformLife
from tests.support.filings import a_submission

_Way = Literal["pull", "files", "stick"]
_WAYS: tuple[_Way, ...] = ("pull", "files", "stick")


class Restores(Filing, Disks, PlatformLife):
    """Stories of several steps, which are seldom met by chance."""

    @rule(who=WHO, number=st.integers(0, 5), after=SOME, way=st.sampled_from(_WAYS))
    def hear_of_another_history(self, who: int, number: int, after: list[int], way: _Way) -> None:
        """What is then forgotten as safe must be so in the history that goes on."""
        kiosk = self.kiosk(who)
        if way == "stick":
            self.wipe_the_stick()
            self.export(who, None)
        self.file_and_send([who])
        if way == "files":
            self.hand_in(kiosk, a_submission(b"photo"))
            kiosk.cycle()
        self.world.restore_platform(number)
        self.file_and_send([one for one in after if self.kiosk(one) is not kiosk])
        self.world.back_platform_up()
        self._hear(who, way)
        self.prune(who, None, after_a_backup=False)
        self.world.counts[f"another history by {way}"] += 1

    def _hear(self, who: int, way: _Way) -> None:
        kiosk = self.kiosk(who)
        self.with_faults(kiosk, ["busy"] if way == "pull" else [])
        if way == "pull":
            kiosk.cycle()
        elif way == "files":
            kiosk.send_files()
        else:
            self.carry_to_the_platform(who)
            self.take_the_stick_home(who, None)
