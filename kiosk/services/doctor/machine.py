"""Screen, touch and fonts: what of the machine itself a kiosk cannot do without."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from PIL import ImageFont

from kiosk.fonts import FAMILY, MissingFontsError
from kiosk.services.doctor.finding import Finding

# The smallest screen that every scene is made for, on its longer and its shorter side.
_LEAST = (1280, 800)
_INPUT_PROP_DIRECT = 1  # of linux/input-event-codes.h: what is touched is what is shown
_WEIGHTS = {"Regular", "Medium", "Bold"}
_SESSIONS = ("WAYLAND_DISPLAY", "DISPLAY")


def machine_findings(fonts: Path, system: Path) -> Iterator[Finding]:
    """Look at the machine; `system`: where its own files are."""
    yield _display(system / "sys/class/drm")
    yield _touch(system / "sys/class/input")
    yield _fonts(fonts)


def _display(folder: Path) -> Finding:
    title = ("显示器", "Display")
    if not folder.is_dir():
        if any(os.environ.get(name) for name in _SESSIONS):
            session = ("有图形会话", "There is a graphical session")
            return Finding("display", "green", title, session)
        unknown = ("这个系统不报显示器", "This system does not tell of displays")
        return Finding("display", "", title, unknown)
    plugged = [one.parent for one in folder.glob("*/status") if _read(one) == "connected"]
    if not plugged:
        return Finding(
            "display",
            "red",
            title,
            ("没有接上显示器", "No display is connected"),
            (
                "看显示器的电源和信号线，换一个接口试试。",
                "Check its power and cable; try another port.",
            ),
        )
    name = plugged[0].name.partition("-")[2]
    mode = (_read(plugged[0] / "modes").splitlines() or [""])[0]
    if _is_small(mode):
        return Finding(
            "display",
            "yellow",
            title,
            (f"{name}，{mode}，太小", f"{name}, {mode}: too small"),
            ("换成 1280×800 以上的显示器，或调高分辨率。", "Use 1280×800 or more."),
        )
    return Finding("display", "green", title, (f"{name} {mode}", f"{name} {mode}"))


def _is_small(mode: str) -> bool:
    with suppress(ValueError):
        sides = sorted(map(int, mode.rstrip("i").split("x")), reverse=True)
        return any(side < least for side, least in zip(sides, _LEAST, strict=True))
    return False


def _touch(folder: Path) -> Finding:
    title = ("触摸屏", "Touch panel")
    if not folder.is_dir():
        unknown = ("这个系统不报触摸屏", "This system does not tell of touch panels")
        return Finding("touch", "", title, unknown)
    panels = [one.parent for one in folder.glob("input*/properties") if _is_direct(_read(one))]
    if not panels:
        return Finding(
            "touch",
            "red",
            title,
            ("没有找到触摸屏", "No touch panel was found"),
            (
                "看触摸屏的 USB 线；插着还没有，要装它的驱动。先用键盘鼠标也行。",
                "Check its USB cable; if it is in, it wants a driver. Keyboard and mouse work meanwhile.",
            ),
        )
    names = ", ".join(sorted(_read(one / "name") for one in panels))
    return Finding("touch", "green", title, (names, names))


def _is_direct(properties: str) -> bool:
    """Tell whether a bit mask, in hexadecimal words with the lowest last, has the bit."""
    with suppress(ValueError, IndexError):
        return bool(int(properties.rsplit(maxsplit=1)[-1], 16) >> _INPUT_PROP_DIRECT & 1)
    return False


def _fonts(folder: Path) -> Finding:
    title = ("字体", "Fonts")
    found = {style for family, style in map(_named, folder.glob("*.ttf")) if family == FAMILY}
    missing = _WEIGHTS - found
    if missing:
        cure = (
            "重新安装程序：字体是程序的一部分。",
            "Install the program anew: the fonts come with it.",
        )
        said = (MissingFontsError.zh, MissingFontsError.en)
        return Finding("fonts", "red", title, said, cure)
    return Finding("fonts", "green", title, (FAMILY, FAMILY))


def _named(file: Path) -> tuple[str, str]:
    """Return family and style of a font, read from the file; ("", "") where it is damaged."""
    try:
        family, style = ImageFont.truetype(file, 12).getname()
    except OSError:
        return "", ""
    return family or "", style or ""


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
