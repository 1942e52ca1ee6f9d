"""A form to be looked at before it is published: read from its file, with what it needs beside it."""

import lzma
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import forms
from forms.catalogue import CatalogueError, FaultyWorkbookError, files_beside, read_form

_LARGEST = 50_000_000


@dataclass(frozen=True, slots=True)
class FormFile:
    """A form as its file holds it; `media` opens the files it may name, by name."""

    form: forms.Form
    media: Mapping[str, Callable[[], bytes]]

    @property
    def warnings(self) -> tuple[forms.FormError, ...]:
        """What is odd about the form though it can be shown; a missing file makes an empty list."""
        return (*map(_missing, self.form.missing_media), *self.form.warnings)

    def medium(self, name: str) -> bytes:
        """Return a file that the form names, b"" where there is none."""
        return self.media[name]() if name in self.media else b""


def read_form_file(path: Path, lists: Path) -> FormFile:
    """Read a workbook (.md, .xlsx) or an XForm (.xml).

    Args:
        path: the file. Its media lie in a folder `NAME-media` beside it, or beside it themselves.
        lists: folder with the lists that every form may name, as NAME.csv.xz.

    Raises:
        FormError: it cannot be read, has a mistake, or asks nothing.
    """
    xform = _content(path) if path.suffix.lower() == ".xml" else read_form(path)
    media = media_of(path, lists)
    form = forms.load(xform, media)
    if not form.controls:
        raise CatalogueError(
            "This form asks nothing.",
            place=path.name,
            cure="Add a question to it.",
            zh="这张表什么都没问，请加上题目。",
        )
    return FormFile(form, media)


def media_of(path: Path, lists: Path) -> Mapping[str, Callable[[], bytes]]:
    """Return what opens the files that the form in `path` may name; `lists` as above."""
    media = {file.stem: partial(_unpacked, file) for file in lists.glob("*.xz")}
    return media | {name: partial(_content, file) for name, file in files_beside(path).items()}


def words_of(error: forms.FormError, language: str) -> tuple[str, ...]:
    """Say everything that is wrong with a file, each with its cure."""
    if isinstance(error, FaultyWorkbookError):
        return tuple(finding.words(language) for finding in error.findings)
    return (error.user_text(language),)


def _missing(name: str) -> forms.FormError:
    return CatalogueError(
        "This file is missing: lists that are made of it are empty.",
        place=name,
        cure="Put it into the folder NAME-media beside the form.",
        zh="缺少这个文件，用到它的选项是空的。请放进表格旁边的“表名-media”文件夹。",
    )


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size <= _LARGEST:
            return path.read_bytes()
    except OSError as error:
        raise CatalogueError(
            f"The file cannot be read ({error.strerror}).",
            place=path.name,
            cure="See whether it is still there.",
            zh="打不开这个文件。请看看它还在不在。",
        ) from error
    raise CatalogueError("The file is too large.", place=path.name, zh="文件太大。")


def _unpacked(path: Path) -> bytes:
    return lzma.decompress(path.read_bytes())
