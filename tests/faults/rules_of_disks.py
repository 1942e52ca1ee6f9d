"""Rules: sticks are carried, disks are cloned, put back and lost."""

import shutil

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from sync.central.courier import take_in
from sync.engine import take_answers
from sync.wire import courier
from tests.faults.kiosks import Kiosk
from tests.faults.rules import CUT, FAULTS, WHO, Rules
from tests.support.memory_platform import Fault

_MOST_KIOSKS = 6


class Disks(Rules):
    """What happens to media."""

    @rule(who=WHO, cut=CUT)
    def export(self, who: int, cut: int | None) -> None:
        kiosk = self.kiosk(who)
        kiosk.live(lambda: kiosk.store.courier.export(self.world.stick), cut)
        self.world.note_carried(self.world.stick)

    @precondition(lambda self: courier.root(self.world.stick).is_dir())
    @rule()
    def carry_to_the_platform(self) -> None:
        take_in(self.world.platform.platform, self.world.stick)
        self.world.counts["carried"] += 1

    @precondition(lambda self: courier.root(self.world.stick).is_dir())
    @rule(faults=FAULTS)
    def carry_to_another_kiosk(self, faults: list[Fault]) -> None:
        self.with_faults(self.world.kiosks[-1], faults)
        self.world.recover(self.world.stick)
        self.world.counts["carried"] += 1

    @precondition(lambda self: bool(courier.answers(self.world.stick)))
    @rule(who=WHO, cut=CUT)
    def take_the_stick_home(self, who: int, cut: int | None) -> None:
        kiosk = self.kiosk(who)
        kiosk.live(lambda: take_answers(kiosk.store, self.world.stick, kiosk.clock), cut)

    @precondition(lambda self: courier.root(self.world.stick).is_dir())
    @rule()
    def wipe_the_stick(self) -> None:
        shutil.rmtree(self.world.stick)
        self.world.stick.mkdir()

    @precondition(lambda self: len(self.world.kiosks) < _MOST_KIOSKS)
    @rule(who=WHO, is_moved=st.booleans())
    def clone_a_disk(self, who: int, is_moved: bool) -> None:  # noqa: FBT001
        """Both copies live on; `is_moved`: the other one in another machine."""
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

    @precondition(lambda self: self._with_images())
    @rule(who=WHO, only_database=st.booleans())
    def put_an_old_disk_back(self, who: int, only_database: bool) -> None:  # noqa: FBT001
        kiosks = self._with_images()
        kiosk = kiosks[who % len(kiosks)]
        image = kiosk.home / "image"
        self._keep_second(kiosk)
        if only_database:
            shutil.rmtree(image / "files")
            shutil.copytree(kiosk.folder / "files", image / "files")
            shutil.copyfile(kiosk.folder / "mark", image / "mark")
        kiosk.put_disk(image)
        self.world.counts["put back"] += 1

    @precondition(lambda self: self._replaceable())
    @rule(who=WHO)
    def lose_a_disk(self, who: int) -> None:
        kiosks = self._replaceable()
        kiosk = kiosks[who % len(kiosks)]
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

    @precondition(lambda self: self._replaceable())
    @rule(who=WHO, place=st.floats(0, 1, exclude_max=True))
    def salvage_what_is_damaged(self, who: int, place: float) -> None:
        """What is lost stands on the second medium; a kiosk that is no device any more is gone."""
        kiosks = self._replaceable()
        kiosk = kiosks[who % len(kiosks)]
        self._keep_second(kiosk)
        kiosk.damage(place)
        if not kiosk.salvage().keeps_device:
            kiosk.store.close()
            self.world.kiosks.remove(kiosk)
        self.world.counts["salvaged damaged"] += 1

    @precondition(lambda self: any(one.second.exists() for one in self.world.kiosks))
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

    def _replaceable(self) -> list[Kiosk]:
        """Return the kiosks whose filings all stand elsewhere too; never the spare."""
        return [one for one in self.world.kiosks[:-1] if not one.store.on_one_disk()]

    def _with_images(self) -> list[Kiosk]:
        return [one for one in self._replaceable() if (one.home / "image").exists()]

    def _keep_second(self, kiosk: Kiosk) -> None:
        """Lay a copy of a kiosk's second medium aside, to be handed in."""
        self.world.hear()
        source = kiosk.second if kiosk.second.exists() else kiosk.home / "pulled"
        kept = self.world.new_folder("second")
        shutil.copytree(source, kept)
        self.world.lost_disks.append(kept)
        self.world.note_carried(kept)
