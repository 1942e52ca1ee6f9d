"""Where the results of cases lie, sealed: here, or at the platform still."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from kiosk.devices.document import PaperDocument, open_document
from kiosk.devices.fault import Fault
from sync.engine import fetch_result
from sync.errors import CannotOpenError
from sync.store import AttachmentLostError, Store
from sync.transport import ResultSource, TransportError
from sync.wire.results import open_result
from sync.wire.slip import slip_key


class ResultFault(Fault):
    """Why the result of a case is not shown here, and the way out."""

    AWAY = (
        "结果还在县里，现在取不来。有网了再来看，或者带上回执单到窗口。",
        "The result is still at the county and cannot be fetched now. Please come back later, or take your slip to the window.",
    )
    CLOSED = (
        "这张回执单打不开这份结果。请带上回执单和身份证到窗口，工作人员给您看。",
        "This slip does not open the result. Please take it and your ID card to the window.",
    )
    ALTERED = (
        "取来的结果文件不对，没有打开。请过一会儿再试，或者带上回执单到窗口。",
        "What came is not the result and was not opened. Please try again later, or take your slip to the window.",
    )


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where results lie: the store, and the platform behind it, if it can be asked now."""

    store: Store
    source: ResultSource
    is_online: Callable[[], bool]

    def open(self, case: UUID, secret: bytes) -> PaperDocument | Fault | None:
        """Open what lies here with a slip's secret; None: it is to be fetched."""
        wanted = self.store.results.of(case)
        if wanted is None:
            return ResultFault.AWAY
        try:
            sealed = self.store.results.read(wanted.digest)
            document = open_result(sealed, case, slip_key(secret))
        except AttachmentLostError:
            return None
        except CannotOpenError:
            return ResultFault.CLOSED
        return open_document(document.data, document.media_type)

    def fetch(self, case: UUID) -> Fault | None:
        """Fetch the result of a case; return why that failed."""
        wanted = self.store.results.of(case)
        if wanted is None or not self.is_online():
            return ResultFault.AWAY
        try:
            fetch_result(self.store, self.source, wanted)
        except TransportError:
            return ResultFault.AWAY
        except AttachmentLostError:
            return ResultFault.ALTERED
        return None
