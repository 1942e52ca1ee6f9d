"""What the doctor says of each part: the cause, and for whatever is not well a cure, in both languages."""

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.devices.card_reader import ReaderFault
from kiosk.paths import FONTS, DataFolder
from kiosk.services.doctor.devices import Plugged
from kiosk.services.doctor.examination import Patient, examine
from kiosk.services.doctor.finding import Finding
from kiosk.services.doctor.machine import machine_findings
from kiosk.services.doctor.network import network_findings
from kiosk.services.health.standing import Kept, Standing
from kiosk.services.keeping import open_store
from kiosk.settings import Settings
from kiosk.version import version
from printing.errors import OutOfPaperError
from printing.spool import NotReady, Ready
from sync.clock import ManualClock
from sync.errors import BadSignatureError, KnownError, MalformedMessageError
from sync.store import Room, StoreDamagedError, StoreFullError, WrongStoreKeyError
from sync.transport import TransportError
from sync.transport.steps import Step
from sync.update import Status
from tests.kiosk.conftest import START
from tests.support.filings import a_submission

REACHED = [Step(name) for name in ("interface", "name", "route", "port", "tls", "answer")]


def by_key(findings: Iterable[Finding]) -> dict[str, Finding]:
    """Return findings by their key; whatever is not well says what to do, in both languages."""
    found = {one.key: one for one in findings}
    for one in found.values():
        assert all((*one.title, *one.cause)), one
        assert bool(one.cure[0]) == bool(one.cure[1]) == (one.colour in ("red", "yellow")), one
    return found


def machine(root: Path, **files: str) -> dict[str, Finding]:
    for name, text in files.items():
        path = root / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n")
    return by_key(machine_findings(FONTS, root))


SCREEN = "sys__class__drm__card0-HDMI-A-1__"
PANEL = "sys__class__input__input7__"


@pytest.mark.parametrize(
    ("status", "modes", "colour"),
    [
        ("connected", "1920x1080\n1280x720", "green"),
        ("connected", "1080x1920", "green"),
        ("connected", "", "green"),
        ("connected", "1024x768", "yellow"),
        ("disconnected", "", "red"),
    ],
)
def test_a_display_is_there_and_large_enough(
    tmp_path: Path, status: str, modes: str, colour: str
) -> None:
    found = machine(tmp_path, **{SCREEN + "status": status, SCREEN + "modes": modes})
    assert found["display"].colour == colour


@pytest.mark.parametrize(
    ("properties", "colour"), [("2", "green"), ("0", "red"), ("0 3", "green"), ("", "red")]
)
def test_a_touch_panel_is_what_is_touched_where_it_shows(
    tmp_path: Path, properties: str, colour: str
) -> None:
    found = machine(tmp_path, **{PANEL + "properties": properties, PANEL + "name": "ILITEK"})
    assert found["touch"].colour == colour
    assert ("ILITEK" in found["touch"].cause[0]) == (colour == "green")


def test_a_font_that_is_missing_or_damaged_is_told(tmp_path: Path) -> None:
    for font in FONTS.glob("*.ttf"):
        (tmp_path / font.name).symlink_to(font)
    assert by_key(machine_findings(tmp_path, tmp_path))["fonts"].colour == "green"
    bold = tmp_path / "NotoSansSC_700Bold.ttf"
    bold.unlink()
    bold.write_bytes(b"no font")
    assert by_key(machine_findings(tmp_path, tmp_path))["fonts"].colour == "red"


def _kinds(kind: type[KnownError]) -> list[type[KnownError]]:
    return [kind, *(below for one in kind.__subclasses__() for below in _kinds(one))]


def test_every_failure_on_the_way_has_a_cure() -> None:
    for kind in (*_kinds(TransportError), BadSignatureError, MalformedMessageError):
        error: KnownError = Exception.__new__(kind)
        steps = [*REACHED, Step("device", error)]
        found = by_key(network_findings(steps, is_secured=True))
        assert found["device"].colour == "red"
        assert found["device"].cause[0] == error.zh


def test_steps_that_nobody_came_to_are_neither_well_nor_ill() -> None:
    steps = [*REACHED[:3], Step("port", TransportError("x"))]
    found = by_key(network_findings(steps, is_secured=True))
    assert [found[name].colour for name in ("port", "tls", "answer", "device")] == [
        "red",
        "",
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("error", "key"),
    [
        (WrongStoreKeyError("x"), "key"),
        (StoreDamagedError("x"), "store"),
        (StoreFullError("x"), "store"),
        (None, "enrolment"),
    ],
)
def test_a_store_that_does_not_open_is_told_from_one_that_is_not_there(
    tmp_path: Path, error: KnownError | None, key: str
) -> None:
    patient = Patient(DataFolder(tmp_path), Settings(), error, ManualClock(START))
    found = by_key(examine(patient, Plugged()))
    assert [one.key for one in found.values() if one.colour == "red" and one.key != "touch"] == [
        key
    ]
    assert found["disk"].colour


def test_a_store_that_opens_and_cannot_be_read_is_ill(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise StoreDamagedError("a page")

    with closing(open_store(folder, Settings(), ManualClock(START))) as store:
        monkeypatch.setattr(store, "waiting", fail)
        patient = Patient(folder, Settings(), store, ManualClock(START))
        found = by_key(examine(patient, Plugged()))
    assert (found["store"].colour, "waiting" in found) == ("red", False)


def test_what_the_lights_of_the_desk_tell_comes_with_a_cure(folder: DataFolder) -> None:
    settings = Settings(reader="/dev/none", camera="any", printer="file:///tray", second="/gone")
    with closing(open_store(folder, Settings(), ManualClock(START))) as store:
        store.file(a_submission(), recipients=["platform"])
        patient = Patient(folder, settings, store, ManualClock(START))
        ill = Plugged(printer=NotReady(OutOfPaperError("x")), reader_fault=ReaderFault.UNPLUGGED)
        found = by_key(examine(patient, ill))
        well = Plugged(printer=Ready(), cameras=("Cam",), has_voice=True, is_heard=True)
        again = by_key(examine(patient, well))

    ill_ones = ("paper", "reader", "camera", "second")
    assert [found[key].colour for key in ill_ones] == ["red"] * 4
    assert [again[key].colour for key in ("paper", "reader", "camera", "speech")] == ["green"] * 4
    assert (found["speech"].colour, found["key"].colour) == ("yellow", "yellow")
    assert (found["store"].colour, found["enrolment"].colour) == ("green", "green")
    assert "1" in found["second"].cause[0]


def test_a_desk_at_which_nobody_may_log_in_is_told(folder: DataFolder) -> None:
    with closing(open_store(folder, Settings(), ManualClock(START))) as store:
        patient = Patient(folder, Settings(), store, ManualClock(START))
        before = by_key(examine(patient, Plugged()))["staff"]
        store.staff.add("示范负责人", "manager", "482915", by=None)
        after = by_key(examine(patient, Plugged()))["staff"]
    assert (before.colour, "sudo kiosk staff add" in before.cure[0]) == ("yellow", True)
    assert after.colour == "green"


def test_without_a_second_medium_it_says_how_much_stands_on_one_disk(folder: DataFolder) -> None:
    with closing(open_store(folder, Settings(), ManualClock(START))) as store:
        patient = Patient(folder, Settings(), store, ManualClock(START))
        found = by_key(examine(patient, Plugged()))["second"]
    assert (found.colour, "0 件" in found.cause[0]) == ("yellow", True)


def test_a_reader_that_the_running_kiosk_has_is_not_said_to_be_unplugged(tmp_path: Path) -> None:
    patient = Patient(DataFolder(tmp_path), Settings(reader="/dev/x"), None, ManualClock(START))
    found = by_key(examine(patient, Plugged(is_reader_busy=True)))
    assert (found["reader"].colour, "工作台" in found["reader"].cause[0]) == ("", True)


@pytest.mark.parametrize(
    ("status", "colour", "words"),
    [
        (None, "green", version()),
        (Status("1.0", next="1.1"), "green", "1.1 等着换上"),
        (Status("1.0", refused=(("1.1", ("坏了", "broken")),)), "yellow", "1.1"),
        (Status("1.0", returned=("1.1",)), "yellow", "1.1"),
    ],
)
def test_updates_are_told_with_what_waits_and_what_failed(
    tmp_path: Path, status: Status | None, colour: str, words: str
) -> None:
    patient = Patient(DataFolder(tmp_path), Settings(), None, ManualClock(START))
    live = Standing(START, Kept(Room("plenty", 1)), update=status)
    found = by_key(examine(patient, Plugged(), live))["update"]
    assert (found.colour, words in found.cause[0]) == (colour, True)


def test_all_comes_in_the_order_in_which_one_mends_it(folder: DataFolder) -> None:
    with closing(open_store(folder, Settings(), ManualClock(START))) as store:
        patient = Patient(folder, Settings(), store, ManualClock(START))
        keys = [one.key for one in examine(patient, Plugged())]
    assert keys == [*dict.fromkeys(keys)]
    assert keys[:3] == ["display", "touch", "fonts"]
    assert keys.index("store") < keys.index("printer") < keys.index("certificates")
