"""`kiosk update`: what a technician does about versions of the program, and what the unit calls."""

import argparse
import json
import os
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path

from kiosk.cli.arguments import Words, data_folder
from kiosk.cli.common import stored
from kiosk.paths import DataFolder
from kiosk.services.alone import alone
from kiosk.services.network import transport_of
from kiosk.services.update_words import told_of
from sync.clock import SystemClock, moment
from sync.engine import trust_fetch, trust_part
from sync.store import NotEnrolledError
from sync.trust import FolderFetch
from sync.update import (
    ROOT,
    STATE,
    Installer,
    Places,
    Source,
    architecture,
    fetch_release,
    selftest,
    status,
    tell_installer,
)

_OUTCOMES = {
    "nothing": "这里没有给这种机器的版本。 No version for this sort of machine is here.",
    "present": "已经是 {}。 This is {} already.",
    "waits": "{} 已装好，等着换上。 {} is installed and waits for the switch.",
    "held back": "{} 在本机没有通过，不再自己装。 {} failed here before; install it by hand.",
    "installed": "{} 已装好，下次空闲时换上。 {} is installed; the switch comes when nobody is here.",
}


def add(words: Words) -> None:
    """Add the commands to the command line."""
    parser = words("update", help="versions of the program: look, fetch, install, return")
    actions = parser.add_subparsers(required=True, metavar="ACTION")

    def action(name: str, help_text: str, call: Callable[[argparse.Namespace], int]) -> None:
        one = actions.add_parser(name, help=help_text)
        data_folder(one)
        one.add_argument("--program", type=Path, metavar="DIR", help="where the versions lie")
        one.add_argument("--state", type=Path, metavar="DIR", help="the updater's notes")
        one.set_defaults(call=call)
        if name == "status":
            one.add_argument("--json", action="store_true")
        elif name in ("fetch", "install"):
            one.add_argument(
                "--from", type=Path, dest="source", metavar="DIR", help="a stick with the update"
            )

    action("status", "tell which version runs, waits, or was refused", show)
    action("fetch", "fetch what the platform offers, while no kiosk runs", fetch)
    action("install", "install what was fetched, or from a stick; as root", install)
    action("return", "go back to the version before at the next start; as root", go_back)
    action("pin", "trust the platform of a new enrolment from now on; as root", pin)


def show(given: argparse.Namespace) -> int:
    """Tell how updates stand."""
    now = status(_places(given))
    if given.json:
        print(json.dumps(asdict(now), ensure_ascii=False))
    else:
        for zh, en in told_of(now):
            print(f"{zh}\n    {en}")
    return 0


def fetch(given: argparse.Namespace) -> int:
    """Fetch the release on offer, over the network or from a stick."""
    folder: DataFolder = given.data
    with alone(folder), closing(stored(given)) as store:
        enrolment = store.enrolment()
        if enrolment is None:
            raise NotEnrolledError("an update comes from the platform of the enrolment")
        floor = store.floor() or moment(enrolment.answer.at)
        with closing(transport_of(enrolment, SystemClock(), lambda: floor)) as line:
            source = Source(
                enrolment.answer.root, trust_fetch(line), trust_part(line), lambda: floor
            )
            if given.source is not None:
                stick = FolderFetch.on_medium(given.source)
                source = replace(source, fetch=stick, part=stick.part)
            places = _places(given)
            tell_installer(places, source)
            for left in fetch_release(places, source, architecture()):
                print(f"\r{left.length / 2**20:8.1f} MB", end="", flush=True)
    print()
    return 0


def install(given: argparse.Namespace) -> int:
    """Install a release, so that the next switch takes it."""
    places = _places(given)
    source = given.source.absolute() if given.source else places.updates
    installed = _installer(places).install(source)
    print(_OUTCOMES[installed.outcome].format(installed.version, installed.version))
    return 0


def go_back(given: argparse.Namespace) -> int:
    """Have the next start return to the version before."""
    version = _installer(_places(given)).go_back()
    print(f"下次启动退回 {version}。 The next start returns to {version}.")
    return 0


def pin(given: argparse.Namespace) -> int:
    """Trust the root of the kiosk's present enrolment."""
    _installer(_places(given)).pin(again=True)
    return 0


def _places(given: argparse.Namespace) -> Places:
    """Return where all lies, as absolute paths: the selftest runs elsewhere."""
    named = {ROOT: given.program, STATE: given.state}
    return Places.of(given.data.root, {**os.environ, **{k: str(v) for k, v in named.items() if v}})


def _installer(places: Places) -> Installer:
    os.umask(0o022)  # the kiosk reads the notes, and starts what is installed
    runner = places.program / "bin" / "as-kiosk"
    return Installer(
        places,
        architecture(),
        lambda version: selftest(version, places.data, runner),
        SystemClock(),
    )
