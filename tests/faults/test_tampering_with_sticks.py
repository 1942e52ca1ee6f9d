"""What is altered on a stick is left there and counted, and keeps nothing else from arriving."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest

from sync.central.courier import take_in
from sync.engine import HomeReport, rotate_device_key, take_answers
from sync.engine.rotate import signer_of
from sync.wire import courier
from sync.wire.sign import ANSWER, COURIER, DEVICE_KEY
from tests.faults.kiosks import Kiosk
from tests.faults.tampering import BREAKS, FOREIGN, file, refused_here, signed_by
from tests.faults.test_tampering_at_the_kiosk import with_receipts
from tests.faults.world import World


@dataclass(frozen=True)
class Load:
    """A stick, and what lay on it after the first of two filings."""

    folder: Path
    first: frozenset[Path]

    def of(self, kind: str) -> list[Path]:
        """Return what lies there of a kind, what the first filing brought before the rest."""
        return sorted(lying(self.folder, kind), key=lambda path: (path not in self.first, path))


def lying(folder: Path, kind: str = "") -> list[Path]:
    return [path for path in (courier.root(folder) / kind).rglob("*") if path.is_file()]


@pytest.fixture(name="load")
def carry(world: World, kiosk: Kiosk) -> Load:
    """A kiosk that has had two keys files twice; its second manifest lists both filings."""
    kiosk.transport.sign_as(signer_of(kiosk.store))
    rotate_device_key(kiosk.store, kiosk.transport)
    file(kiosk, b"first")
    kiosk.store.courier.export(world.stick)
    first = frozenset(lying(world.stick))
    file(kiosk, b"second")
    kiosk.store.courier.export(world.stick)
    shutil.copytree(world.stick, world.home / "whole")
    return Load(world.stick, first)


def swap(load: Load, kind: str) -> None:
    one, other = load.of(kind)[:2]
    mine, its = one.read_bytes(), other.read_bytes()
    one.write_bytes(its)
    other.write_bytes(mine)


FORGED: dict[str, Callable[[bytes], bytes]] = {
    "keys": signed_by(FOREIGN, DEVICE_KEY),
    "manifests": signed_by(FOREIGN, COURIER),
    "envelopes": lambda data: data[:-1],
    "files": lambda data: data[::-1],
    "answers": signed_by(FOREIGN, ANSWER),
}


def forge(load: Load, kind: str) -> None:
    """Lay something beside the rest whose name fits."""
    path = load.of(kind)[0]
    lay(path, FORGED[kind](path.read_bytes()))


def lay(beside: Path, data: bytes) -> None:
    beside.with_name(sha256(data).hexdigest() + beside.suffix).write_bytes(data)


def alter(load: Load, kind: str, harm: str) -> str:
    """Do harm to a stick; return its sort."""
    if harm in BREAKS:
        path = load.of(kind)[0]
        path.write_bytes(BREAKS[harm](path.read_bytes()))
        return "altered"
    {"swapped": swap, "forged": forge}[harm](load, kind)
    return harm


# How many files stay on the stick, and how many of two filings are at the platform whole.
LEFT_AND_WHOLE = {
    ("keys", "altered"): (1, 2),
    ("keys", "swapped"): (2, 2),
    ("keys", "forged"): (1, 2),
    ("manifests", "altered"): (1, 2),
    ("manifests", "swapped"): (6, 0),
    ("manifests", "forged"): (1, 2),
    ("envelopes", "altered"): (2, 1),
    ("envelopes", "swapped"): (4, 0),
    ("envelopes", "forged"): (1, 2),
    ("files", "altered"): (1, 1),
    ("files", "swapped"): (2, 0),
    ("files", "forged"): (1, 2),
}
HARMS = [*BREAKS, "swapped", "forged"]


def whole_there(world: World) -> int:
    rows = world.platform.rows("SELECT count(*) FROM envelopes WHERE complete IS NOT NULL")
    return int(rows[0][0])


@pytest.mark.parametrize("harm", HARMS)
@pytest.mark.parametrize("kind", ["keys", "manifests", "envelopes", "files"])
def test_the_platform_leaves_it_and_says_how_much(
    world: World, load: Load, kind: str, harm: str
) -> None:
    sort = alter(load, kind, harm)

    left = take_in(world.platform.platform, load.folder).left

    assert (left, whole_there(world)) == LEFT_AND_WHOLE[kind, sort]
    assert take_in(world.platform.platform, world.home / "whole").left == 0
    assert whole_there(world) == 2


@pytest.mark.parametrize("harm", ["flipped 0", "cut 0", "swapped"])
@pytest.mark.parametrize("kind", ["keys", "manifests", "envelopes", "files"])
def test_a_kiosk_that_hands_it_in_says_so_and_goes_on(
    world: World, load: Load, kind: str, harm: str
) -> None:
    sort = alter(load, kind, harm)

    world.recover(load.folder)

    assert world.recovered[load.folder.name].altered
    assert whole_there(world) == LEFT_AND_WHOLE[kind, sort][1]
    world.recover(world.home / "whole")
    assert whole_there(world) == 2


def bring_home(world: World, kiosk: Kiosk, folder: Path) -> HomeReport:
    """Take answers in; what is refused is counted for good."""
    before = refused_here(kiosk)
    report = take_answers(kiosk.store, folder, kiosk.clock)
    assert refused_here(kiosk) == before + report.refused
    return report


@pytest.mark.parametrize("harm", HARMS)
def test_the_kiosk_at_home_believes_no_altered_answer(
    world: World, kiosk: Kiosk, load: Load, harm: str
) -> None:
    take_in(world.platform.platform, world.home / "whole")
    shutil.copytree(world.home / "whole", load.folder, dirs_exist_ok=True)
    sort = alter(load, "answers", harm)

    report = bring_home(world, kiosk, load.folder)

    assert report.refused == (2 if sort == "swapped" else 1)
    assert bring_home(world, kiosk, world.home / "whole").refused == 0
    assert kiosk.store.waiting().count == 0


@pytest.mark.parametrize("forged", ["none", "a stranger's", "about another"])
def test_a_wrong_receipt_in_a_genuine_answer_that_came_by_stick_is_none_and_counted(
    world: World, kiosk: Kiosk, load: Load, forged: str
) -> None:
    take_in(world.platform.platform, world.home / "whole")
    shutil.copytree(world.home / "whole", load.folder, dirs_exist_ok=True)
    for path in load.of("answers"):
        lay(path, with_receipts(world, path.read_bytes(), forged))
        path.unlink()

    report = bring_home(world, kiosk, load.folder)

    assert (report.acknowledged, report.refused) == (0, 3)
    assert kiosk.store.waiting().count == 2
    assert bring_home(world, kiosk, world.home / "whole").refused == 0
    assert kiosk.store.waiting().count == 0
