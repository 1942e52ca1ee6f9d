"""From data to paper: documents as PDF, and the way to the printer (`printing.spool`)."""

from printing.documents.application import ApplicationInput, render_application
from printing.documents.checklist import ChecklistInput, ChecklistPaper
from printing.documents.form_parts import (
    FormDeclaration,
    FormField,
    FormOffice,
    FormPart,
    FormSection,
    FormSignature,
    FormTable,
    FormWidth,
)
from printing.documents.mask import mask_name
from printing.documents.promise import PromisedPaper, PromiseInput, render_promise
from printing.documents.report import render_report
from printing.documents.report_book import render_book
from printing.documents.report_input import (
    LEAST_TOLD,
    Counted,
    ReportedItem,
    ReportInput,
    pooled,
)
from printing.documents.report_words import sections_of, span_words, written_span
from printing.documents.result import ResultInput, render_result
from printing.documents.returned import ReturnedInput
from printing.documents.slip import SlipInput
from printing.documents.stocked import (
    render_checklist,
    render_returned,
    render_slip,
    render_test_page,
)
from printing.documents.test_page import VERSIONS, TestPageInput
from printing.layout.fonts import Fonts
from printing.layout.stock import Stock

__all__ = [
    "LEAST_TOLD",
    "VERSIONS",
    "ApplicationInput",
    "ChecklistInput",
    "ChecklistPaper",
    "Counted",
    "Fonts",
    "FormDeclaration",
    "FormField",
    "FormOffice",
    "FormPart",
    "FormSection",
    "FormSignature",
    "FormTable",
    "FormWidth",
    "PromiseInput",
    "PromisedPaper",
    "ReportInput",
    "ReportedItem",
    "ResultInput",
    "ReturnedInput",
    "SlipInput",
    "Stock",
    "TestPageInput",
    "mask_name",
    "pooled",
    "render_application",
    "render_book",
    "render_checklist",
    "render_promise",
    "render_report",
    "render_result",
    "render_returned",
    "render_slip",
    "render_test_page",
    "sections_of",
    "span_words",
    "written_span",
]
