"""What a platform says of a case, put straight into a kiosk's store."""

from datetime import datetime

from sync.clock import milliseconds
from sync.store import Filed, Store
from sync.wire.changes import CaseStatus, Change, Changes, Result
from tests.support.answers import mark
from tests.support.filings import START
from tests.support.platform_model import PlatformModel

CASE_NUMBER = "0001-2026-1-000001-0001"


def tell(
    store: Store,
    filed: Filed,
    status: CaseStatus,
    note: str = "",
    *,
    position: int = 1,
    item: str = "",
    result: Result | None = None,
    wanted: tuple[str, ...] = (),
    due: datetime | None = None,
) -> None:
    """Let the store hear of a case, as a pull brings it."""
    change = Change(
        position,
        filed.envelope_id,
        filed.slip_number,
        item,
        CASE_NUMBER,
        status,
        note,
        milliseconds(START),
        result,
        wanted,
        None if due is None else milliseconds(due),
    )
    proved = mark(PlatformModel(), position)
    changes = Changes(1, proved.signed, position, more=False, at=0, changes=(change,))
    store.replica.apply(proved, changes)
    store.replica.trust(milliseconds(START))
