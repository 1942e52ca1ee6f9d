"""The printer's test page at the desk: whether what is printed comes out, and comes out well."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from typing_extensions import override

from kiosk.jobs import Err, Ok
from kiosk.services.desk.desk import DeskService
from kiosk.services.handover import Order, Progress
from kiosk.services.paper import PaperService
from kiosk.services.press import Press
from printing import Stock, TestPageInput


class TrialPaper(PaperService):
    """Prints the test page at the printer that counts, as often as somebody wants."""

    def __init__(
        self,
        page: Callable[[str], TestPageInput],
        render: Callable[[TestPageInput, Stock], bytes],
        press: Press,
        desk: DeskService,
        parent: QObject | None = None,
    ) -> None:
        """`page`: what it says in a language; `render`: draws it."""
        super().__init__(press, parent)
        self._page = page
        self._render = render
        self._desk = desk

    @property
    @override
    def can_print(self) -> bool:
        """Whether it may be asked for now."""
        return self.has_printer and not self.is_busy and self._desk.may("devices")

    def print(self) -> None:
        """Note it, then draw and print the page; what cannot be noted is not printed.

        Raises:
            NotAllowedError: who works here has nothing to do with devices.
        """
        page, stock = self._page(self._desk.state.language), self._press.stock
        order = Order("test", lambda _copy: self._render(page, stock))

        def noted(result: Ok[None] | Err) -> None:
            if isinstance(result, Err):
                self._show([Progress("failed", result.error)])
            else:
                self.put_on_paper(order)

        if not self.is_busy:
            self._desk.perform("devices", lambda: None, noted, subject="test-page")
            self._show([Progress("waiting")])
