"""The report as an Excel workbook: the sums, the items, and a sheet with a chart for what is counted."""

import io
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from printing.documents.moments import written_moment
from printing.documents.report_input import Counted, ReportInput
from printing.documents.report_words import report_words, sections_of, span_words, written_span

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31
_WIDE, _NARROW = 42, 12
_CHART = {"width": 22, "height": 12}


def render_book(report: ReportInput) -> bytes:
    """Return the report as an .xlsx file: figures are figures, and no words are a formula."""
    from openpyxl import Workbook  # noqa: PLC0415  # heavy, and needed here alone

    words, span = report_words(report.language), span_words(report)
    book = Workbook()
    book.properties.title = f"{span.title} {written_span(report)}"
    book.properties.creator = report.hall
    sheet = book.worksheets[0]
    sheet.title = _name(span.title)
    _fill(sheet, (span.title, written_span(report)), _sums(report))
    items = [(item.title, item.filed, item.returned) for item in report.items]
    _fill(
        book.create_sheet(_name(words.items)),
        words.heads,
        [*items, (words.whole, report.filed, report.returned)],
    )
    for heading, counted in (*sections_of(report), (words.ratings, report.told_ratings)):
        if counted:
            _charted(book.create_sheet(_name(heading)), heading, counted)
    if report.kept:
        _fill(book.create_sheet(_name(words.kept)), (words.kept, ""), report.kept)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _sums(report: ReportInput) -> list[tuple[str, str | int]]:
    words, span = report_words(report.language), span_words(report)
    moment = written_moment(report.printed_at, report.language)
    figures = zip(span.sums, (report.filed, report.returned, report.unsent), strict=True)
    return [
        (report.hall, report.device_name),
        *figures,
        *report.durations,
        (words.ratings, report.rating_count),
        (words.news, ""),
        (words.foot.format(moment=moment), ""),
    ]


def _fill(sheet: "Worksheet", heads: Sequence[str], rows: Iterable[Sequence[str | int]]) -> None:
    """Write rows under their heads; text stays text, whatever it begins with."""
    from openpyxl.styles import Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    for place, row in enumerate((heads, *rows), start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(place, column, value)
            if isinstance(value, str):
                cell.data_type = "s"
            if place == 1:
                cell.font = Font(bold=True)
    for column in range(1, len(heads) + 1):
        width = _NARROW if column > 1 else _WIDE
        sheet.column_dimensions[get_column_letter(column)].width = width


def _charted(sheet: "Worksheet", heading: str, counted: Sequence[Counted]) -> None:
    """Write the counts, and a bar for each beside them."""
    from openpyxl.chart import BarChart, Reference  # noqa: PLC0415

    _fill(sheet, (heading, ""), [(one.name, one.count) for one in counted])
    chart = BarChart()
    chart.type, chart.title, chart.legend = "bar", heading, None
    chart.width, chart.height = _CHART["width"], max(_CHART["height"], len(counted) * 0.6)
    last = len(counted) + 1
    chart.add_data(Reference(sheet, min_col=2, min_row=2, max_row=last))
    chart.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=last))
    chart.y_axis.delete = chart.x_axis.delete = False
    chart.x_axis.scaling.orientation = "maxMin"
    sheet.add_chart(chart, "D2")


def _name(words: str) -> str:
    return _FORBIDDEN.sub(" ", words)[:_LONGEST_NAME]
