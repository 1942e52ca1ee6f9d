"""The documents that a resident takes along, for whatever paper the printer has."""

from printing.documents import checklist, returned, slip, test_page
from printing.documents.checklist import ChecklistInput
from printing.documents.checklist_roll import checklist_on_roll
from printing.documents.returned import ReturnedInput
from printing.documents.returned_roll import returned_on_roll
from printing.documents.roll_test_page import test_page_on_roll
from printing.documents.slip import SlipInput
from printing.documents.slip_roll import slip_on_roll
from printing.documents.test_page import TestPageInput
from printing.layout.fonts import Fonts
from printing.layout.stock import Stock


def render_slip(of: SlipInput, fonts: Fonts, stock: Stock = Stock.A4) -> bytes:
    """Return a slip (回执单) as a PDF: A5 upright, or a strip.

    Raises:
        UnusableFontError: a font file is missing or damaged.
    """
    return slip_on_roll(of, fonts, stock) if stock.is_roll else slip.render_slip(of, fonts)


def render_checklist(of: ChecklistInput, fonts: Fonts, stock: Stock = Stock.A4) -> bytes:
    """Return a list of what to bring (一次性告知单) as a PDF: A5 upright, or a strip.

    Raises:
        UnusableFontError: a font file is missing or damaged.
    """
    if stock.is_roll:
        return checklist_on_roll(of, fonts, stock)
    return checklist.render_checklist(of, fonts)


def render_returned(of: ReturnedInput, fonts: Fonts, stock: Stock = Stock.A4) -> bytes:
    """Return the notice of a returned case (补正通知) as a PDF: A4 upright, or a strip.

    Raises:
        UnusableFontError: a font file is missing or damaged.
    """
    if stock.is_roll:
        return returned_on_roll(of, fonts, stock)
    return returned.render_returned(of, fonts)


def render_test_page(of: TestPageInput, fonts: Fonts, stock: Stock = Stock.A4) -> bytes:
    """Return a printer's test page as a PDF: A4 upright, or a strip.

    Raises:
        UnusableFontError: a font file is missing or damaged.
    """
    if stock.is_roll:
        return test_page_on_roll(of, fonts, stock)
    return test_page.render_test_page(of, fonts)
