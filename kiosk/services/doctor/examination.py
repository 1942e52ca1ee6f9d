"""The whole check-up: what the desk's lights tell, and what only a technician asks."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.paths import FONTS, DataFolder
from kiosk.services.doctor.devices import CURES, Plugged, device_findings
from kiosk.services.doctor.finding import Finding
from kiosk.services.doctor.keeping import (
    second_finding,
    settings_finding,
    store_findings,
    unopened,
)
from kiosk.services.doctor.machine import machine_findings
from kiosk.services.doctor.network import network_findings
from kiosk.services.health.light import Words
from kiosk.services.health.lights import lights_of
from kiosk.services.health.standing import PLATFORM, Kept, Standing
from kiosk.services.trusting import expiries_of
from kiosk.settings import Settings
from kiosk.version import version
from sync.clock import Clock
from sync.engine import recognised
from sync.errors import KnownError
from sync.store import Store
from sync.store.room import BALLAST, BALLAST_NAME, Ballast
from sync.transport import HttpTransport
from sync.transport.steps import STEPS, steps_to
from sync.update import Places, status

_CURES: Mapping[str, Words] = {
    **CURES,
    "disk": (
        "df -h 看哪里满了，清出空间；没网先把待送达的用 sudo kiosk courier export 带走。",
        "df -h shows what is full: free some; carry what waits with sudo kiosk courier export.",
    ),
    "clock": (
        "timedatectl set-ntp true，没有网就 timedatectl set-time；关机后又不准就换主板电池。",
        "timedatectl set-ntp true, or set-time without a network; a new battery if it is lost again.",
    ),
    "waiting": (
        "先看网络各项；sudo kiosk outbox list 说原因，sudo kiosk outbox retry --all 再送，sudo kiosk courier export 带走。",
        "See to the network first; sudo kiosk outbox list says why, retry --all sends, courier export carries.",
    ),
    "update": (
        "原来的版本照常使用；把报修包交给县里。要再试，运行 sudo kiosk update install。",
        "The version here goes on; hand in the support bundle. To try again: sudo kiosk update install.",
    ),
    "certificates": (
        "请县平台运行 central trust refresh；没有网就用 U 盘带 central trust export，再 sudo kiosk courier receipts。",
        "The platform runs central trust refresh; or bring central trust export, sudo kiosk courier receipts.",
    ),
}
"""What a technician does about the lights of the desk that a check-up shows."""

# What nothing is known of without them.
_OF_SETTINGS = ("second", "printer", "paper", "reader", "camera", "speech")
_OF_STORE = ("second", "waiting", "clock", "certificates")
_ORDER = (
    *("display", "touch", "fonts", "settings", "store", "key", "second", "disk", "clock"),
    *("enrolment", "staff", *STEPS, "waiting", "printer", "paper", "reader", "camera", "speech"),
    *("update", "certificates"),
)


@dataclass(frozen=True, slots=True)
class Patient:
    """The kiosk that is looked at.

    `settings`, `store`: or why they cannot be had; no `store`: there is none yet. `url`, `line`: the platform's,
    where it is known. `system`: where the system's files are.
    """

    folder: DataFolder
    settings: Settings | KnownError
    store: Store | KnownError | None
    clock: Clock
    url: str = ""
    line: HttpTransport | None = None
    system: Path = Path("/")


def examine(
    patient: Patient, plugged: Plugged, live: Standing | None = None
) -> tuple[Finding, ...]:
    """Look at everything, in the order in which one mends it. Takes some seconds: for a lane.

    `live`: what a running kiosk knows besides.
    """
    try:
        found = {one.key: one for one in _all(patient, plugged, live)}
    except KnownError as error:  # the store opened, and cannot be read
        if not isinstance(patient.store, Store):
            raise
        return examine(replace(patient, store=error), plugged, live)
    untold = (
        *(() if isinstance(patient.settings, Settings) else _OF_SETTINGS),
        *(() if isinstance(patient.store, Store) else _OF_STORE),
    )
    return tuple(found[key] for key in _ORDER if key in found and key not in untold)


def _all(patient: Patient, plugged: Plugged, live: Standing | None) -> Iterator[Finding]:
    settings = patient.settings if isinstance(patient.settings, Settings) else Settings()
    yield from machine_findings(FONTS, patient.system)
    yield settings_finding(patient.settings)
    yield Finding("update", "green", ("程序版本", "Version"), (version(), version()))
    way, ahead = _way(patient)
    yield from way
    standing = _standing(patient, settings, plugged, live)
    if isinstance(patient.store, Store):
        yield from store_findings(patient.store, patient.folder)
    else:
        yield from unopened(patient.store)
    if ahead is not None:
        standing = replace(standing, ahead=ahead)
    yield second_finding(settings.second, standing.kept.alone)
    for light in lights_of(standing):
        if light.key in _CURES:
            yield Finding.of(light, _CURES[light.key])
    yield from device_findings(settings, plugged)


def _way(patient: Patient) -> tuple[Iterable[Finding], timedelta | None]:
    """Go to the platform; return what was found on the way, and how far the clock is before it."""
    store, line, ahead = patient.store, patient.line, list[timedelta]()
    if line is None:
        return (), None
    line.close()  # what was secured before is secured anew
    is_enrolled = isinstance(store, Store) and store.enrolment() is not None

    def ask() -> None:
        if isinstance(store, Store) and line is not None:
            ahead.append(recognised(store, line, patient.clock))

    steps = steps_to(patient.url, line, ask if is_enrolled else None, system=patient.system)
    found = tuple(network_findings(steps, is_secured=patient.url.startswith("https:")))
    return found, ahead[0] if ahead else None


def _standing(
    patient: Patient, settings: Settings, plugged: Plugged, live: Standing | None
) -> Standing:
    """Return the facts that the lights tell of, as they are now."""
    now, store = patient.clock.now().astimezone(ZoneInfo(settings.time_zone)), patient.store
    if isinstance(store, Store):
        kept = Kept(
            room=store.room(),
            waiting=store.waiting(),
            alone=store.on_one_disk(),
            expiries=_expiries(patient, store),
        )
        floor = store.floor()
    else:
        place = next(
            one
            for one in (patient.folder.store, *patient.folder.store.absolute().parents)
            if one.is_dir()
        )
        kept, floor = Kept(Ballast(place / BALLAST_NAME, BALLAST).room()), None
    known, places = live or Standing(now, kept), Places.of(patient.folder.root)
    return replace(
        known,
        now=now,
        kept=kept,
        floor=floor,
        printer=plugged.printer,
        has_reader=bool(settings.reader),
        reader_fault=plugged.reader_fault,
        update=known.update if places.present() is None else status(places),
    )


def _expiries(patient: Patient, store: Store) -> dict[str, datetime]:
    """Return until when what the platform proves itself by holds."""
    ends = expiries_of(patient.folder, store)
    own = None if patient.line is None else patient.line.certificate_ends
    return ends if own is None else {**ends, PLATFORM: own}
