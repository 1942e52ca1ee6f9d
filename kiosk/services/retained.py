"""How long this kiosk keeps what, in words; the store itself goes by the same figures."""

from collections.abc import Iterator
from datetime import timedelta

from sync.store import Retention
from sync.store.drafts import KEPT_FOR
from sync.store.schema_triggers import AUDIT_DAYS


def retained(language: str) -> Iterator[tuple[str, str]]:
    """Yield what is kept, and for how long; of filings after the last word of the platform."""
    kept = Retention()
    for (zh, en), span in (
        (("没交完的（办事码能接着填）", "Drafts, opened by their code"), KEPT_FOR),
        (("办完、撤回的件", "Filings that were decided, closed or withdrawn"), kept.ended),
        (("还在办的件", "Filings on their way"), kept.running),
        (("意见和评价", "Opinions and ratings"), kept.brief),
        (("操作记录", "What staff did"), timedelta(days=AUDIT_DAYS)),
    ):
        yield (en, f"{span.days} days") if language == "en" else (zh, f"{span.days} 天")
    yield (
        ("Not yet safe at the platform", "kept until it is, whatever its age")
        if language == "en"
        else ("县平台还没存稳的", "一直留着，不删")
    )
