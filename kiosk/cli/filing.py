"""`kiosk filing open`: what was filed, opened with its slip, offline."""

import argparse
import os
import sys
from contextlib import closing
from pathlib import Path

from kiosk.cli.arguments import Words, data_folder
from kiosk.cli.common import ZONE, hall_time, stored
from kiosk.paths import DIVISIONS, SERVICES
from kiosk.services.application import form_of
from kiosk.services.catalogue import CatalogueService, catalogue_of
from kiosk.services.opening import OpenedFiling, open_filings
from kiosk.services.slips import Office
from kiosk.stationery import PAPER
from printing import render_application
from sync.errors import KnownError
from sync.store import Store


class OutFolderError(KnownError):
    """A file cannot be written to where it was asked for."""

    zh = "文件没有写出：文件夹写不进去，或里面已有同名文件。请换一个空文件夹。"
    en = (
        "The files were not written: the folder refuses them, or has such files. Take an empty one."
    )


class FormNotHereError(KnownError):
    """The form cannot be printed as it was filled in."""

    zh = "申请表印不出来：交的时候用的表格，本机已经没有那个版本了。请到县平台上打印。"
    en = "The form cannot be written: its version is no longer on this kiosk. Print it at the platform."


def add(add_parser: Words) -> None:
    """Add `filing open`."""
    parser = add_parser("filing", help="open a filing with its slip")
    command = parser.add_subparsers(required=True, metavar="COMMAND").add_parser(
        "open", help="show what was filed, to who holds the slip; no network is needed"
    )
    data_folder(command)
    command.add_argument(
        "--slip", required=True, help="the text of the slip's code; - reads it from the input"
    )
    command.add_argument("--out", type=Path, help="write the attachments into this folder")
    command.add_argument(
        "--form",
        type=Path,
        metavar="FILE.pdf",
        help="write the application form; of several filings the others as FILE-NUMBER.pdf",
    )
    command.set_defaults(call=open_)


def open_(given: argparse.Namespace) -> int:
    """Print what was filed; files are written only where that is asked for, a folder for each."""
    text = sys.stdin.read() if given.slip == "-" else given.slip
    with closing(stored(given)) as store:
        catalogue = CatalogueService(
            catalogue_of(SERVICES, DIVISIONS, given.data.catalogue), older=given.data.catalogues
        )
        filings = open_filings(store, catalogue.form_named, text)
        for place, filing in enumerate(filings):
            _show(filing)
            if given.out is not None:
                _write_files(filing, given.out / filing.number if len(filings) > 1 else given.out)
            if given.form is not None:
                more = f"-{filing.number}" if place else ""
                file = given.form.with_name(f"{given.form.stem}{more}{given.form.suffix}")
                _write_form(filing, store, catalogue, file)
    return 0


def _show(filing: OpenedFiling) -> None:
    print(f"{filing.number}  {filing.item}  {hall_time(filing.made_at)}")
    for label, answer in filing.answers:
        print(f"{label}：{answer}" if answer else f"{label}：—")
    if not filing.answers:
        print(
            "本机没有这张表的这个版本，下面是原样的内容。 This form is not here; the record as it is:"
        )
        print(filing.content)
    for file in filing.files:
        state = "" if file.data is not None else "  （不在本机） (not on this disk)"
        print(f"[{file.media_type}] {file.name}  {file.size} B{state}")


def _write_files(filing: OpenedFiling, folder: Path) -> None:
    """Write the files under names of our own making where theirs would lead elsewhere."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for place, file in enumerate(filing.files, start=1):
            if file.data is not None:
                name = file.name if Path(file.name).name == file.name else f"file-{place}"
                _write(folder / name, file.data)
    except OSError as error:
        raise OutFolderError(str(error)) from error


def _write_form(
    filing: OpenedFiling, store: Store, catalogue: CatalogueService, file: Path
) -> None:
    """Write the form as it would be printed, marked as a copy where it was printed before."""
    enrolment, form = store.enrolment(), filing.form
    found = catalogue.filed_with(filing.item, form.id, form.version) if form else None
    if filing.filling is None or found is None or enrolment is None:
        raise FormNotHereError(filing.number)
    answer = enrolment.answer
    office = Office(answer.hall, answer.device_name, answer.address, ZONE, answer.device)
    jobs = store.prints.of(filing.id)
    printed = sum(job.document == "application" and job.state != "failed" for job in jobs)
    application = form_of(filing, filing.filling, found[0], office, copy=printed + 1)
    try:
        _write(file, render_application(application, PAPER))
    except OSError as error:
        raise OutFolderError(str(error)) from error


def _write(file: Path, content: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(file, flags, 0o600), "wb") as out:
        out.write(content)
    print(file)
