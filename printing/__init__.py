"""From data to paper: documents as PDF, and the way to the printer (`printing.spool`)."""

from printing.documents.checklist import ChecklistInput, ChecklistPaper, render_checklist
from printing.documents.mask import mask_name
from printing.documents.result import ResultInput, render_result
from printing.documents.slip import SlipInput, render_slip
from printing.layout.fonts import Fonts

__all__ = [
    "ChecklistInput",
    "ChecklistPaper",
    "Fonts",
    "ResultInput",
    "SlipInput",
    "mask_name",
    "render_checklist",
    "render_result",
    "render_slip",
]
