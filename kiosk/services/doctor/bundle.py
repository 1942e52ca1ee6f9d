"""The support bundle (报修包): what somebody far away needs to help, and nothing of anybody."""

import io
import json
import platform
import zipfile
from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import qVersion

from kiosk.logs import NAME
from kiosk.services.doctor.finding import Finding, as_json, worst
from kiosk.services.handover import shown_address
from kiosk.settings import Settings
from kiosk.version import version
from sync.errors import KnownError

_LOG_FILES = (f"{NAME}.1", NAME)
# Texts that say how the machine is set up; what a hall wrote for people is only counted.
_TEXTS = ("reader", "reader_profile", "camera", "time_zone")


def report_of(findings: Iterable[Finding], at: datetime) -> dict[str, Any]:
    """Return a check-up as other programs read it."""
    found = tuple(findings)
    return {
        "version": version(),
        "at": at.isoformat(timespec="seconds"),
        "worst": worst(found),
        "findings": [as_json(one) for one in found],
    }


def bundle_of(report: dict[str, Any], settings: Settings | KnownError, log: Path) -> bytes:
    """Return a zip of a check-up, the versions, the settings and the log; `log`: its folder."""
    files = {
        "doctor.json": _json(report),
        "versions.json": _json(_versions()),
        "settings.json": _json(_spared(settings) if isinstance(settings, Settings) else {}),
        **{name: _read(log / name) for name in _LOG_FILES},
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            if data:
                archive.writestr(name, data)
    return packed.getvalue()


def _versions() -> dict[str, str]:
    return {
        "kiosk": version(),
        "python": platform.python_version(),
        "qt": qVersion() or "",
        "system": platform.system(),
        "release": platform.release(),
        "machine": platform.machine(),
    }


def _spared(settings: Settings) -> dict[str, Any]:
    """Return the settings without what people wrote or must not know: of that, how much there is."""
    told: dict[str, Any] = {}
    for field in fields(settings):
        value = getattr(settings, field.name)
        match value:
            case bool() | int() | float():
                told[field.name] = value
            case str() if field.name in _TEXTS:
                told[field.name] = value
            case str() if field.name == "printer":
                told[field.name] = shown_address(value)
            case str() | tuple():
                told[field.name] = len(value)
    told["hall"] = {
        field.name: len(getattr(settings.hall, field.name)) for field in fields(settings.hall)
    }
    return told


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""
