"""From the empty pad to the number on the screen, with a real store and a platform in memory."""

import io
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from kiosk.services.filing import FilingStore
from kiosk.services.opening import open_filings
from kiosk.services.qr import qr_path
from kiosk.services.visit import Scene
from sync.store import NotEnrolledError
from sync.wire.devices import DeviceKey, DeviceList, ListedDevice
from sync.wire.messages import Problem, Verdict
from sync.wire.numbers import grouped
from sync.wire.proof import verify_proof
from sync.wire.slip import read_slip
from tests.support.signing_desk import FORM, SigningDesk, codes_on, scanned
from tests.support.visits import an_item


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[SigningDesk]:
    desk = SigningDesk(tmp_path, an_item())
    yield desk
    desk.close()


@pytest.fixture
def trusting_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[SigningDesk]:
    """A desk whose service item lets the slip open the filing."""
    desk = SigningDesk(tmp_path, an_item(recipients=("platform", "escrow", "slip")))
    yield desk
    desk.close()


def test_without_a_signature_nothing_is_filed_and_it_is_said(desk: SigningDesk) -> None:
    desk.signing.file(0.3)

    assert (desk.signing.isAsked, desk.signing.isBusy) == (True, False)
    assert desk.visit.visit.scene is Scene.SIGNATURE


def test_a_mere_touch_is_no_signature(desk: SigningDesk) -> None:
    desk.signing.draw(0.5, 0.1)
    desk.signing.lift()
    desk.signing.file(0.3)

    assert desk.signing.isAsked

    desk.sign()

    assert not desk.signing.isAsked


def test_who_goes_by_keys_signs_with_a_circle_that_fits_on_the_lowest_pad(
    desk: SigningDesk,
) -> None:
    desk.signing.mark()
    (circle,) = desk.signing.strokes
    desk.signing.file(0.13)

    assert (desk.signing.isSigned, desk.signing.isAsked) == (True, False)
    assert all(0 < point.y() < 0.13 for point in circle)
    assert desk.visit.visit.signature


def test_strokes_stand_on_the_pad_until_it_is_wiped(desk: SigningDesk) -> None:
    desk.signing.draw(0.1, 0.1)
    desk.signing.draw(0.2, 0.1)
    under_way = len(desk.signing.stroke)
    desk.signing.lift()
    kept = (len(desk.signing.strokes), len(desk.signing.stroke), desk.signing.isSigned)
    desk.signing.clear()

    assert (under_way, kept) == (2, (1, 0, True))
    assert (desk.signing.strokes, desk.signing.isSigned) == ([], False)


def test_going_back_to_the_review_keeps_the_strokes(desk: SigningDesk) -> None:
    desk.sign()
    desk.signing.back()
    scene = desk.visit.visit.scene
    desk.visit.next()

    assert (scene, desk.signing.isSigned) == (Scene.REVIEW, True)


def test_signing_files_once_and_shows_the_number(desk: SigningDesk, qtbot: QtBot) -> None:
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


def test_the_signature_travels_as_a_small_picture(desk: SigningDesk) -> None:
    desk.sign()
    desk.signing.file(0.3)
    data = desk.visit.visit.signature

    picture = Image.open(io.BytesIO(data))
    assert (picture.format, picture.size) == ("PNG", (900, 270))
    assert picture.convert("L").getextrema() == (0, 255)
    assert len(data) < 60_000


def test_the_slip_is_printed_and_the_code_leads_to_the_number(
    desk: SigningDesk, qtbot: QtBot
) -> None:
    desk.file(qtbot)

    assert [file.suffix for file in desk.slip_folder.iterdir()] == [".pdf"]
    assert (desk.printed.stage, desk.filed.proofPath[:2]) == ("printed", "M0")
    assert desk.filed.proofSize >= 25


def test_the_code_on_screen_and_paper_opens_the_filing_and_nobody_remembers_it(
    trusting_desk: SigningDesk, qtbot: QtBot
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
    desk: SigningDesk, qtbot: QtBot
) -> None:
    desk.file(qtbot)
    (pdf,) = desk.slip_folder.iterdir()

    (code,) = codes_on(pdf)
    slip = read_slip(code)
    assert slip is not None
    assert (slip.secret, desk.filed.opens, desk.filed.qrSize) == (None, False, 0)


def test_the_slip_proves_what_was_filed_on_paper_and_on_the_screen(
    trusting_desk: SigningDesk, qtbot: QtBot
) -> None:
    desk = trusting_desk
    desk.file(qtbot)
    _own, text = codes_on(next(desk.slip_folder.iterdir()))
    key = desk.store.device_key().public_key().public_bytes_raw()
    listed = ListedDevice(
        "0001", "1 号机", "示范厅", "https://platform.example", (DeviceKey(key, 0, None),), None
    )
    proof = verify_proof(text, DeviceList(1, 0, (listed,)), 0).proof
    (number,) = proof.numbers
    envelope = desk.store.sealed(number)

    assert qr_path(text, level="l") == (desk.filed.proofPath, desk.filed.proofSize)
    assert grouped(number) == desk.filed.number
    assert (proof.title, proof.masked_name) == ("示范事项", "示**民")
    assert envelope is not None
    assert proof.digest == sha256(envelope).digest()
    desk.filed.end()
    desk.filing.forget()
    assert (desk.filed.proofPath, desk.filing.state.proof) == ("", "")


def test_a_filing_that_fails_is_told_and_can_be_tried_again(
    desk: SigningDesk, qtbot: QtBot
) -> None:
    desk.sign()
    good = desk.filing._store

    def refuse(*_: object) -> None:
        raise NotEnrolledError("not now")

    desk.filing._store = FilingStore(refuse, refuse, refuse)  # type: ignore[arg-type]  # never returns
    desk.signing.file(0.3)
    qtbot.waitUntil(lambda: not desk.signing.isBusy)

    assert desk.signing.error == NotEnrolledError.zh
    assert (desk.visit.visit.scene, desk.signing.isSigned) == (Scene.SIGNATURE, True)

    desk.filing._store = good
    desk.signing.file(0.3)
    qtbot.waitUntil(lambda: desk.visit.visit.scene is Scene.FILED)


def test_it_counts_as_delivered_only_after_the_platform_answered(
    desk: SigningDesk, qtbot: QtBot
) -> None:
    desk.sync.cycle()
    qtbot.waitUntil(lambda: desk.sync.state.run == 1)
    desk.file(qtbot)
    before = desk.filed.isDelivered
    desk.sync.cycle()
    qtbot.waitUntil(lambda: desk.sync.state.run == 2)

    assert (before, desk.filed.isDelivered) == (False, True)


def test_what_the_platform_does_not_take_is_not_called_delivered(
    desk: SigningDesk, qtbot: QtBot
) -> None:
    desk.file(qtbot)
    filed = desk.filing.state.filed
    assert filed is not None
    refusal = Verdict(filed.digest, "rejected", (), Problem("conflict", "Other bytes", 409, ""))
    desk.transport.platform.judge = lambda _envelope: refusal
    desk.sync.cycle()
    qtbot.waitUntil(lambda: desk.sync.state.run == 1)

    assert (desk.sync.state.held_up, desk.filed.isDelivered) == (1, False)


def test_asking_for_something_else_keeps_the_person_and_drops_the_filing(
    desk: SigningDesk, qtbot: QtBot
) -> None:
    desk.file(qtbot)
    desk.filed.again()

    assert desk.visit.visit.scene is Scene.HOME
    assert desk.visit.visit.person is not None
    assert (desk.filed.number, desk.slips.state) == ("", "none")


def test_nothing_stays_when_the_visit_ends(desk: SigningDesk, qtbot: QtBot) -> None:
    desk.file(qtbot)
    desk.filed.end()
    desk.filing.forget()

    assert (desk.filed.number, desk.filed.qrPath, desk.signing.strokes) == ("", "", [])


def test_a_filing_that_ends_after_the_visit_is_kept_and_not_shown(
    desk: SigningDesk, qtbot: QtBot
) -> None:
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


def test_the_application_form_is_known_until_the_visit_ends(
    desk: SigningDesk, qtbot: QtBot
) -> None:
    desk.file(qtbot)
    (form,) = desk.filing.state.forms
    filed = desk.filing.state.filed
    shown = repr(desk.filing.state)
    desk.filing.forget()

    assert filed is not None
    assert (form.about, form.application.number) == (filed.envelope_id, filed.slip_number)
    assert "示范居民" in [part.answer for part in form.application.parts if hasattr(part, "answer")]
    assert "示范居民" not in shown
    assert desk.filing.state.forms == ()
