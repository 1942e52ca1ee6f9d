"""`kiosk doctor`: every part of this kiosk looked at, each with cause and cure; also where nothing opens."""

import argparse
import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QGuiApplication

from kiosk.cli.arguments import Words, data_folder
from kiosk.cli.filing import OutFolderError
from kiosk.cli.printers import printer_of
from kiosk.devices.card_reader import PROFILES, ReaderFault, SerialReader
from kiosk.environment import prepare_environment
from kiosk.paths import DataFolder
from kiosk.services.alone import KioskRunsError, alone
from kiosk.services.desk.managed import laid_over
from kiosk.services.doctor.bundle import bundle_of, report_of
from kiosk.services.doctor.devices import Plugged
from kiosk.services.doctor.examination import Patient, examine
from kiosk.services.doctor.finding import Finding, worst
from kiosk.services.health.light import Colour
from kiosk.services.keeping import open_store
from kiosk.services.network import QUICK, transport_of
from kiosk.settings import Settings, UnreadableSettingsError, read_settings
from sync.clock import SystemClock
from sync.errors import KnownError
from sync.store import Store
from sync.transport import HttpTransport

_MARKS: dict[Colour, str] = {"red": "✗", "yellow": "!", "green": "✓", "": "–"}


def add(words: Words) -> None:
    """Add the command to the command line."""
    parser = words("doctor", help="say what of this kiosk is not well, why, and what to do")
    data_folder(parser)
    parser.add_argument(
        "--platform",
        type=_address,
        metavar="URL",
        help="go there, where the store tells of no platform",
    )
    parser.add_argument("--json", action="store_true", help="for other programs")
    parser.add_argument(
        "--bundle", type=Path, metavar="FILE.zip", help="also write what somebody far away needs"
    )
    parser.set_defaults(call=doctor)


def doctor(given: argparse.Namespace) -> int:
    """Look at everything; exit status 1 if anything is red.

    Raises:
        OutFolderError: the bundle cannot be written.
    """
    folder, clock = given.data, SystemClock()
    settings = _settings(folder)
    with ExitStack() as stack:
        store = _store(folder, settings, stack)
        if isinstance(store, Store) and isinstance(settings, Settings):
            settings = laid_over(settings, store.settings.now(), store.told.now())
        url, line = _line(store, given.platform, stack)
        plugged = _plugged(folder, settings) if isinstance(settings, Settings) else Plugged()
        findings = examine(Patient(folder, settings, store, clock, url, line), plugged)
    report = report_of(findings, clock.now())
    if given.json:
        print(json.dumps(report, ensure_ascii=False))
    else:
        print(*_lines(findings), sep="\n")
    if given.bundle is not None:
        try:
            given.bundle.write_bytes(bundle_of(report, settings, folder.log))
        except OSError as error:
            raise OutFolderError(str(error)) from error
    return 1 if worst(findings) == "red" else 0


def _address(text: str) -> str:
    """Return the address of a platform.

    Raises:
        argparse.ArgumentTypeError: it is none.
    """
    if not text.startswith(("http://", "https://")):
        raise argparse.ArgumentTypeError(f"网址是 https://… Address: https://…, not {text!r}")
    return text


def _settings(folder: DataFolder) -> Settings | KnownError:
    try:
        return read_settings(folder.settings)
    except UnreadableSettingsError as error:
        return error


def _store(
    folder: DataFolder, settings: Settings | KnownError, stack: ExitStack
) -> Store | KnownError | None:
    """Open the store until `stack` ends; a kiosk may have it open, too. None: there is none."""
    if not folder.store.is_dir():
        return None
    known = settings if isinstance(settings, Settings) else Settings()
    try:
        return stack.enter_context(closing(open_store(folder, known, SystemClock())))
    except KnownError as error:
        return error


def _line(
    store: Store | KnownError | None, platform: str | None, stack: ExitStack
) -> tuple[str, HttpTransport | None]:
    """Return where the platform is, and a line to it."""
    clock = SystemClock()
    enrolment = store.enrolment() if isinstance(store, Store) else None
    if enrolment is not None and isinstance(store, Store):
        line = transport_of(enrolment, clock, store.floor, QUICK)
        return enrolment.url, stack.enter_context(closing(line))
    if platform is None:
        return "", None
    return platform, stack.enter_context(closing(HttpTransport(platform, clock, patience=QUICK)))


def _plugged(folder: DataFolder, settings: Settings) -> Plugged:
    """Look at the devices; the reader only where no running kiosk has it."""
    fault, is_busy = _reader(folder, settings)
    try:
        printer = printer_of(settings)
    except UnreadableSettingsError:
        printer = None
    with _offscreen():
        has_voice, is_heard = _voice() if settings.speech else (False, False)
        return Plugged(
            printer=None if printer is None else printer.probe(),
            reader_fault=fault,
            is_reader_busy=is_busy,
            cameras=_cameras(settings.camera) if settings.camera else (),
            has_voice=has_voice,
            is_heard=is_heard,
        )


def _voice() -> tuple[bool, bool]:
    """Tell whether a voice speaks here, and whether it would be heard."""
    # Qt's multimedia looks about in the system when it is read: after what `_offscreen` prepares.
    from kiosk.devices.speech.espeak import EspeakSpeech  # noqa: PLC0415

    speech = EspeakSpeech()
    return speech.voice("乡", "zh_CN") is not None, speech.is_there()


def _cameras(name: str) -> tuple[str, ...]:
    from kiosk.devices.camera.live import cameras  # noqa: PLC0415 - as above

    return cameras(name)


def _reader(folder: DataFolder, settings: Settings) -> tuple[ReaderFault | None, bool]:
    if not settings.reader or settings.reader_profile not in PROFILES:
        return None, False
    try:
        with alone(folder):
            reader = SerialReader(settings.reader, profile=settings.reader_profile)
            with closing(reader):
                seen = reader.poll()
    except KioskRunsError:
        return None, True
    return seen if isinstance(seen, ReaderFault) else None, False


@contextmanager
def _offscreen() -> Iterator[None]:
    """Have Qt, which knows cameras and loudspeakers, without a window and without its remarks."""
    if QGuiApplication.instance() is not None:
        yield
        return
    with tempfile.TemporaryDirectory(prefix="kiosk-doctor-") as throw_away:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        prepare_environment(Path(throw_away))
        QLoggingCategory.setFilterRules("qt.multimedia.*=false")
        application = QGuiApplication(sys.argv[:1])
        yield
        del application


def _lines(findings: Iterable[Finding]) -> Iterator[str]:
    """Say what was found, in both languages, and how much of each colour."""
    count = Counter[Colour]()
    for one in findings:
        count[one.colour] += 1
        yield f"{_MARKS[one.colour]} {one.title[0]} {one.title[1]}: {one.cause[0]}"
        if one.cause[1] != one.cause[0]:
            yield f"    {one.cause[1]}"
        if one.cure[0]:
            yield f"    办法：{one.cure[0]}"
            yield f"    Cure: {one.cure[1]}"
    red, yellow, green = (count[colour] for colour in ("red", "yellow", "green"))
    yield f"坏 {red}，留意 {yellow}，好 {green}。 {red} red, {yellow} yellow, {green} green."
