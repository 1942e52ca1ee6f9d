"""Copies of results on paper."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QObject

from kiosk.devices.document import PRINTED, PaperDocument
from kiosk.services.handover import Order
from kiosk.services.paper import PaperService
from kiosk.services.press import Press
from kiosk.services.slips import Office
from printing import ResultInput


class ResultPaper(PaperService):
    """Prints copies of results. `render` draws one, `office` says whose kiosk it is, `now` when."""

    sheets_only = True

    def __init__(
        self,
        render: Callable[[ResultInput], bytes],
        press: Press,
        office: Callable[[], Office],
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(press, parent)
        self._render = render
        self._office = office
        self._now = now

    def print(self, document: PaperDocument, case: UUID, copy: int, language: str) -> None:
        """Draw and print every page.

        `case`: whose result it is. `copy`: which of this document, from 1; a case that was decided
        anew begins again, so it is not the ledger's.
        """
        hall, now = self._office().hall, self._now()

        def draw(_copy: int) -> bytes:
            pictures = (document.picture(page, PRINTED) for page in range(document.pages))
            pages = tuple(one for one in pictures if isinstance(one, bytes))
            return self._render(ResultInput(pages, hall, now, copy, language))

        self.put_on_paper(Order("result", draw, case))
