"""Rules: sticks are carried, disks are cloned, put back and lost."""

import shutil

from hypothesis import strategies as st
from hypothesis.stateful import rule

from sync.central.courier import take_in
from sync.engine import take_answers
from sync.wire import courier
from tests.faults.kiosks import Kiosk
from tests.faults.rules import CUT, FAULTS, WHO, Rules
from tests.support.filings import a_submission
from tests.support.memory_platform import Fault

_MOST_KIOSKS = 6


class Disks(Rules):
    """What happens to media."""

    @rule(who=WHO, cut=CUT)
    def export(self, who: int, cut: int | None) -> None:
        kiosk = self.kiosk(who)
        self.hand_in(kiosk, a_submission(b"photo"))
        kiosk.live(lambda: kiosk.store.courier.export(self.world.stick), cut)
        self.world.note_carried(self.world.stick)

    @rule(who=WHO)
    def carry_to_the_platform(self, who: int) -> None:
        self._fill_the_stick(who)
        take_in(self.world.platform.platform, self.world.stick)
        self.world.counts["carried"] += 1

    @rule(who=WHO, faults=FAULTS)
    def carry_to_another_kiosk(self, who: int, faults: list[Fault]) -> None:
        self._fill_the_stick(who)
        self.with_faults(self.world.kiosks[-1], faults)
        self.world.recover(self.world.stick)
        self.world.counts["carried"] += 1

    @rule(who=WHO, cut=CUT)
    def take_the_stick_home(self, who: int, cut: int | None) -> None:
        kiosk = self.kiosk(who)
        home = kiosk.live(lambda: take_answers(kiosk.store, self.world.stick, kiosk.clock), cut)
        if home is not None:
            self.world.counts["acknowledged by courier"] += home.acknowledged

    @rule()
    def wipe_the_stick(self) -> None:
        shutil.rmtree(self.world.stick)
        self.world.stick.mkdir()

    @rule(who=WHO, is_moved=st.booleans())
    def clone_a_disk(self, who: int, is_moved: bool) -> None:  # noqa: FBT001
        """Both copies live on; `is_moved`: the other one in another machine."""
        if len(self.world.kiosks) == _MOST_KIOSKS:
            return
        kiosk = self.kiosk(who)
        home = self.world.new_folder("clone")
        shutil.copytree(kiosk.folder, home / "store")
        twin = Kiosk(home, self.world.platform, home.name if is_moved else kiosk.machine)
        twin.second.mkdir()
        twin.open()
        twin.store.second.prepare()
        self.world.kiosks.insert(0, twin)
        self.world.counts["clones"] += 1
        self.world.carried |= twin.ids()

    @rule(who=WHO)
    def photograph_a_disk(self, who: int) -> None:
        kiosk = self.kiosk(who)
        shutil.rmtree(kiosk.home / "image", ignore_errors=True)
        shutil.copytree(kiosk.folder, kiosk.home / "image")

    @rule(who=WHO, since=st.integers(0, 2), only_database=st.booleans())
    def put_an_old_disk_back(self, who: int, since: int, only_database: bool) -> None:  # noqa: FBT001
        place = who % len(self.world.kiosks)
        image = self.kiosk(place).home / "image"
        if not image.exists():
            self.photograph_a_disk(place)
        self.file_and_send([place] * since)
        if (kiosk := self._replaceable(place)) is None:
            return
        self._keep_second(kiosk)
        if only_database:
            shutil.rmtree(image / "files")
            shutil.copytree(kiosk.folder / "files", image / "files")
            shutil.copyfile(kiosk.folder / "mark", image / "mark")
        kiosk.put_disk(image)
        proved = {id_ for id_, _ in kiosk.case_numbers()}
        self.world.carried |= kiosk.ids() - proved  # if the platform is put back now, none knows
        self.world.counts["put back"] += 1

    @rule(who=WHO)
    def lose_a_disk(self, who: int) -> None:
        if (kiosk := self._replaceable(who)) is None:
            return
        self._keep_second(kiosk)
        kiosk.store.close()
        self.world.kiosks.remove(kiosk)
        self.world.counts["disks lost"] += 1

    @rule(who=WHO, key=st.integers(0, 255))
    def change_the_key_of_a_store(self, who: int, key: int) -> None:
        self.kiosk(who).rekey(bytes([key]) * 32)

    @rule(who=WHO)
    def salvage_for_nothing(self, who: int) -> None:
        kiosk = self.kiosk(who)
        before = kiosk.ids()
        kiosk.salvage()
        assert kiosk.ids() == before
        self.world.counts["salvaged"] += 1

    @rule(who=WHO, place=st.floats(0, 1, exclude_max=True))
    def salvage_what_is_damaged(self, who: int, place: float) -> None:
        """What is lost stands on the second medium; a kiosk that is no device any more is gone."""
        if (kiosk := self._replaceable(who)) is None:
            return
        self._keep_second(kiosk)
        kiosk.damage(place)
        if not kiosk.salvage().keeps_device:
            kiosk.store.close()
            self.world.kiosks.remove(kiosk)
        self.world.counts["salvaged damaged"] += 1

    @rule(who=WHO)
    def pull_the_second_medium(self, who: int) -> None:
        kiosk = self.kiosk(who)
        if kiosk.second.exists():
            kiosk.second.rename(kiosk.home / "pulled")

    @rule(who=WHO, cut=CUT)
    def plug_the_second_medium_in(self, who: int, cut: int | None) -> None:
        kiosk = self.kiosk(who)
        if not kiosk.second.exists():
            (kiosk.home / "pulled").rename(kiosk.second)
        kiosk.live(kiosk.store.second.catch_up, cut)

    def _replaceable(self, who: int) -> Kiosk | None:
        """Return a kiosk if all that it holds stands elsewhere too; never the spare."""
        kiosk = self.kiosk(who)
        is_safe = kiosk is not self.world.kiosks[-1] and not kiosk.store.on_one_disk()
        return kiosk if is_safe else None

    def _fill_the_stick(self, who: int) -> None:
        if not courier.root(self.world.stick).is_dir():
            self.export(who, None)

    def _keep_second(self, kiosk: Kiosk) -> None:
        """Lay a copy of a kiosk's second medium aside, to be handed in."""
        self.world.hear()
        source = kiosk.second if kiosk.second.exists() else kiosk.home / "pulled"
        kept = self.world.new_folder("second")
        shutil.copytree(source, kept)
        self.world.lost_disks.append(kept)
        self.world.note_carried(kept)
