"""The command `central`."""

import argparse
import errno
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import OperationalError

from sync.central.cli import (
    cases,
    catalogue,
    courier,
    desk,
    enrolment,
    exchange,
    fleet,
    held,
    keys,
    ratings,
    releases,
    safekeeping,
    setup,
    slip,
    trust,
)
from sync.central.database import is_out_of_room
from sync.central.errors import DatabaseBusyError, StorageFullError
from sync.clock import SystemClock
from sync.errors import KnownError
from sync.wire.proof_errors import RefusedProofError

REFUSED = 1
CANNOT = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0, or 2 with the reason in words on stderr.

    1 says no: a slip that is refused, a fleet in which a kiosk is silent or sick.
    """
    parser = argparse.ArgumentParser(prog="central", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--data", type=Path, required=True, metavar="DIR", help="data folder")
    for part in (
        setup,
        enrolment,
        keys,
        trust,
        catalogue,
        releases,
        cases,
        ratings,
        held,
        desk,
        fleet,
        safekeeping,
        courier,
        exchange,
        slip,
    ):
        part.add_commands(commands, shared)
    options = parser.parse_args(arguments)
    try:
        with _in_words():
            status: int | None = options.run(options, SystemClock())
    except KnownError as error:
        print(f"{error.words('zh_CN')}\n{error.words('en')}\n({error})", file=sys.stderr)
        return REFUSED if isinstance(error, RefusedProofError) else CANNOT
    return status or 0


@contextmanager
def _in_words() -> Iterator[None]:
    """Give failures of disk and database the name of the fact."""
    try:
        yield
    except OperationalError as error:
        kind = StorageFullError if is_out_of_room(error) else DatabaseBusyError
        raise kind(type(error.orig).__name__) from error
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        raise StorageFullError(str(error.strerror)) from error
