"""`kiosk outbox`: what the platform has not taken yet and why, and trying it again."""

import argparse
from collections.abc import Iterator
from contextlib import closing
from uuid import UUID

from kiosk.cli.arguments import Words, data_folder
from kiosk.cli.common import hall_time, stored
from kiosk.services.reasons import reason_words, state_words
from sync.errors import KnownError
from sync.store import OutboxRow, Store

_PAGE = 500


class NotWaitingError(KnownError):
    """What was named is not in the outbox."""

    zh = "待传清单里没有这一份：可能已经送到。请用 kiosk outbox list 核对。"
    en = "This is not in the outbox: it may have arrived. See kiosk outbox list."


def add(add_parser: Words) -> None:
    """Add `outbox list` and `outbox retry`."""
    parser = add_parser("outbox", help="what is still to go, and why")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    lists = commands.add_parser("list", help="what the platform has not taken, with the reason")
    data_folder(lists)
    lists.set_defaults(call=list_)
    again = commands.add_parser("retry", help="offer it again at once, whatever was said of it")
    data_folder(again)
    which = again.add_mutually_exclusive_group(required=True)
    which.add_argument("--all", action="store_true")
    which.add_argument(
        "ids",
        nargs="*",
        default=[],
        metavar="NUMBER",
        help="slip number, in quotes where it has spaces, or envelope id",
    )
    again.set_defaults(call=retry)


def list_(given: argparse.Namespace) -> int:
    """Print every entry, what needs a person first."""
    with closing(stored(given)) as store:
        count = 0
        for count, row in enumerate(_rows(store), start=1):  # noqa: B007
            _show(row)
        files = store.waiting().files
    print(f"{count} 份待传，{files} 个附件待传。 {count} to go, {files} attachments to go.")
    return 0


def retry(given: argparse.Namespace) -> int:
    """Put entries at the head of the queue; the next cycle offers them."""
    with closing(stored(given)) as store:
        ids = None if given.all else _named(store, given.ids)
        count = store.outbox.retry(ids)
    print(
        f"{count} 份会在下次连通时马上再传。 {count} will be offered again with the next connection."
    )
    return 0


def _rows(store: Store) -> Iterator[OutboxRow]:
    after: OutboxRow | None = None
    while page := store.outbox.list(after=after, limit=_PAGE):
        yield from page
        after = page[-1]


def _show(row: OutboxRow) -> None:
    print(
        f"{row.slip_number}  {hall_time(row.made_at)}  {row.size} B  {row.attempts} 次/tries  "
        f"{state_words(row.state, 'zh_CN')} / {state_words(row.state, 'en')}  {row.envelope_id}"
    )
    for language in ("zh_CN", "en"):
        if reason := reason_words(row.problem, language):
            print(f"    {reason}")


def _named(store: Store, names: list[str]) -> list[UUID]:
    """Return the ids of entries named by slip number or id."""
    rows = {row.slip_number: row.envelope_id for row in _rows(store)}
    known = rows | {str(one): one for one in rows.values()}
    ids = {name: known.get("".join(name.split())) for name in names}
    if missing := [name for name, one in ids.items() if one is None]:
        raise NotWaitingError(", ".join(missing))
    return [one for one in ids.values() if one is not None]
