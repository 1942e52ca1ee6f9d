"""A visit that stands at the signature, with a real store, a platform in memory and a printer."""

import io
import subprocess
from pathlib import Path

import shiboken6
import zxingcpp
from PIL import Image
from pytestqt.qtbot import QtBot

from forms.catalogue import ServiceItem
from kiosk.jobs import SerialJobRunner
from kiosk.services.application import ApplicationPaper
from kiosk.services.codes import rank
from kiosk.services.filing import FilingService, FilingStore
from kiosk.services.handover import Handover
from kiosk.services.press import Press
from kiosk.services.promises import PromisePaper
from kiosk.services.slips import Office, SlipService
from kiosk.services.syncing import NetworkLanes, SyncService
from kiosk.services.visit import Scene
from kiosk.stationery import PAPER
from kiosk.viewmodels.filed import FiledViewModel
from kiosk.viewmodels.printed import PrintedViewModel
from kiosk.viewmodels.signature import SignatureViewModel
from printing import render_application, render_slip
from printing.spool import FileSpooler, Spooler
from sync.engine import run_files, run_once
from sync.wire.proof import sign_proof
from tests.support.filings import a_clock, open_store
from tests.support.platform_model import ModelTransport, PlatformModel
from tests.support.visits import ZONE, form_of, open_visit

FORM = form_of("""
| survey |
| | type | name | label::中文 (zh_CN) | label::English (en) | bind::kiosk:fill |
| | text | name | 姓名 | Name | card.name |
| | text | words | 想说什么？ | Words? | |
""")

LANES = ("store", "data", "files", "paper", "compute")


class SigningDesk:
    """A visit that stands at the signature, with everything that comes after it."""

    def __init__(self, root: Path, item: ServiceItem, printer: Spooler | None = None) -> None:
        """`printer`: a folder, where it is left out."""
        self.lanes = {name: SerialJobRunner(name) for name in LANES}
        clock, platform = a_clock(), PlatformModel()
        self.transport = ModelTransport(platform)
        self.store = open_store(root / "store", clock, platform)
        self.slip_folder = root / "slips"
        self.slip_folder.mkdir()
        fonts = PAPER
        office = Office("示范厅", "1 号机", "https://platform.example", ZONE, "0001")
        self.visit = open_visit(FORM, item=item)
        handover = Handover(
            printer or FileSpooler(self.slip_folder), self.store.prints, clock, "sample"
        )
        lanes = (self.lanes["store"], self.lanes["compute"], self.lanes["paper"])
        self.press = Press(handover, lanes, most=3, first_ms=5)
        self.slips = SlipService(lambda slip: render_slip(slip, fonts), self.press, lambda: office)
        self.filing = FilingService(
            FilingStore(
                lambda submission, recipients, secret: self.store.prepare(
                    submission, recipients=recipients, secret=secret
                ),
                self.store.commit_all,
                lambda proof: sign_proof(proof, self.store.device_key()),
            ),
            self.lanes["compute"],
            self.lanes["store"],
            self.slips,
        )
        self.sync = SyncService(
            NetworkLanes(
                cycle=lambda force: run_once(self.store, self.transport, clock, force=force),
                files=lambda: run_files(self.store, self.transport, clock),
                probe=lambda: True,
                waiting=self.store.waiting,
            ),
            (self.lanes["data"], self.lanes["files"]),
            clock,
            probe_every=3600,
        )
        self.signing = SignatureViewModel(self.visit, self.filing)
        self.filed = FiledViewModel(self.visit, self.filing, self.slips, self.sync, ZONE)
        self.printed = PrintedViewModel(
            self.visit,
            self.filing,
            (
                self.slips,
                ApplicationPaper(lambda form: render_application(form, PAPER), self.press),
                PromisePaper(lambda _promise: b"", self.press, lambda day, _days: day),
            ),
        )
        while self.visit.visit.scene is not Scene.SIGNATURE:
            self.visit.next()

    def close(self) -> None:
        self.sync.stop()
        self.press.stop()
        for lane in self.lanes.values():
            lane.close()
        shiboken6.delete(self.press)  # not by a collection in the thread of some lane
        self.store.close()

    def sign(self) -> None:
        for step in range(11):
            self.signing.draw(0.2 + step / 20, 0.1 + step % 3 / 30)
        self.signing.lift()

    def file(self, qtbot: QtBot, until: str = "printed") -> None:
        self.sign()
        self.signing.file(0.3)
        qtbot.waitUntil(lambda: self.slips.state == until)


def codes_on(pdf: Path) -> list[str]:
    """What a reader of codes finds on the slip, the resident's own code before the proof."""
    command = ["pdftoppm", "-r", "200", "-png", "-singlefile", str(pdf)]
    page = subprocess.run(command, capture_output=True, check=True).stdout
    codes = zxingcpp.read_barcodes(Image.open(io.BytesIO(page)))
    return sorted((str(code.text) for code in codes), key=rank)


def scanned(pdf: Path) -> str:
    """What the code says that opens most."""
    return codes_on(pdf)[0]
