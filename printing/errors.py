"""Failures of paper that hall staff can expect, named as facts, with words for them."""

from typing import ClassVar


class PrintError(Exception):
    """Something outside went wrong, and there is something to do about it.

    Subclasses give `zh` and `en`: what happened and what to do. The exception's own message
    carries the detail for the log, never personal data.
    """

    zh: ClassVar[str]
    en: ClassVar[str]

    def words(self, language: str) -> str:
        """Return what to tell a person, in `language` (zh_CN or en)."""
        return self.en if language == "en" else self.zh


class UnusableFontError(PrintError):
    """A font file is missing or damaged."""

    zh = "打印用的字体文件不见了或坏了，请重新安装本系统。"
    en = "A font for printing is missing or damaged. Please install this system again."


class PrinterError(PrintError):
    """The way to the printer is not clear."""


class FolderUnwritableError(PrinterError):
    """The folder that takes the pages is missing or may not be written to."""

    zh = "存放打印文件的文件夹不能用。请检查 U 盘有没有插好，再试一次。"
    en = "The folder for printed pages cannot be used. Please check the USB stick and try again."


class FolderFullError(PrinterError):
    """The medium that takes the pages is full."""

    zh = "存放打印文件的磁盘满了。请腾出空间，再试一次。"
    en = "The disk for printed pages is full. Please free some space and try again."
