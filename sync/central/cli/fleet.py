"""`central fleet` and `central settings`: how the kiosks are, and what is set at them."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

from sync.central.cli.output import columns, print_json, print_rows
from sync.central.database import reading
from sync.central.fleet import ILL, STANDINGS, Standing, list_fleet
from sync.central.fleet_words import Words
from sync.central.founding import open_database
from sync.central.hall_settings import list_settings, set_value, target_of
from sync.central.journal import entry
from sync.central.setting_values import require_name, written
from sync.clock import Clock, milliseconds
from sync.wire.fleet import NAMES

_SILENT_HOURS = 24.0
_STANDINGS: Mapping[Standing, Words] = {
    "silent": ("没消息", "silent"),
    "red": ("坏", "red"),
    "yellow": ("留意", "yellow"),
    "new": ("新", "new"),
    "green": ("好", "green"),
}
_FIGURES: Mapping[str, tuple[str, str, str]] = {
    "waiting": ("待送达", "waiting", ""),
    "files": ("附件", "files", ""),
    "oldest": ("最早", "oldest", ""),
    "parked": ("搁置", "parked", ""),
    "rejected": ("不收", "rejected", ""),
    "alone": ("只在一块盘", "on one disk", ""),
    "free": ("还能存", "free", " MB"),
    "ahead": ("时钟快", "clock ahead", " s"),
    "certificate_days": ("证书", "certificates", " d"),
}
"""In Chinese and in English, and the unit."""
_SET = "已设好，机器下次联系时取走。 Set; kiosks take it with their next word."
_UNSET = "已收回，由大厅自己定。 Taken back; it is left to the hall."
_UNSETTLED: Words = ("县里设的还没到机器上", "what the county set is not there yet")


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add this part's commands to the parser."""
    command = commands.add_parser(
        "fleet",
        parents=[shared],
        help="how the kiosks are, the silent and the sick first; exit status 1 if there are such",
    )
    command.add_argument("--json", action="store_true", help="print JSON")
    command.add_argument(
        "--silent",
        type=float,
        default=_SILENT_HOURS,
        metavar="HOURS",
        help="how long without a word is too long (default: %(default)g)",
    )
    command.set_defaults(run=_fleet)

    where = argparse.ArgumentParser(add_help=False, parents=[shared])
    target = where.add_mutually_exclusive_group(required=True)
    target.add_argument("--hall", help="every kiosk of this hall")
    target.add_argument("--device", metavar="CODE", help="this kiosk alone, before its hall's")
    actions = commands.add_parser("settings", help="what is set at kiosks").add_subparsers(
        required=True, metavar="ACTION"
    )
    command = actions.add_parser("show", parents=[where], help="what is set there")
    command.add_argument("--history", action="store_true", help="every change")
    command.add_argument("--json", action="store_true", help="print JSON")
    command.set_defaults(run=_show)
    command = actions.add_parser("set", parents=[where], help="set a value")
    command.add_argument("name", metavar="NAME", help=", ".join(NAMES))
    command.add_argument("value", metavar="VALUE", nargs="*", help="of a list, one after the other")
    command.add_argument(
        "--locked", action="store_true", help="the hall's managers cannot set another"
    )
    command.set_defaults(run=_set)
    command = actions.add_parser("unset", parents=[where], help="leave it to the hall again")
    command.add_argument("name", metavar="NAME")
    command.set_defaults(run=_unset)


def _fleet(options: argparse.Namespace, clock: Clock) -> int:
    now, silent = milliseconds(clock.now()), timedelta(hours=options.silent)
    with open_database(options.data) as engine, reading(engine) as connection:
        lines = list_fleet(connection, now, silent)
    if options.json:
        print_json(
            [{**one, "todo": [{"zh": zh, "en": en} for zh, en in one["todo"]]} for one in lines]
        )
    else:
        print(*_told(lines), sep="\n")
    return int(any(one["standing"] in ILL for one in lines))


def _told(lines: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield a row for each kiosk, what to do about it below, and last how many stand how."""
    rows = [_row(one) for one in lines]
    for one, row in zip(lines, columns(rows), strict=True):
        yield row
        if not one["settled"]:
            yield from (f"    {words}" for words in _UNSETTLED)
        if one["todo"]:
            yield from _figures(one)
        for zh, en in one["todo"]:
            yield f"    {zh}"
            yield f"    {en}"
    count = Counter(one["standing"] for one in lines)
    here = [(*_STANDINGS[one], count[one]) for one in STANDINGS if count[one]]
    zh = "，".join(f"{name} {number}" for name, _, number in here)
    en = ", ".join(f"{number} {name}" for _, name, number in here)
    yield f"共 {len(lines)} 台：{zh}。 {len(lines)} in all: {en}." if here else "没有。 None."


def _row(one: Mapping[str, Any]) -> tuple[str, ...]:
    place = f"{one['hall']} · {one['name']}"
    told = (one["device"], _ago(one["quiet_minutes"]), one["version"] or "-", place)
    return (*_STANDINGS[one["standing"]], *told)


def _ago(minutes: int) -> str:
    """Return how long ago, in the unit that fits."""
    hours = minutes // 60
    if hours >= 48:  # noqa: PLR2004
        return f"{hours // 24} d"
    return f"{hours} h" if hours else f"{minutes} min"


def _figures(one: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is not nothing of a kiosk's figures, a line in each language."""
    told = [(*_FIGURES[name], one[name]) for name in _FIGURES if one[name]]
    if told:
        yield "    " + " · ".join(f"{zh} {value}{unit}" for zh, _, unit, value in told)
        yield "    " + " · ".join(f"{en} {value}{unit}" for _, en, unit, value in told)


def _show(options: argparse.Namespace, _clock: Clock) -> None:
    with open_database(options.data) as engine, reading(engine) as connection:
        target = target_of(connection, hall=options.hall, device=options.device)
        rows = list_settings(connection, target, history=options.history)
    print_rows(rows, as_json=options.json)


def _set(options: argparse.Namespace, clock: Clock) -> None:
    value = written(options.name, options.value)
    with open_database(options.data) as engine, entry(engine, clock) as page:
        target = target_of(page.connection, hall=options.hall, device=options.device)
        set_value(page, target, options.name, value, locked=options.locked)
    print(_SET, file=sys.stderr)


def _unset(options: argparse.Namespace, clock: Clock) -> None:
    require_name(options.name)
    with open_database(options.data) as engine, entry(engine, clock) as page:
        target = target_of(page.connection, hall=options.hall, device=options.device)
        set_value(page, target, options.name, None)
    print(_UNSET, file=sys.stderr)
