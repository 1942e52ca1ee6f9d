"""What a technician may set, read from `kiosk.toml` in the data folder."""

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

from sync.errors import KnownError


class UnreadableSettingsError(KnownError):
    """The settings file has a mistake."""

    zh = "设置文件 kiosk.toml 有一处看不懂，请技术员检查。"
    en = "The settings file kiosk.toml has a mistake. Please ask a technician to check it."


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings with their defaults; times in seconds.

    `idle`: after how long without a touch the kiosk
    asks, `idle_last`: how long it then waits before it forgets the visit. `probe`: how often it
    looks whether the network is back. `reader`: serial port of the card reader, "" for none.
    `photos`: folder that photos are taken from (a USB stick), "" for none. `slips`: folder outside
    the data folder that slips are printed into, "" for no printer: a slip opens its filing.
    `second`: folder of the second medium, "" for none. `backup`: folder for the daily copy of the
    store, "" for one in the data folder. `bytes_a_day`: how much a metered link may
    carry, 0 for any amount.
    """

    idle: float = 90.0
    idle_last: float = 30.0
    probe: float = 10.0
    reader: str = ""
    photos: str = ""
    slips: str = ""
    second: str = ""
    backup: str = ""
    bytes_a_day: int = 0
    time_zone: str = "Asia/Shanghai"
    full_screen: bool = False


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
    settings = Settings(**{name: _checked(file, name, value) for name, value in raw.items()})
    if settings.time_zone not in available_timezones():
        raise UnreadableSettingsError(f"{file.name}: unknown time_zone {settings.time_zone}")
    return settings


def _checked(file: Path, name: str, value: Any) -> Any:
    kinds: dict[str, type] = {field.name: type(field.default) for field in fields(Settings)}
    if name not in kinds:
        raise UnreadableSettingsError(f"{file.name}: unknown setting {name}")
    kind = kinds[name]
    if kind is float and type(value) is int:
        return float(value)
    if type(value) is not kind:
        raise UnreadableSettingsError(f"{file.name}: {name} is not {kind.__name__}")
    return value
