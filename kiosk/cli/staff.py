"""`kiosk staff`: the first manager, a fresh PIN for one who forgot theirs, and who works here."""

import argparse
import getpass
import sys
from contextlib import closing

from kiosk.cli.arguments import Words, data_folder
from kiosk.cli.common import hall_time, stored
from kiosk.services.desk.words import ROLE_WORDS
from kiosk.services.staffing import make_first_manager, pin_words
from sync.errors import KnownError
from sync.store import StaffMember, new_pin


class NobodyOfThisNameError(KnownError):
    """Nobody of this name works here."""

    zh = "这台机器上没有这个人。kiosk staff list 列出全部人员。"
    en = "Nobody of this name is on this kiosk. `kiosk staff list` lists everybody."


def add(words: Words) -> None:
    """Add the command to the command line."""
    commands = words("staff", help="the first manager of the staff desk, and who works there")
    under = commands.add_subparsers(required=True, metavar="COMMAND")
    to_add = under.add_parser("add", help="make the first manager of a kiosk that has none")
    to_reset = under.add_parser("reset", help="give somebody a fresh PIN")
    to_list = under.add_parser("list", help="say who works here, as what")
    for parser, call in ((to_add, _add), (to_reset, _reset), (to_list, _list)):
        data_folder(parser)
        parser.set_defaults(call=call)
    for parser in (to_add, to_reset):
        parser.add_argument("name", help="as it stands on their badge")
        parser.add_argument("--ask", action="store_true", help="ask for the PIN, else make one")


def _add(given: argparse.Namespace) -> int:
    with closing(stored(given)) as store:
        _tell(given, make_first_manager(store, given.name, _asked(given)))
    return 0


def _reset(given: argparse.Namespace) -> int:
    with closing(stored(given)) as store:
        member = next((one for one in store.staff.members() if one.name == given.name), None)
        if member is None:
            raise NobodyOfThisNameError(given.name)
        pin = _asked(given) or new_pin()
        store.staff.reset_pin(member.id, pin, by=None)
        _tell(given, pin)
    return 0


def _list(given: argparse.Namespace) -> int:
    with closing(stored(given)) as store:
        for member in store.staff.members():
            print(_line(member))
    return 0


def _line(member: StaffMember) -> str:
    zh, en = ROLE_WORDS[member.role]
    barred = "  停用 barred" if member.is_barred else ""
    return f"{member.name}  {zh} {en}  {hall_time(member.at)}{barred}"


def _tell(given: argparse.Namespace, pin: str) -> None:
    """Print a PIN that was made; one that was typed is known."""
    print(given.name if given.ask else pin_words(given.name, pin))


def _asked(given: argparse.Namespace) -> str:
    """Return the PIN that was typed, "" where one is to be made."""
    if not given.ask:
        return ""
    if not sys.stdin.isatty():
        return sys.stdin.readline().strip()
    return getpass.getpass("6 位密码 PIN: ")
