"""`kiosk run`: what keeps it from starting is said in words."""

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.paths import DataFolder
from kiosk.services.alone import alone


def test_slips_may_not_be_printed_into_the_data_folder(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    folder.settings.write_text(f'printer = "file://{folder.root}/x/../slips"\n')

    assert main(["run", "--data", str(folder.root)]) == 2
    assert "printer lies in the data folder" in capsys.readouterr().err


def test_a_second_window_on_one_data_folder_is_refused(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    with alone(folder):
        assert main(["run", "--data", str(folder.root)]) == 2

    assert "正在使用这个数据文件夹" in capsys.readouterr().err
    assert not list(Path(folder.root).glob("slips*"))


@pytest.mark.parametrize(
    ("words", "lacking"),
    [(["run"], "没有显示器"), (["run", "--embedded"], "县平台的程序"), (["demo"], "县平台的程序")],
)
def test_what_the_installed_program_cannot_do_is_said_in_words(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    lacking: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    if "--embedded" in words:
        monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")

    assert main(words) == 2
    assert lacking in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


_MOST_SECONDS = 120
TOUCHED_AT_ONCE = """
import sys
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
import kiosk.app, kiosk.welcome

class Touched(kiosk.welcome.Welcome):
    def __init__(self, **settings):
        super().__init__(**settings)
        self.shown.connect(lambda: QTest.mouseClick(self.window, Qt.MouseButton.LeftButton))

class Told(kiosk.app.KioskApp):
    def start(self):
        super().start()
        QTimer.singleShot(500, self.tell)

    def tell(self):
        print("scene:", self.visit.visit.scene.value)
        QGuiApplication.exit(0)

kiosk.welcome.Welcome, kiosk.app.KioskApp = Touched, Told
from kiosk.cli import main
sys.exit(main(["run", "--data", sys.argv[1]]))
"""


def started(script: str, folder: DataFolder) -> subprocess.CompletedProcess[str]:
    """Run a program of its own: a process has one Qt application."""
    folder.settings.write_text("speech = false\n", encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-c", script, folder.root],
        capture_output=True,
        text=True,
        check=False,
        timeout=_MOST_SECONDS,
    )


def test_a_touch_on_the_greeting_begins_the_visit(folder: DataFolder) -> None:
    told = started(TOUCHED_AT_ONCE, folder)

    assert (told.returncode, "scene: home" in told.stdout) == (0, True), told.stderr


ENROLLED_BESIDE_THE_WINDOW = """
import sys
from contextlib import closing
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
import kiosk.app, kiosk.enrolment
from kiosk.paths import DataFolder
from kiosk.services.keeping import open_store
from kiosk.settings import Settings
from pathlib import Path
from sync.clock import SystemClock
from sync.store import Enrolment
from tests.support.platform_model import PlatformModel

class Enrolled(kiosk.enrolment.EnrolApp):
    def __init__(self, *given):
        super().__init__(*given)
        print("technician's window:", self.view.step, "camera:", self._feed.has_camera)
        QTimer.singleShot(100, self.enrol)

    def enrol(self):
        with closing(open_store(DataFolder(Path(sys.argv[1])), Settings(), SystemClock())) as store:
            platform = PlatformModel(SystemClock())
            platform.device_key = store.device_key().public_key().public_bytes_raw()
            store.save_enrolment(Enrolment("http://127.0.0.1:9", platform.enrolment_answer()))

class Told(kiosk.app.KioskApp):
    def start(self):
        super().start()
        QTimer.singleShot(500, self.tell)

    def tell(self):
        print("scene:", self.visit.visit.scene.value)
        QGuiApplication.exit(0)

kiosk.enrolment.EnrolApp, kiosk.app.KioskApp = Enrolled, Told
from kiosk.cli import main
sys.exit(main(["run", "--data", sys.argv[1]]))
"""


def test_a_kiosk_that_no_platform_knows_opens_by_itself_once_it_is_enrolled_beside_its_window(
    tmp_path: Path,
) -> None:
    (tmp_path / "data").mkdir()

    told = started(ENROLLED_BESIDE_THE_WINDOW, DataFolder(tmp_path / "data"))

    assert told.returncode == 0, told.stderr
    assert "technician's window: scan camera: True" in told.stdout
    assert "scene: attract" in told.stdout


BROKEN_OFF = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
import kiosk.app, kiosk.enrolment

class Resumed(kiosk.enrolment.EnrolApp):
    def __init__(self, *given):
        super().__init__(*given)
        print("technician's window:", self.view.step)
        QTimer.singleShot(100, lambda: QGuiApplication.exit(0))

kiosk.enrolment.EnrolApp = Resumed
from kiosk.cli import main
sys.exit(main(["run", "--data", sys.argv[1]]))
"""


def test_a_first_start_that_broke_off_after_the_enrolment_is_gone_on_with(
    folder: DataFolder,
) -> None:
    folder.first_start.touch()

    told = started(BROKEN_OFF, folder)

    assert (told.returncode, told.stdout.split()[-1:]) == (0, ["hall"]), told.stderr


def test_what_cannot_be_opened_behind_the_greeting_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "data" / "store").mkdir(parents=True)  # and its key is gone
    told = started(
        "import sys; from kiosk.cli import main; sys.exit(main(['run', '--data', sys.argv[1]]))",
        DataFolder(tmp_path / "data"),
    )

    assert told.returncode == 2
    assert "store.key" in told.stderr
    assert "Traceback" not in told.stderr
