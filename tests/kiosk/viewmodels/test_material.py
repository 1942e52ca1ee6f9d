import io
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from kiosk.devices.camera import CameraFault
from kiosk.devices.fitting import MOST_BYTES
from kiosk.devices.stick import Stick
from kiosk.jobs import SerialJobRunner
from kiosk.photos import PhotoProvider, photo_key
from kiosk.services.materials import MaterialService, pictures_of
from kiosk.services.visit import Scene
from kiosk.viewmodels.material import MaterialViewModel
from tests.support.rows import column
from tests.support.visits import form_of, open_visit

FORM = form_of("""
| survey |
| | type | name | label::中文 (zh_CN) | label::English (en) | hint::中文 (zh_CN) | hint::English (en) | required | appearance |
| | image | id_front | 身份证 | ID card | 有照片的一面 | Photo side | yes | document |
| | image | house | 房子 | House | | | | photo |
""")


def a_sheet(shade: int = 240) -> bytes:
    """Make a photo of a printed sheet that lies askew on a dark desk."""
    desk = Image.new("RGB", (1600, 1200), (60, 50, 44))
    pen = ImageDraw.Draw(desk)
    pen.polygon([(300, 200), (1330, 240), (1300, 980), (260, 950)], (shade, shade, shade))
    for y in range(300, 900, 30):
        for x in range(380, 1200, 24):
            pen.rectangle([x, y, x + 12, y + 14], (20, 20, 20))
    out = io.BytesIO()
    desk.save(out, "JPEG", quality=95)
    return out.getvalue()


def a_photo(shade: int = 200, side: int = 800) -> bytes:
    """Make a photo with enough edges to be sharp."""
    image = Image.effect_noise((side, side), 80).point(lambda value: value * shade // 255)
    out = io.BytesIO()
    image.convert("RGB").save(out, "JPEG")
    return out.getvalue()


@dataclass
class Desk:
    """A camera with a next picture, a stick, and a visit that stands at its first paper."""

    root: Path
    picture: bytes | CameraFault = field(default_factory=a_photo)

    def __post_init__(self) -> None:
        self.lanes = (SerialJobRunner("devices"), SerialJobRunner("compute"))
        self.stick = self.root / "stick"
        self.visit = open_visit(FORM)
        self.materials = MaterialService(self, *self.lanes, stick=Stick(self.stick))
        self.view = MaterialViewModel(self.visit, self.materials)
        self.visit.changed.emit()

    def open(self) -> None: ...

    def close(self) -> None: ...

    def look(self) -> QImage | CameraFault | None:
        return None

    def capture(self) -> bytes | CameraFault:
        return self.picture

    def bring(self, name: str, data: bytes, *, age: int = 0) -> None:
        file = self.stick / "DCIM" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        os.utime(file, (1_000_000 - age, 1_000_000 - age))

    def photo(self, name: str) -> bytes:
        return self.visit.filling.photos[f"/data/{name}"].data


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    for lane in desk.lanes:
        lane.close()


def wait(qtbot: QtBot, view: MaterialViewModel) -> MaterialViewModel:
    qtbot.waitUntil(lambda: not view.isBusy)
    return view


def test_a_paper_is_asked_for_by_name(desk: Desk) -> None:
    view = desk.view

    assert desk.visit.visit.scene is Scene.MATERIAL
    assert (view.stage, view.label, view.hint) == ("camera", "身份证", "有照片的一面")
    assert (view.step, view.steps, view.isRequired, view.isDocument) == (1, 2, True, True)


def test_a_photo_is_looked_at_before_it_is_used(desk: Desk, qtbot: QtBot) -> None:
    desk.view.take()
    busy = desk.view.isBusy
    wait(qtbot, desk.view)

    assert (busy, desk.view.stage, desk.view.headline) == (True, "look", "")
    assert (desk.view.dark, desk.view.blurred) == ("", "")
    assert "四个角" in desk.view.cutOff
    assert desk.view.photo != ""
    assert not desk.visit.filling.photos

    desk.view.use()

    assert desk.photo("id_front")
    assert (desk.view.label, desk.view.stage, desk.view.photo) == ("房子", "camera", "")


def test_a_doubt_is_told_and_does_not_block(desk: Desk, qtbot: QtBot) -> None:
    desk.picture = a_photo(shade=60)
    desk.view.take()
    wait(qtbot, desk.view)

    assert "暗" in desk.view.dark

    desk.view.use()

    assert desk.photo("id_front")


def test_a_photo_can_be_taken_again(desk: Desk, qtbot: QtBot) -> None:
    desk.view.take()
    first = wait(qtbot, desk.view).photo
    desk.view.retake()
    stage = desk.view.stage
    desk.picture = a_photo(shade=180)
    desk.view.take()
    wait(qtbot, desk.view)

    assert stage == "camera"
    assert desk.view.photo not in ("", first)


@pytest.mark.parametrize(
    ("picture", "words"),
    [
        (CameraFault.NO_PICTURE, "摄像头没有拍出来"),
        (b"not a photo at all", "这个文件不是照片"),
        (a_photo()[:4000], "照片坏了"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "苹果手机的这种照片看不了"),
        (a_photo(side=100), "照片太小"),
    ],
)
def test_what_is_no_photo_is_refused_in_words(
    desk: Desk, qtbot: QtBot, picture: bytes | CameraFault, words: str
) -> None:
    desk.picture = picture
    desk.view.take()
    wait(qtbot, desk.view)

    assert desk.view.stage == "camera"
    assert words in desk.view.headline


def test_a_paper_that_must_be_there_cannot_be_left_out(desk: Desk) -> None:
    desk.view.skip()

    assert (desk.view.label, desk.view.isMissed) == ("身份证", True)


def test_a_paper_that_may_be_left_out_is_passed_by(desk: Desk, qtbot: QtBot) -> None:
    desk.view.take()
    wait(qtbot, desk.view).use()
    desk.view.skip()

    assert desk.visit.visit.scene is Scene.REVIEW


def test_going_back_keeps_the_photo(desk: Desk, qtbot: QtBot) -> None:
    desk.view.take()
    wait(qtbot, desk.view).use()
    desk.view.take()
    taken = wait(qtbot, desk.view).photo
    desk.view.back()
    first = (desk.view.label, desk.view.stage)
    desk.view.use()

    assert first == ("身份证", "look")
    assert (desk.view.stage, desk.view.photo) == ("look", taken)


def test_photos_on_a_stick_are_shown_the_newest_first(desk: Desk, qtbot: QtBot) -> None:
    desk.bring("old.jpg", a_photo(), age=500)
    desk.bring("new.JPG", a_photo(shade=150))
    desk.bring("notes.txt", b"words")
    desk.bring("broken.jpg", b"nothing")
    desk.view.openFolder()
    wait(qtbot, desk.view)

    assert desk.view.stage == "folder"
    assert column(desk.view.files, "name") == ["new.JPG", "old.jpg"]

    desk.view.pick(1)
    wait(qtbot, desk.view)

    assert desk.view.stage == "look"

    desk.view.use()

    assert desk.photo("id_front")


@pytest.mark.parametrize(("is_there", "words"), [(False, "没有看到 U 盘"), (True, "没有照片")])
def test_a_stick_without_photos_is_said_in_words(
    desk: Desk,
    qtbot: QtBot,
    is_there: bool,  # noqa: FBT001 - a row of the table
    words: str,
) -> None:
    if is_there:
        desk.stick.mkdir()
    desk.view.openFolder()
    wait(qtbot, desk.view)

    assert desk.view.stage == "camera"
    assert words in desk.view.headline + desk.view.fault


def test_going_back_from_the_stick_leads_to_the_camera(desk: Desk, qtbot: QtBot) -> None:
    desk.bring("one.jpg", a_photo())
    desk.view.openFolder()
    wait(qtbot, desk.view).back()

    assert (desk.view.stage, desk.view.label) == ("camera", "身份证")


def test_a_photo_that_comes_after_the_visit_is_dropped(desk: Desk, qtbot: QtBot) -> None:
    desk.view.take()
    desk.visit.end()
    for lane in desk.lanes:
        done: list[object] = []
        lane.run(lambda: None, done.append)
        qtbot.waitUntil(lambda done=done: bool(done))  # type: ignore[misc]  # its own list each turn

    assert desk.materials.state.photo is None
    assert pictures_of(desk.visit.visit, desk.materials.state) == ()


def test_the_screen_finds_pictures_of_this_visit_only(desk: Desk, qtbot: QtBot) -> None:
    provider = PhotoProvider(lambda: pictures_of(desk.visit.visit, desk.materials.state))
    desk.view.take()
    key = wait(qtbot, desk.view).photo

    whole = provider.requestImage(key, QSize(), QSize())
    small = provider.requestImage(key, QSize(), QSize(0, 100))
    desk.visit.end()

    assert (whole.width(), small.width()) == (800, 100)
    assert provider.requestImage(key, QSize(), QSize()).width() == 1


def test_two_pictures_have_two_names() -> None:
    assert photo_key(b"one") != photo_key(b"two")


def size_of(data: bytes) -> tuple[int, int]:
    return Image.open(io.BytesIO(data)).size


def sheet(desk: Desk, qtbot: QtBot) -> MaterialViewModel:
    desk.picture = a_sheet()
    desk.view.take()
    return wait(qtbot, desk.view)


def test_a_sheet_is_found_and_cut_out(desk: Desk, qtbot: QtBot) -> None:
    view = sheet(desk, qtbot)
    view.use()
    width, height = size_of(desk.photo("id_front"))

    assert view.cutOff == ""
    assert width == pytest.approx(1040, abs=15)
    assert height == pytest.approx(750, abs=15)
    assert len(desk.photo("id_front")) <= MOST_BYTES


def test_a_thing_that_is_no_paper_stays_whole(desk: Desk, qtbot: QtBot) -> None:
    desk.view.take()
    wait(qtbot, desk.view).use()
    sheet(desk, qtbot).use()

    assert size_of(desk.photo("house")) == (1600, 1200)


def test_the_corners_can_be_moved_and_the_sheet_cut_anew(desk: Desk, qtbot: QtBot) -> None:
    view = sheet(desk, qtbot)
    before = view.photo
    view.adjust()
    stage, found, shot = view.stage, view.corners, view.shot
    view.moveCorner(0, 0.0, 0.0)
    moved = view.corners
    view.straighten()
    wait(qtbot, view)

    assert (stage, view.stage) == ("crop", "look")
    assert shot not in ("", before)
    assert found[0] == pytest.approx(0.1875, abs=0.01)
    assert moved == [0.0, 0.0, *found[2:]]
    assert view.photo != before


def test_a_corner_never_folds_the_sheet_over(desk: Desk, qtbot: QtBot) -> None:
    view = sheet(desk, qtbot)
    view.adjust()
    found = view.corners
    view.moveCorner(0, 0.99, 0.99)

    assert view.corners == found


def test_going_back_from_the_corners_leaves_the_photo_as_it_was(desk: Desk, qtbot: QtBot) -> None:
    view = sheet(desk, qtbot)
    before = view.photo
    view.adjust()
    view.moveCorner(0, 0.0, 0.0)
    view.back()

    assert (view.stage, view.photo) == ("look", before)


def test_nothing_is_cut_off_where_that_is_wanted(desk: Desk, qtbot: QtBot) -> None:
    view = sheet(desk, qtbot)
    view.adjust()
    view.wholePicture()
    wait(qtbot, view).use()

    assert size_of(desk.photo("id_front")) == (1600, 1200)


def test_a_photo_is_turned_by_quarters_also_one_that_was_kept(desk: Desk, qtbot: QtBot) -> None:
    view = sheet(desk, qtbot)
    view.turn()
    wait(qtbot, view).use()
    first = size_of(desk.photo("id_front"))
    view.back()
    view.turn()
    wait(qtbot, view).use()
    second = size_of(desk.photo("id_front"))

    assert first[0] < first[1]
    assert second == first[::-1]


def test_pages_of_a_pdf_are_chosen_one_by_one(desk: Desk, qtbot: QtBot) -> None:
    desk.bring("scan.pdf", a_pdf("one", "two"))
    desk.view.openFolder()
    wait(qtbot, desk.view)
    listed = (column(desk.view.files, "kind"), column(desk.view.files, "pages"))
    desk.view.pick(0)
    wait(qtbot, desk.view)
    pages = (desk.view.showsPages, column(desk.view.files, "page"))
    desk.view.pick(1)
    wait(qtbot, desk.view).use()

    assert listed == (["pdf"], [2])
    assert pages == (True, [1, 2])
    assert max(size_of(desk.photo("id_front"))) == 2400


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("locked.pdf", lambda: a_pdf("one", password="secret"), "要密码"),
        ("broken.pdf", lambda: b"%PDF-1.7 nothing", "打不开"),
        ("phone.HEIC", lambda: b"\0\0\0\x18ftypheic\0\0\0\0", "苹果手机的这种照片看不了"),
    ],
)
def test_a_file_that_cannot_be_used_is_listed_and_says_why(
    desk: Desk, qtbot: QtBot, name: str, data: Callable[[], bytes], words: str
) -> None:
    desk.bring(name, data())
    desk.view.openFolder()
    wait(qtbot, desk.view)
    desk.view.pick(0)
    wait(qtbot, desk.view)

    assert words in desk.view.headline + desk.view.fault


def a_pdf(*pages: str, password: str | None = None) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=password)
    for words in pages:
        canvas.drawString(100, 700, words)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
