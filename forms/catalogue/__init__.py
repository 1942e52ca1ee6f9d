"""Service items: what can be asked for at a kiosk, from the clerk's workbook to the home screen.

A kiosk that opens a built catalogue needs none of the libraries that read workbooks, so the
functions for authors bring theirs along when they are called.
"""

from pathlib import Path

from forms.catalogue.catalogue import Catalogue, open_catalogue
from forms.catalogue.item import (
    CatalogueError,
    Finding,
    Material,
    ServiceItem,
    Text,
    Topic,
)
from forms.catalogue.source import source_digest

__all__ = [
    "Catalogue",
    "CatalogueError",
    "Finding",
    "Material",
    "ServiceItem",
    "Text",
    "Topic",
    "build_catalogue",
    "check_workbook",
    "convert_workbook",
    "open_catalogue",
    "source_digest",
]


def check_workbook(path: Path) -> tuple[Finding, ...]:
    """Say what is wrong in a workbook (.xlsx or .md), with sheet, cell and cure; () where nothing is.

    A file named topics is checked as the list of topics. The topics of an item are compared with
    the list that lies beside it, where there is one. A damaged file is a finding, too.
    """
    from forms.catalogue import check  # noqa: PLC0415 - see above

    return check.check_workbook(path)


def convert_workbook(source: Path, target: Path) -> None:
    """Write a workbook in the other form: Excel or Markdown, by the name's ending.

    Raises:
        CatalogueError: `source` cannot be read.
        ValueError: `target` ends neither in .xlsx nor in .md.
    """
    from forms.catalogue import workbook  # noqa: PLC0415 - see above

    workbook.write_workbook(workbook.read_workbook(source), target)


def build_catalogue(workbooks: Path, divisions: Path, out: Path) -> None:
    """Write the catalogue folder `out`, whole or not at all.

    Args:
        workbooks: folder with one workbook per service item, and topics.md or topics.xlsx.
        divisions: folder with the lists forms may name, as NAME.csv.xz.
        out: the folder to write; one that is there is replaced.

    Raises:
        CatalogueError: a workbook has a mistake (the first is named), two have the same code, there
            is no list of topics, or a list that a form names is missing.
    """
    from forms.catalogue import build  # noqa: PLC0415 - see above

    build.build_catalogue(workbooks, divisions, out)
