"""From the empty pad to the number on the screen, with a real store and a platform in memory."""

import io
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from forms.catalogue import ServiceItem
from kiosk.jobs import SerialJobRunner
from kiosk.services.filing import FilingService, FilingStore
from kiosk.services.opening import open_filings
from kiosk.services.paper import Press
from kiosk.services.qr import qr_path
from kiosk.services.slips import Office, SlipService
from kiosk.services.syncing import NetworkLanes, SyncService
from kiosk.services.visit import Scene
from kiosk.viewmodels.filed import FiledViewModel
from kiosk.viewmodels.signature import SignatureViewModel
from printing import Fonts, render_slip
from printing.spool import FileSpooler
from sync.engine import run_files, run_once
from sync.store import NotEnrolledError
from sync.wire.messages import Problem, Verdict
from tests.support.filings import a_clock, open_store
from tests.support.platform_model import ModelTransport, PlatformModel
from tests.support.visits import ZONE, an_item, form_of, open_visit

FORM = form_of("""
| survey |
| | type | name | label::中文 (zh_CN) | label::English (en) | bind::kiosk:fill |
| | text | name | 姓名 | Name | card.name |
| | text | words | 想说什么？ | Words? | |
""")
RESOURCES = Path(__file__).parents[3] / "resources"
FACES = ("400Regular", "700Bold")


def scanned(pdf: Path) -> str:
    """What a reader of codes finds on the slip."""
    command = ["pdftoppm", "-r", "150", "-png", "-singlefile", str(pdf)]
    page = subprocess.run(command, capture_output=True, check=True).stdout
    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(page)))
    return str(code.text)


LANES = ("store", "data", "files", "paper", "compute")


class Desk:
    """A visit that stands at the signature, with everything that comes after it."""

    def __init__(self, root: Path, item: ServiceItem) -> None:
        self.lanes = {name: SerialJobRunner(name) for name in LANES}
        clock, platform = a_clock(), PlatformModel()
        self.transport = ModelTransport(platform)
        self.store = open_store(root / "store", clock, platform)
        self.slip_folder = root / "slips"
        self.slip_folder.mkdir()
        fonts = Fonts(*(RESOURCES / "fonts" / f"NotoSansSC_{w}.ttf" for w in FACES))
        office = Office("示范厅", "1 号机", "https://platform.example", ZONE)
        self.visit = open_visit(FORM, item=item)
        self.slips = SlipService(
            lambda slip: render_slip(slip, fonts),
            Press(FileSpooler(self.slip_folder).submit, self.lanes["compute"], self.lanes["paper"]),
            lambda: office,
        )
        self.filing = FilingService(
            FilingStore(
                lambda submission, recipients, secret: self.store.prepare(
                    submission, recipients=recipients, secret=secret
                ),
                self.store.commit_all,
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
        while self.visit.visit.scene is not Scene.SIGNATURE:
            self.visit.next()

    def close(self) -> None:
        self.sync.stop()
        for lane in self.lanes.values():
            lane.close()
        self.store.close()

    def sign(self) -> None:
        for step in range(11):
            self.signing.draw(0.2 + step / 20, 0.1 + step % 3 / 30)
        self.signing.lift()

    def file(self, qtbot: QtBot) -> None:
        self.sign()
        self.signing.file(0.3)
        qtbot.waitUntil(lambda: self.slips.state == "printed")


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path, an_item())
    yield desk
    desk.close()


@pytest.fixture
def trusting_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A desk whose service item lets the slip open the filing."""
    desk = Desk(tmp_path, an_item(recipients=("platform", "escrow", "slip")))
    yield desk
    desk.close()


def test_without_a_signature_nothing_is_filed_and_it_is_said(desk: Desk) -> None:
    desk.signing.file(0.3)

    assert (desk.signing.isAsked, desk.signing.isBusy) == (True, False)
    assert desk.visit.visit.scene is Scene.SIGNATURE


def test_a_mere_touch_is_no_signature(desk: Desk) -> None:
    desk.signing.draw(0.5, 0.1)
    desk.signing.lift()
    desk.signing.file(0.3)

    assert desk.signing.isAsked

    desk.sign()

    assert not desk.signing.isAsked


def test_who_goes_by_keys_signs_with_a_circle_that_fits_on_the_lowest_pad(desk: Desk) -> None:
    desk.signing.mark()
    (circle,) = desk.signing.strokes
    desk.signing.file(0.13)

    assert (desk.signing.isSigned, desk.signing.isAsked) == (True, False)
    assert all(0 < point.y() < 0.13 for point in circle)
    assert desk.visit.visit.signature


def test_strokes_stand_on_the_pad_until_it_is_wiped(desk: Desk) -> None:
    desk.signing.draw(0.1, 0.1)
    desk.signing.draw(0.2, 0.1)
    under_way = len(desk.signing.stroke)
    desk.signing.lift()
    kept = (len(desk.signing.strokes), len(desk.signing.stroke), desk.signing.isSigned)
    desk.signing.clear()

    assert (under_way, kept) == (2, (1, 0, True))
    assert (desk.signing.strokes, desk.signing.isSigned) == ([], False)


def test_going_back_to_the_review_keeps_the_strokes(desk: Desk) -> None:
    desk.sign()
    desk.signing.back()
    scene = desk.visit.visit.scene
    desk.visit.next()

    assert (scene, desk.signing.isSigned) == (Scene.REVIEW, True)


def test_signing_files_once_and_shows_the_number(desk: Desk, qtbot: QtBot) -> None:
    desk.sign()
    desk.signing.file(0.3)
    busy = desk.signing.isBusy
    desk.signing.file(0.3)
    qtbot.waitUntil(lambda: desk.visit.visit.scene is Scene.FILED)

    assert busy
    assert desk.store.waiting().count == 1
    number = desk.filed.number
    assert number.startswith("0001 0000 1")
    assert (desk.filed.title, desk.filed.name) == ("示范事项", "示**民")
    assert (desk.filed.moment, desk.filed.isDelivered) == ("2026年11月23日 17:30", False)
    assert len(desk.filed.nextSteps) == 3


def test_the_signature_travels_as_a_small_picture(desk: Desk) -> None:
    desk.sign()
    desk.signing.file(0.3)
    data = desk.visit.visit.signature

    picture = Image.open(io.BytesIO(data))
    assert (picture.format, picture.size) == ("PNG", (900, 270))
    assert picture.convert("L").getextrema() == (0, 255)
    assert len(data) < 60_000


def test_the_slip_is_printed_and_the_code_leads_to_the_number(desk: Desk, qtbot: QtBot) -> None:
    desk.file(qtbot)

    assert [file.suffix for file in desk.slip_folder.iterdir()] == [".pdf"]
    assert (desk.filed.paper, desk.filed.qrPath[:2]) == ("printed", "M0")
    assert desk.filed.qrSize >= 25


def test_the_code_on_screen_and_paper_opens_the_filing_and_nobody_remembers_it(
    trusting_desk: Desk, qtbot: QtBot
) -> None:
    desk = trusting_desk
    desk.file(qtbot)
    (pdf,) = desk.slip_folder.iterdir()
    printed = scanned(pdf)
    shown, says_so = desk.filed.qrPath, desk.filed.opens
    (filing,) = open_filings(desk.store, lambda *_: FORM, printed)
    desk.filed.end()
    desk.filing.forget()

    assert qr_path(printed)[0] == shown
    assert "只此一张" in PdfReader(pdf).pages[0].extract_text().replace("\n", "")
    assert says_so
    assert ("姓名", "示范居民") in filing.answers
    assert (desk.filed.qrPath, desk.filed.opens, desk.filing.state.filed) == ("", False, None)
    assert printed.partition("#")[2] not in repr(vars(desk.filed)) + repr(vars(desk.slips))


def test_where_the_workbook_leaves_the_slip_out_the_code_has_no_secret(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.file(qtbot)
    (pdf,) = desk.slip_folder.iterdir()

    assert re.fullmatch(r"https://platform\.example/slip/[0-9]{16}", scanned(pdf))
    assert not desk.filed.opens


def test_without_a_printer_the_screen_alone_shows_the_code(
    trusting_desk: Desk, qtbot: QtBot
) -> None:
    desk = trusting_desk
    desk.slips._press = replace(desk.slips._press, submit=None)
    desk.sign()
    desk.signing.file(0.3)
    qtbot.waitUntil(lambda: desk.visit.visit.scene is Scene.FILED)

    assert (desk.filed.paper, desk.filed.opens) == ("failed", True)
    assert list(desk.slip_folder.iterdir()) == []


def test_a_filing_that_fails_is_told_and_can_be_tried_again(desk: Desk, qtbot: QtBot) -> None:
    desk.sign()
    good = desk.filing._store

    def refuse(*_: object) -> None:
        raise NotEnrolledError("not now")

    desk.filing._store = FilingStore(refuse, refuse)  # type: ignore[arg-type]  # never returns
    desk.signing.file(0.3)
    qtbot.waitUntil(lambda: not desk.signing.isBusy)

    assert desk.signing.error == NotEnrolledError.zh
    assert (desk.visit.visit.scene, desk.signing.isSigned) == (Scene.SIGNATURE, True)

    desk.filing._store = good
    desk.signing.file(0.3)
    qtbot.waitUntil(lambda: desk.visit.visit.scene is Scene.FILED)


def test_it_counts_as_delivered_only_after_the_platform_answered(desk: Desk, qtbot: QtBot) -> None:
    desk.sync.cycle()
    qtbot.waitUntil(lambda: desk.sync.state.run == 1)
    desk.file(qtbot)
    before = desk.filed.isDelivered
    desk.sync.cycle()
    qtbot.waitUntil(lambda: desk.sync.state.run == 2)

    assert (before, desk.filed.isDelivered) == (False, True)


def test_what_the_platform_does_not_take_is_not_called_delivered(desk: Desk, qtbot: QtBot) -> None:
    desk.file(qtbot)
    filed = desk.filing.state.filed
    assert filed is not None
    refusal = Verdict(filed.digest, "rejected", (), Problem("conflict", "Other bytes", 409, ""))
    desk.transport.platform.judge = lambda _envelope: refusal
    desk.sync.cycle()
    qtbot.waitUntil(lambda: desk.sync.state.run == 1)

    assert (desk.sync.state.held_up, desk.filed.isDelivered) == (1, False)


def test_asking_for_something_else_keeps_the_person_and_drops_the_filing(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.file(qtbot)
    desk.filed.again()

    assert desk.visit.visit.scene is Scene.HOME
    assert desk.visit.visit.person is not None
    assert (desk.filed.number, desk.slips.state) == ("", "none")


def test_nothing_stays_when_the_visit_ends(desk: Desk, qtbot: QtBot) -> None:
    desk.file(qtbot)
    desk.filed.end()
    desk.filing.forget()

    assert (desk.filed.number, desk.filed.qrPath, desk.signing.strokes) == ("", "", [])


def test_a_filing_that_ends_after_the_visit_is_kept_and_not_shown(desk: Desk, qtbot: QtBot) -> None:
    desk.sign()
    desk.signing.file(0.3)
    desk.visit.end()
    desk.filing.forget()
    qtbot.waitUntil(lambda: desk.store.waiting().count == 1)
    done: list[object] = []
    desk.lanes["store"].run(lambda: None, done.append)
    qtbot.waitUntil(lambda: bool(done))

    assert desk.filing.state.filed is None
    assert desk.visit.visit.scene is Scene.ATTRACT
