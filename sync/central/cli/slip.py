"""`central slip verify`: whether a slip is genuine, from the platform's own records."""

import argparse
import sys
from datetime import datetime
from typing import Any

from sync.central.database import reading
from sync.central.founding import open_database
from sync.central.key_lists import device_list
from sync.central.proofs import held_digests
from sync.central.times import CHINA
from sync.clock import Clock, milliseconds
from sync.wire.proof import require_held, verify_proof
from sync.wire.proof_words import words_of


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add this part's commands to the parser."""
    actions = commands.add_parser("slip", help="slips that residents hold").add_subparsers(
        required=True, metavar="ACTION"
    )
    command = actions.add_parser(
        "verify", parents=[shared], help="is it genuine? exit status 1 if it is not"
    )
    command.add_argument(
        "text", nargs="?", default="-", help="what the code says that proves it; - reads the input"
    )
    command.set_defaults(run=_verify)


def _verify(options: argparse.Namespace, clock: Clock) -> None:
    text = sys.stdin.read() if options.text == "-" else options.text
    now = milliseconds(clock.now())
    with open_database(options.data) as engine, reading(engine) as connection:
        proven = verify_proof(text, device_list(connection, now), now)
        is_held = require_held(proven.proof, held_digests(connection, proven.proof))
    for line in words_of(proven, now, _written, is_held=is_held):
        print(line)


def _written(at: datetime) -> str:
    return f"{at.astimezone(CHINA):%Y-%m-%d %H:%M}"
