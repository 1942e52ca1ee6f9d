"""The desk's sections of the day put together: how all stands, and whom to call."""

from dataclasses import replace

from kiosk.parts import Parts
from kiosk.services.cards import CardService
from kiosk.services.desk.call_words import About, about_of
from kiosk.services.desk.calling import CallBook, CallingService
from kiosk.services.desk.case import CaseService
from kiosk.services.desk.contents import ContentsService
from kiosk.services.desk.today import TodayService
from kiosk.services.health.standing import kept_in
from kiosk.services.health.to_call import Call, CallSheet
from kiosk.viewmodels.desk.call_props import CallWords
from kiosk.viewmodels.desk.calls import DeskCallsViewModel
from kiosk.viewmodels.desk.today import DeskTodayViewModel


class Daywork:
    """What staff look at first, and whom they call: the sections 今天 and 要打的电话."""

    def __init__(
        self, parts: Parts, cards: CardService, contents: ContentsService, case: CaseService
    ) -> None:
        """`contents` tells a telephone number, `case` opens the filing itself."""
        desk = parts.desk
        self._parts = parts
        sheet = CallSheet(parts.store, parts.catalogue, parts.trusted_now, parts.zone)
        self.today = _today(parts, sheet, cards)
        book = CallBook(sheet.calls, parts.store.contacts.note)
        self.calling = CallingService(desk, book, contents, parts.lanes.compute)
        parts.sync.changed.connect(self.calling.recount)
        parts.visit.ended.connect(self.calling.recount)
        self.today_view = DeskTodayViewModel(self.today, desk, lambda: parts.office().hall)
        words = CallWords(self._about, sheet.today)
        self.calls_view = DeskCallsViewModel(self.calling, contents, desk, words, case.show)

    def forget(self) -> None:
        """Let go of everything."""
        self.today.forget()
        self.calling.forget()

    def _about(self, call: Call, language: str) -> About:
        parts = self._parts
        item = parts.catalogue.item_named(call.case.item)
        hall = (parts.office().hall, parts.hall.phone)
        return about_of(call, item, hall, parts.zone, language)


def _today(parts: Parts, sheet: CallSheet, cards: CardService) -> TodayService:
    watched = replace(parts.watched, cards=cards)
    return TodayService(
        parts.desk, watched, lambda: kept_in(sheet, parts.expiries), parts.lanes.compute
    )
