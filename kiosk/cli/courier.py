"""`kiosk courier`: filings by hand on a USB stick, and what the platform has for us home again."""

import argparse
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from kiosk.cli.arguments import Words, data_folder
from kiosk.cli.common import stored
from kiosk.services.courier_words import carried_words, home_words
from kiosk.services.fleet import resting_vitals
from kiosk.services.homecoming import come_home
from kiosk.services.network import transport_of
from kiosk.settings import read_settings
from sync.clock import SystemClock
from sync.engine import put_heartbeat, run_recover
from sync.errors import KnownError
from sync.store import Enrolment, NotEnrolledError, StickGoneError, Store
from sync.transport import Signer
from sync.wire import courier
from sync.wire.repository import FOLDER

_Report = TypeVar("_Report")


class NoCourierFolderError(KnownError):
    """The folder is there and holds nothing of a courier's."""

    zh = "这个 U 盘上没有 township-courier 文件夹，不是带资料的 U 盘，或还没有导出过。"
    en = "There is no township-courier folder here: not a courier's stick, or nothing exported yet."


def add(add_parser: Words) -> None:
    """Add `courier export`, `receipts` and `recover`."""
    parser = add_parser("courier", help="filings by hand, where no network comes")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, call, text in (
        ("export", export, "write what waits onto a stick, and read it back"),
        ("receipts", receipts, "take in what the platform put on a stick: answers, settings, keys"),
        (
            "recover",
            recover,
            "hand in the stick or second medium of a dead kiosk, over the network",
        ),
    ):
        command = commands.add_parser(name, help=text)
        data_folder(command)
        command.add_argument("folder", type=Path, metavar="DIR", help="the stick")
        command.set_defaults(call=call)


def export(given: argparse.Namespace) -> int:
    """Write what waits, and how this kiosk is; a kiosk may run meanwhile."""
    clock = SystemClock()
    with closing(stored(given)) as store:
        report = store.courier.export(given.folder, _progress())
        vitals = resting_vitals(given.data, store, read_settings(given.data.settings), clock)
        put_heartbeat(store, given.folder, clock, vitals)
    _say(carried_words, report)
    return 1 if report.lost else 0


def receipts(given: argparse.Namespace) -> int:
    """Take in what the platform sent; a kiosk may run meanwhile."""
    _require(given.folder, courier.NAME, FOLDER)
    with closing(stored(given)) as store:
        home = come_home(given.data, store, given.folder, SystemClock())
    _say(home_words, home)
    if home.answers.is_set or home.catalogue is not None:
        print(_FROM_NEXT_START)
    return 1 if home.answers.refused or home.error is not None else 0


def recover(given: argparse.Namespace) -> int:
    """Hand in a courier folder under the manifests that lie there."""
    _require(given.folder, courier.NAME)
    with closing(stored(given)) as store:
        enrolment, signer = _signer(store)
        with closing(transport_of(enrolment, SystemClock(), store.floor)) as transport:
            transport.sign_as(signer)
            report = run_recover(
                given.folder, transport, enrolment.signing_keys, signer, progress=_progress()
            )
    print(
        f"共 {report.envelopes} 份：送达 {report.complete} 份，缺附件 {report.received} 份，"
        f"平台不收 {report.refused} 份，改动过的文件 {report.altered} 个。\n"
        f"{report.envelopes} in all: {report.complete} delivered, {report.received} lack files, "
        f"{report.refused} not taken, {report.altered} files altered."
    )
    if report.problem is not None:
        print(report.problem.zh, report.problem.en, sep="\n", file=sys.stderr)
    return 0 if report.problem is None and report.complete == report.envelopes else 1


_FROM_NEXT_START = (
    "开着的自助机下次启动时用上（sudo systemctl restart township-kiosk）。\n"
    "A kiosk that is running takes it up at its next start (sudo systemctl restart township-kiosk)."
)


def _say(words: Callable[[_Report, str], tuple[str, ...]], report: _Report) -> None:
    """Print each sentence in both languages."""
    for pair in zip(words(report, "zh_CN"), words(report, "en"), strict=True):
        print(*pair, sep="\n")


def _require(folder: Path, *names: str) -> None:
    if not folder.is_dir():
        raise StickGoneError(f"{folder} is not there")
    if not any((folder / name).is_dir() for name in names):
        raise NoCourierFolderError(str(folder))


def _signer(store: Store) -> tuple[Enrolment, Signer]:
    enrolment = store.enrolment()
    if enrolment is None:
        raise NotEnrolledError("no platform to hand it in to")
    return enrolment, Signer(enrolment.answer.device, store.device_key())


def _progress() -> Callable[[int, int], None]:
    """Return what says how far it got: on one line for who watches, nothing into a file."""

    def say(done: int, total: int) -> None:
        end = "\n" if done == total else ""
        print(f"\r{done}/{total}", end=end, file=sys.stderr, flush=True)

    return say if sys.stderr.isatty() else lambda _done, _total: None
