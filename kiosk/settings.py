"""What a technician may set, read from `kiosk.toml` in the data folder."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin, get_type_hints
from urllib.parse import urlsplit
from urllib.request import url2pathname
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sync.errors import KnownError

Table = TypeVar("Table")


class UnreadableSettingsError(KnownError):
    """The settings file has a mistake."""

    zh = "设置文件 kiosk.toml 有一处看不懂，请技术员检查。"
    en = "The settings file kiosk.toml has a mistake. Please ask a technician to check it."


@dataclass(frozen=True, slots=True)
class HallNotice:
    """What residents should know on the days from `since` to `until`; English may be missing.

    An `urgent` one stands on the start screen, too.
    """

    title: str = ""
    text: str = ""
    title_en: str = ""
    text_en: str = ""
    since: date = date.min
    until: date = date.max
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Hall:
    """The service hall as residents are told of it; what is "" or empty is not spoken of.

    `name`: what it is called, "" for what the platform calls it.
    `hours`: such as "8:30–12:00、14:00–17:30", on working days of the catalogue's calendar; `closed`:
    other days off. `villages`: names by which reports count where people come from. `contact` and
    `phone`: whom to turn to when the kiosk is out of service, and `out_of_service` why it is: while
    it is not "", nothing can be filed here.
    """

    name: str = ""
    hours: str = ""
    closed: tuple[date, ...] = ()
    villages: tuple[str, ...] = ()
    contact: str = ""
    contact_en: str = ""
    phone: str = ""
    out_of_service: str = ""
    out_of_service_en: str = ""
    notices: tuple[HallNotice, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings with their defaults; times in seconds.

    `idle`: after how long without a touch the kiosk
    asks, `idle_last`: how long it then waits before it forgets the visit. `probe`: how often it
    looks whether the network is back. `reader`: serial port of the card reader, "" for none;
    `reader_profile`: how its vendor has it reply, `sam-v` or `cvr-100au`.
    `camera`: "any", or part of what the camera is called, "" for none. `scanner`: whether a barcode
    wedge is plugged in; `scanner_prefix`, `scanner_suffix`: the sign it sends before and after a
    code. `photos`: folder that photos are taken from (a USB stick), "" for none. `sticks`: folder in which
    the sticks of staff show up, or the one stick itself, "" for the usual places. `printer`: its address, such
    as ipp://localhost:631/printers/a4, escpos+tcp://192.168.1.30 for a receipt printer, or file:///srv/slips
    for a folder outside the data folder; "" for none.
    `first`: codes of the service items that stand first, in their order; `hidden`: of those that are not offered.
    `copies`: how often one may have the same paper in a visit.
    `speech`: whether pages can be read aloud. `call_volume`: how loud it rings when staff are
    called, 0.0 (not at all) to 1.0. `motion`: whether anything on the screen moves by
    itself. `translations`: folder of other compiled translations, "" for those of the program;
    one that is written from the right turns every page round. `second`: folder of the second medium, "" for none.
    `backup`: folder for the daily copy of the store, "" for one in the data folder.
    `bytes_a_day`: how much a metered link may carry, 0 for any amount. `hall`: the table `[hall]`.
    """

    idle: float = 90.0
    idle_last: float = 30.0
    probe: float = 10.0
    reader: str = ""
    reader_profile: str = "sam-v"
    camera: str = ""
    scanner: bool = False
    scanner_prefix: str = ""
    scanner_suffix: str = "\r"
    photos: str = ""
    sticks: str = ""
    printer: str = ""
    first: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    copies: int = 3
    speech: bool = True
    call_volume: float = 0.7
    motion: bool = True
    translations: str = ""
    second: str = ""
    backup: str = ""
    bytes_a_day: int = 0
    time_zone: str = "Asia/Shanghai"
    full_screen: bool = False
    hall: Hall = Hall()


def read_settings(file: Path) -> Settings:
    """Read `file`; without one the defaults hold.

    Raises:
        UnreadableSettingsError: not TOML, an unknown name, or a value of the wrong type.
    """
    if not file.exists():
        return Settings()
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnreadableSettingsError(f"{file.name}: {error}") from error
    settings = _filled(Settings, file, raw)
    try:
        ZoneInfo(settings.time_zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise UnreadableSettingsError(
            f"{file.name}: unknown time_zone {settings.time_zone}"
        ) from error
    return settings


def _filled(kind: type[Table], file: Path, raw: Mapping[str, Any]) -> Table:
    """Make a dataclass from a table of the file."""
    known = get_type_hints(kind)
    for name in raw:
        if name not in known:
            raise UnreadableSettingsError(f"{file.name}: unknown setting {name}")
    return kind(**{name: _checked(file, name, raw[name], known[name]) for name in raw})


def _checked(file: Path, name: str, value: Any, kind: Any) -> Any:
    if is_dataclass(kind) and isinstance(kind, type) and isinstance(value, dict):
        return _filled(kind, file, value)
    if get_origin(kind) is tuple and isinstance(value, list):
        return tuple(_checked(file, name, entry, get_args(kind)[0]) for entry in value)
    if kind is float and type(value) is int:
        return float(value)
    if type(value) is not kind:
        wanted = getattr(kind, "__name__", str(kind))
        raise UnreadableSettingsError(f"{file.name}: {name} is not {wanted}")
    return value


def require_tray_outside(folder: Path, settings: Settings) -> None:
    """Make sure that no printer is a folder in the data folder: paper does not belong there.

    Raises:
        UnreadableSettingsError: it lies in the data folder.
    """
    address = urlsplit(settings.printer)
    tray = Path(url2pathname(address.path)).resolve()
    if address.scheme == "file" and tray.is_relative_to(folder.resolve()):
        raise UnreadableSettingsError("printer lies in the data folder: a slip opens its filing")
