"""Reads the words of the command line and calls what they name."""

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kiosk.cli import run
from sync.errors import KnownError

if TYPE_CHECKING:
    from forms.errors import FormError


_NO_RIGHT = (
    "没有权限用 {file}。装好的自助机上，命令前面加 sudo：sudo kiosk …\n"
    "No right to use {file}. On an installed kiosk commands begin with sudo: sudo kiosk …"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status: 0 done, 1 found faults, 2 cannot."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words == ["--version"]:
        from kiosk.version import version  # noqa: PLC0415 - nothing else needs it

        print(version())
        return 0
    given = _parser(words).parse_args(words)
    try:
        status: int = given.call(given)
    except PermissionError as error:
        print(
            _NO_RIGHT.format(file=error.filename), f"({error.strerror})", sep="\n", file=sys.stderr
        )
        return 2
    except KnownError as error:
        print(error.zh, error.en, f"({error})", sep="\n", file=sys.stderr)
        return 2
    except _form_error() as error:
        print(error.user_text("zh_CN"), error.user_text("en"), sep="\n", file=sys.stderr)
        return 2
    return status


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="kiosk", description="乡办: the kiosk of a service hall")
    parser.add_argument("--version", action="store_true", help="say which version this is")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    run.add(commands.add_parser)
    if words[:1] != ["run"]:
        # They take a while to load, and the window of `run` is to stand at once.
        from kiosk.cli.commands import add  # noqa: PLC0415

        add(commands.add_parser)
    return parser


def _form_error() -> "type[FormError]":
    """Return what a form is refused with; looked at only when something was."""
    from forms.errors import FormError  # noqa: PLC0415 - with it comes the whole engine

    return FormError
