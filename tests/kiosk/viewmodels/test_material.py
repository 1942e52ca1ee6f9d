import io
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from kiosk.devices.camera import CameraFault
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
        self.materials = MaterialService(self, *self.lanes, folder=self.stick)
        self.view = MaterialViewModel(self.visit, self.materials)
        self.visit.changed.emit()

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
