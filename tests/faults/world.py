"""The world of the machine: one platform, several kiosks, what was filed, and what must hold."""

import atexit
import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from uuid import UUID

from sync.central import trust
from sync.central.backup import back_up
from sync.central.courier import take_in
from sync.central.enrolment import Place, new_code
from sync.central.journal import entry
from sync.clock import ManualClock
from sync.engine import RecoverReport, enrol, run_recover, take_answers
from sync.engine.rotate import signer_of
from sync.store import Filed, OutboxRow
from sync.transport import UnknownDeviceError
from sync.wire import courier
from sync.wire.codec import decode
from sync.wire.envelope import Envelope
from sync.wire.messages import Receipt
from sync.wire.sign import Signed
from tests.faults.kiosks import Kiosk
from tests.support.filings import START
from tests.support.memory_platform import ADDRESS, MemoryPlatform

KIOSKS = 3
_HALL = "示范镇便民服务中心"
_HELD = "SELECT id, complete IS NOT NULL FROM envelopes"
_DAYS_TO_CONVERGE = 8


@dataclass(frozen=True, slots=True)
class Slip:
    """What a resident was given, and the digest of what lies behind it."""

    number: str
    digest: bytes


class World:
    """Everything stands in `home`. The first kiosks file, the last is a spare without a filing."""

    def __init__(self, home: Path) -> None:
        shutil.copytree(_template(), home, dirs_exist_ok=True)
        self.home = home
        self.clock = ManualClock(START)
        self.platform = MemoryPlatform(home / "platform", self.clock)
        self.platform.start()
        self.kiosks = [self._kiosk(number) for number in range(KIOSKS)]
        for kiosk in self.kiosks:
            kiosk.open()
        self.stick = home / "stick"
        self.stick.mkdir()
        self.slips: dict[UUID, Slip] = {}
        self.tried: set[UUID] = set()
        self.odd: set[UUID] = set()
        self.told: set[tuple[bytes, str]] = set()
        self.devices: dict[bytes, str] = {}
        self.carried: set[bytes] = set()
        self.durable: set[UUID] = set()
        self.revoked = ""
        self.recovered: dict[str, RecoverReport] = {}
        self.lost_disks: list[Path] = []
        self.strangers: set[Kiosk] = set()
        self.images: list[Path] = []
        self.counts: Counter[str] = Counter()
        self._made = 0
        self._photographed: list[tuple[object, ...]] = []
        self.photograph_platform()

    def close(self) -> None:
        for kiosk in self.kiosks:
            kiosk.store.close()
        self.platform.close()

    def new_folder(self, name: str) -> Path:
        self._made += 1
        return self.home / f"{name}-{self._made}"

    def note(self, filed: Filed) -> None:
        """Keep a slip that was returned: for one id always the same."""
        slip = Slip(filed.slip_number, filed.digest)
        assert self.slips.setdefault(filed.envelope_id, slip) == slip
        self.counts["submitted"] = len(self.slips)

    def photograph_platform(self) -> None:
        """Keep an image of the platform's disk, which may be put back later."""
        image = self.new_folder("image")
        shutil.copytree(self.platform.data, image)
        self.images.append(image)
        self._photographed = self._log()

    def has_news(self) -> bool:
        """Tell whether the platform's log has grown since its last image."""
        return self._photographed != self._log()

    def _log(self) -> list[tuple[object, ...]]:
        return self.platform.rows("SELECT epoch, position FROM platform")

    def back_platform_up(self) -> None:
        """Run `central backup`; what it holds can no longer be lost, so older images are void."""
        target = self.new_folder("backup")
        back_up(self.platform.data, target, self.clock, with_keys=True)
        complete = self.platform.rows("SELECT id FROM envelopes WHERE complete IS NOT NULL")
        self.durable |= {UUID(row[0]) for row in complete}
        shutil.rmtree(target)
        self.images.clear()
        self.photograph_platform()

    def restore_platform(self, number: int) -> None:
        """Put an image to work, without telling anybody."""
        self.hear()
        before = set(self.platform.rows(_HELD))
        self.platform.replace_data(self.images[number % len(self.images)])
        self.counts["restores"] += 1
        self.counts["forgotten by restores"] += len(before - set(self.platform.rows(_HELD)))

    def hear(self) -> None:
        """Take note of every case number that a kiosk knows, and of who filed what."""
        for kiosk in self.kiosks:
            self.told |= kiosk.case_numbers()
            self.devices.update(dict.fromkeys(kiosk.ids(), kiosk.device))

    def converge(self) -> int:
        """Let good days pass; return how many it took until nothing waited."""
        for day in range(1, _DAYS_TO_CONVERGE + 1):
            self.live_a_good_day()
            if day > 2 and not any(self.unsent(kiosk) for kiosk in self.kiosks):
                return day
        waiting = [
            (kiosk.device, kiosk.cycle().problem, kiosk.refresh_trust(), self.unsent(kiosk))
            for kiosk in self.kiosks
        ]
        raise AssertionError(f"still waiting: {waiting}")

    def live_a_good_day(self) -> None:
        """Let a day pass on which every kiosk and every medium is heard once."""
        self.clock.advance(timedelta(days=1))
        trust.refresh(self.platform.data, self.clock)
        for kiosk in self.kiosks:
            kiosk.link.faults.clear()
            kiosk.link.cut_after = None
            kiosk.pass_a_day()
            kiosk.refresh_trust()
            if isinstance(kiosk.cycle(force=True).problem, UnknownDeviceError):
                self._carry(kiosk)
                self.strangers.add(kiosk)
            else:
                self.strangers.discard(kiosk)
            kiosk.send_files()
        for second in self.lost_disks:
            self.recover(second)

    def waits(self, row: OutboxRow) -> bool:
        return not self.is_odd(row.envelope_id) and row.slip_number[:4] != self.revoked

    def is_odd(self, id_: UUID) -> bool:
        """Tell whether the platform may put a filing aside: indigestible, or of a revoked device."""
        slip = self.slips.get(id_)
        device = self.devices.get(id_.bytes, "") if slip is None else slip.number[:4]
        return id_ in self.odd or (bool(device) and device == self.revoked)

    def note_carried(self, folder: Path) -> None:
        """Remember what a courier folder holds without a receipt that proves its case number."""
        receipts = [courier.receipt_path(folder, one) for one in courier.receipts(folder)]
        proved = {
            decode(Receipt, decode(Signed, path.read_bytes()).payload).id for path in receipts
        }
        for digest in courier.envelopes(folder):
            data = courier.read(courier.envelope_path(folder, digest))
            id_ = decode(Envelope, data or b"").id
            if id_ not in proved:
                self.carried.add(id_.bytes)

    def recover(self, folder: Path) -> None:
        """Hand a courier folder in, by way of a kiosk that is believed, or at the platform."""
        believed = [kiosk for kiosk in self.kiosks if kiosk.device != self.revoked]
        if not believed:
            take_in(self.platform.platform, folder)
            return
        kiosk = believed[-1]
        signer = signer_of(kiosk.store)
        kiosk.transport.sign_as(signer)
        keys = kiosk.enrolment().signing_keys
        report = run_recover(folder, kiosk.transport, keys, signer)
        self.recovered[folder.name] = report
        if isinstance(report.problem, UnknownDeviceError):  # a clone has changed its key
            take_in(self.platform.platform, folder)

    def unsent(self, kiosk: Kiosk) -> list[object]:
        """Return what a kiosk still has to send, but for what may stand aside for good."""
        rows = kiosk.store.outbox.list(limit=1000)
        held = [(row.slip_number, row.state, row.problem) for row in rows if self.waits(row)]
        if kiosk.device == self.revoked:
            return list(held)
        return [*held, *kiosk.store.attachments.due(kiosk.clock.now(), force=True)]

    def _carry(self, kiosk: Kiosk) -> None:
        """Help a kiosk out whose key its clone has replaced: what it signs for couriers counts."""
        stick = self.new_folder("way-out")
        stick.mkdir()
        kiosk.store.courier.export(stick)
        if courier.root(stick).is_dir():
            take_in(self.platform.platform, stick)
            take_answers(kiosk.store, stick, kiosk.clock)

    def _kiosk(self, number: int) -> Kiosk:
        return Kiosk(self.home / f"kiosk-{number}", self.platform, f"machine-{number}")


@cache
def _template() -> Path:
    """Found a platform and enrol all kiosks, once; each world begins as a copy."""
    keep = tempfile.TemporaryDirectory(dir=roomy())
    atexit.register(keep.cleanup)
    home = Path(keep.name)
    clock = ManualClock(START)
    platform = MemoryPlatform(home / "platform", clock)
    platform.found(home / "offline")
    for number in range(KIOSKS):
        kiosk = Kiosk(home / f"kiosk-{number}", platform, f"machine-{number}")
        (kiosk.home / "second").mkdir(parents=True)
        kiosk.open()
        kiosk.store.second.prepare()
        with entry(platform.engine, clock) as page:
            code = new_code(page, Place(_HALL)).code
        enrol(kiosk.store, kiosk.transport, ADDRESS, code)
        kiosk.store.close()
    platform.close()
    return home


def roomy() -> str | None:
    """Return a folder in memory if there is one: nothing here asks whether a disk holds."""
    shared = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it
    return str(shared) if shared.is_dir() else None
