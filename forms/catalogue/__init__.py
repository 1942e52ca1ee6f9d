"""Service items and life events: from the clerk's workbook to what a kiosk offers.

A kiosk that opens a built catalogue needs none of the libraries that read workbooks, so the
functions for authors bring theirs along when they are called.
"""

from collections.abc import Mapping
from pathlib import Path

from forms.catalogue.calendar import Span, WorkCalendar
from forms.catalogue.catalogue import Catalogue, open_catalogue
from forms.catalogue.concepts import CONCEPTS
from forms.catalogue.item import (
    ALWAYS,
    CHOSEN,
    LATER,
    NOW,
    PROMISE,
    Answer,
    CatalogueError,
    EventItem,
    FaultyWorkbookError,
    Finding,
    LifeEvent,
    Material,
    ServiceItem,
    Topic,
)
from forms.catalogue.layout import PrintRow
from forms.catalogue.phrases import phrases_of
from forms.catalogue.source import source_digest
from forms.catalogue.text import Text

__all__ = [
    "ALWAYS",
    "CHOSEN",
    "CONCEPTS",
    "LATER",
    "NOW",
    "PROMISE",
    "Answer",
    "Catalogue",
    "CatalogueError",
    "EventItem",
    "FaultyWorkbookError",
    "Finding",
    "LifeEvent",
    "Material",
    "PrintRow",
    "ServiceItem",
    "Span",
    "Text",
    "Topic",
    "WorkCalendar",
    "build_catalogue",
    "check_workbook",
    "convert_workbook",
    "files_beside",
    "open_catalogue",
    "phrases_of",
    "read_form",
    "read_service_item",
    "source_digest",
]


def check_workbook(path: Path, *, as_service: bool | None = None) -> tuple[Finding, ...]:
    """Say what is wrong in a workbook (.xlsx or .md), with sheet, cell and cure; () where nothing is.

    A file named topics is checked as the list of topics, one named calendar as the working-day
    calendar, one with a sheet event as a life event, together with the items beside it. Topics are
    compared with the list that lies beside, where there is one. A damaged file is a finding, too.

    Args:
        path: the workbook.
        as_service: whether the rules for service items apply, beside those for every XLSForm. None:
            where the workbook has a sheet service or materials, or anything else of ours.
    """
    from forms.catalogue import check  # noqa: PLC0415 - see above

    return check.check_workbook(path, as_service=as_service)


def read_form(path: Path) -> bytes:
    """Return the XForm of any XLSForm (.xlsx or .md), a service item's too.

    Raises:
        FaultyWorkbookError: there are faults in it, each a finding as of `check_workbook`.
        CatalogueError: the file cannot be read.
    """
    from forms.catalogue import check  # noqa: PLC0415 - see above

    return check.read_form(path)


def read_service_item(path: Path) -> tuple[ServiceItem, bytes]:
    """Return the service item of a workbook (.xlsx or .md), and its XForm.

    Raises:
        FaultyWorkbookError: there are faults in it, each a finding as of `check_workbook`.
        CatalogueError: the file cannot be read.
    """
    from forms.catalogue import check  # noqa: PLC0415 - see above

    return check.read_service_item(path)


def files_beside(path: Path) -> Mapping[str, Path]:
    """Return by name the files a form may use: in its folder NAME-media, else beside it."""
    from forms.catalogue import check  # noqa: PLC0415 - see above

    return check.files_beside(path)


def convert_workbook(source: Path, target: Path) -> None:
    """Write a workbook in the other form: Excel or Markdown, by the name's ending.

    Raises:
        CatalogueError: `source` cannot be read or `target` not be written, or `target` ends neither
            in .xlsx nor in .md.
    """
    from forms.catalogue import workbook  # noqa: PLC0415 - see above

    workbook.write_workbook(workbook.read_workbook(source), target)


def build_catalogue(workbooks: Path, divisions: Path, out: Path) -> None:
    """Write the catalogue folder `out`, whole or not at all.

    Args:
        workbooks: folder with one workbook per service item and per life event, topics (.md or
            .xlsx) and, for working days other than Monday to Friday, calendar (.md or .xlsx).
        divisions: folder with the lists forms may name, as NAME.csv.xz.
        out: the folder to write; one that is there is replaced.

    Raises:
        CatalogueError: a workbook has a mistake (the first is named), two have the same code, the
            items of a life event do not fit together, there is no list of topics, or a list that a
            form names is missing.
    """
    from forms.catalogue import build  # noqa: PLC0415 - see above

    build.build_catalogue(workbooks, divisions, out)
