"""Card reader, camera and voice: what the settings name, and what is there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kiosk.devices.card_reader import ReaderFault
from kiosk.services.doctor.finding import Finding
from kiosk.services.health.light import Words
from kiosk.settings import Settings
from printing.spool import PrinterState

_READER, _CAMERA, _SPEECH = (
    ("读卡器", "Card reader"),
    ("摄像头", "Camera"),
    ("朗读", "Reading aloud"),
)

CURES: Mapping[str, Words] = {
    "printer": (
        "照上面说的做，再用 sudo kiosk printers test 打一张测试页。",
        "Do as it says, then print a page with sudo kiosk printers test.",
    ),
    "paper": ("加纸，合好盖子。", "Refill, and close the cover."),
    "reader": (
        "看线和 kiosk.toml 的 reader（ls /dev/ttyUSB*）；本机用户要在 dialout 组。回应不对就试 reader_profile。",
        "Check cable and reader in kiosk.toml (ls /dev/ttyUSB*); the user must be in dialout. Garbled: try reader_profile.",
    ),
}
"""What a technician does about those whose lights the desk has."""


@dataclass(frozen=True, slots=True)
class Plugged:
    """What was seen of the devices.

    `printer` None: there is none, or it was not asked. `is_reader_busy`: a running kiosk has the reader.
    `cameras`: what those are called that are plugged in and that the settings mean. `has_voice`: the program that
    speaks does; `is_heard`: there is a loudspeaker.
    """

    printer: PrinterState | None = None
    reader_fault: ReaderFault | None = None
    is_reader_busy: bool = False
    cameras: tuple[str, ...] = ()
    has_voice: bool = False
    is_heard: bool = False


def device_findings(settings: Settings, plugged: Plugged) -> Iterator[Finding]:
    """Tell of the devices that no light of the desk tells of."""
    if settings.reader and plugged.is_reader_busy:
        busy = ("自助机正在用，到工作台里体检", "The running kiosk has it: look at its desk")
        yield Finding("reader", "", _READER, busy)
    yield _camera(settings.camera, plugged.cameras)
    yield _speech(is_wanted=settings.speech, plugged=plugged)


def _camera(wanted: str, found: tuple[str, ...]) -> Finding:
    if not wanted:
        none = ("没有设，照片从 U 盘来", "None is set: photos come from a stick")
        return Finding("camera", "", _CAMERA, none)
    if found:
        names = ", ".join(found)
        return Finding("camera", "green", _CAMERA, (names, names))
    missing = (f"没有找到（camera = {wanted}）", f"Not found (camera = {wanted})")
    cure = (
        "重新插摄像头，换一个 USB 口；本机用户要在 video 组；名字不对就改 kiosk.toml 的 camera。",
        "Plug it in again, another port; the user must be in video; else mend camera in kiosk.toml.",
    )
    return Finding("camera", "red", _CAMERA, missing, cure)


def _speech(*, is_wanted: bool, plugged: Plugged) -> Finding:
    if not is_wanted:
        return Finding("speech", "", _SPEECH, ("设为不朗读", "Turned off in the settings"))
    if not plugged.has_voice:
        cure = ("安装 espeak-ng：apt install espeak-ng。", "Install it: apt install espeak-ng.")
        return Finding("speech", "yellow", _SPEECH, ("没有 espeak-ng", "No espeak-ng"), cure)
    if not plugged.is_heard:
        cure = (
            "接上音箱，调大音量；本机用户要在 audio 组。",
            "Plug one in; the user must be in audio.",
        )
        return Finding("speech", "yellow", _SPEECH, ("没有音箱", "No loudspeaker"), cure)
    return Finding("speech", "green", _SPEECH, ("能朗读", "Can be heard"))
