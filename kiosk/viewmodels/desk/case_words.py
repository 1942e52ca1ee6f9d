"""Filings as the lists of the desk say them: how each stands, in what tone, and its row."""

from collections.abc import Callable, Mapping
from datetime import datetime

from kiosk.services.readable import readable_day
from kiosk.viewmodels.desk.rows import DeskRow, Tone
from sync.store import CaseRow, Status
from sync.wire.numbers import grouped

# In Chinese and English, with tone and symbol.
STATUSES: Mapping[Status, tuple[str, str, Tone, str]] = {
    "waiting": ("等着送", "Waiting", "soft", "outbox"),
    "received": ("县里收到了", "Received", "primary", "cloud_done"),
    "accepted": ("正在办", "Accepted", "primary", "hourglass_top"),
    "supplement": ("要补材料", "Papers wanted", "note", "note_add"),
    "returned": ("退回要改", "Returned", "note", "assignment_return"),
    "decided": ("办好了", "Decided", "good", "task_alt"),
    "closed": ("办完了", "Closed", "good", "task_alt"),
    "withdrawn": ("撤回了", "Withdrawn", "soft", "undo"),
}


def in_language(language: str, zh: str, en: str) -> str:
    """Return the words in the language of the desk."""
    return en if language == "en" else zh


def status_words(status: Status, language: str) -> str:
    """Say how a filing stands."""
    zh, en, _, _ = STATUSES[status]
    return in_language(language, zh, en)


def title_of(row: CaseRow, item_title: Callable[[str, str], str], language: str) -> str:
    """Return what was filed; `item_title`: the title of an item's code, "" for an unknown one."""
    return row.title.get(language) or item_title(row.item, language) or row.item


def case_row(
    row: CaseRow, item_title: Callable[[str, str], str], now: datetime, language: str
) -> DeskRow:
    """Return a filing as a row of a list; `now` in the hall's time zone."""
    _, _, tone, symbol = STATUSES[row.status]
    elsewhere = in_language(language, "大厅别的机器收的", "filed at another kiosk")
    parts = (row.masked_name if row.is_here else elsewhere, grouped(row.slip_number))
    return DeskRow(
        key=str(row.id),
        title=title_of(row, item_title, language),
        detail=" · ".join(filter(None, parts)),
        symbol=symbol,
        tone=tone,
        lead=status_words(row.status, language),
        side=readable_day(row.made_at.astimezone(now.tzinfo).date(), now.date(), language),
        action=in_language(language, "看件", "Open"),
        action_symbol="visibility",
    )
