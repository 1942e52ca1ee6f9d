"""Failures of paper that hall staff can expect, named as facts, with words for them."""

from enum import Enum
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


class PrinterAddressError(PrinterError):
    """The printer's address in the settings cannot be understood."""

    zh = "设置里的打印机地址写得不对。请技术员检查，例如 ipp://localhost:631/printers/a4。"
    en = (
        "The printer's address in the settings is wrong. Please ask the technician to check it, "
        "for example ipp://localhost:631/printers/a4."
    )


class OutOfPaperError(PrinterError):
    """The tray is empty."""

    zh = "打印机没有纸了。请放好 A4 纸，打印机会自己接着打印。"
    en = "The printer is out of paper. Please load A4 paper; it then goes on by itself."


class OutOfRollError(OutOfPaperError):
    """The roll is used up."""

    zh = "小票打印机没有纸了。请装上新纸卷，打印机会自己接着打印。"
    en = "The receipt printer is out of paper. Please put in a new roll; it then goes on by itself."


class TrayMissingError(PrinterError):
    """The paper tray is not in its place."""

    zh = "打印机的纸盒没有推到底。请把纸盒推好，打印机会自己接着打印。"
    en = "The paper tray is not in its place. Please push it in; printing then goes on by itself."


class OutputFullError(PrinterError):
    """Nothing more fits where the pages come out."""

    zh = "打印机出纸口满了。请取走打印好的纸，打印机会自己接着打印。"
    en = "The printer's output tray is full. Please take the pages away; it then goes on by itself."


class CoverOpenError(PrinterError):
    """A cover or door is open."""

    zh = "打印机的盖子没有关好。请关好盖子，打印机会自己接着打印。"
    en = "A cover of the printer is open. Please close it; printing then goes on by itself."


class PaperJamError(PrinterError):
    """Paper is stuck inside."""

    zh = "打印机卡纸了。请打开盖子，顺着出纸方向慢慢抽出卡住的纸，再关好盖子。"
    en = (
        "Paper is stuck in the printer. Please open it, pull the sheet out slowly "
        "the way it travels, and close it again."
    )


class CutterStuckError(PrinterError):
    """The cutter of a receipt printer does not move."""

    zh = "小票打印机的切刀卡住了。请关掉打印机，打开盖子取出卡住的纸，关好盖子再打开电源。"
    en = (
        "The cutter of the receipt printer is stuck. Please switch the printer off, open it, "
        "take out the paper that is stuck, close it and switch it on again."
    )


class PrinterHotError(PrinterError):
    """The print head is too hot and rests."""

    zh = "打印头太热，正在歇一会儿，凉了会自己接着打印。"
    en = "The print head is too hot; it rests and then goes on by itself."


class TonerEmptyError(PrinterError):
    """Toner or ink is used up."""

    zh = "打印机的墨粉（墨水）用完了。请换上新的墨盒。"
    en = "The printer's toner or ink is used up. Please put in a new cartridge."


class OfflineError(PrinterError):
    """The printer is switched off, asleep for good, or its cable is out."""

    zh = "连不上打印机。请看打印机的电源有没有打开，线有没有插好。"
    en = "The printer cannot be reached. Please check that it is switched on and its cable is in."


class NotAcceptingError(PrinterError):
    """Someone told the printer or its queue to take no jobs, or to stop."""

    zh = "打印机被暂停了，不接收打印。请在打印机上恢复，或者请技术员重新启用打印队列。"
    en = (
        "The printer is paused and takes no jobs. Please resume it at the printer, "
        "or ask the technician to enable its queue."
    )


class PrinterBusyError(PrinterError):
    """The printer is at another job and takes no second one."""

    zh = "打印机正忙着打印别的，请等一会儿再试。"
    en = "The printer is busy with another job. Please wait a moment and try again."


class PrinterFaultError(PrinterError):
    """The printer reports a fault that has no name of its own here."""

    zh = "打印机出了故障。请看打印机上的提示，关掉电源再打开；还不行请找技术员。"
    en = (
        "The printer has a fault. Please look at its display, switch it off and on again; "
        "if that does not help, call the technician."
    )


class SpoolerGoneError(PrinterError):
    """The print service of the machine (cupsd) does not answer, or hangs."""

    zh = "本机的打印服务没有回应。请重新启动本机；还不行请找技术员。"
    en = (
        "The print service of this machine does not answer. Please restart the machine; "
        "if that does not help, call the technician."
    )


class QueueMissingError(PrinterError):
    """There is no printer or queue of that name."""

    zh = "找不到设置里的那台打印机。请技术员检查打印机的名称。"
    en = (
        "There is no printer of the name in the settings. "
        "Please ask the technician to check the name."
    )


class PrinterForbiddenError(PrinterError):
    """The printer or its queue does not let this machine print without a password."""

    zh = "打印机不让本机打印。请技术员按安装说明检查打印服务的权限。"
    en = (
        "The printer does not let this machine print. "
        "Please ask the technician to check its permissions as the manual says."
    )


class UntrustedPrinterError(PrinterError):
    """The printer shows a certificate that is not trusted."""

    zh = "打印机出示的证书不对，为了保密没有打印。请技术员检查打印机和它的证书指纹。"
    en = (
        "The printer's certificate is not the right one; nothing was printed, to keep it private. "
        "Please ask the technician to check the printer and its fingerprint."
    )


class DocumentRefusedError(PrinterError):
    """The printer does not take this kind of document."""

    zh = "打印机不接收这份文件。请技术员检查打印机能不能打印 PDF。"
    en = (
        "The printer does not take this document. "
        "Please ask the technician to check that it prints PDF."
    )


class PaperTooNarrowError(DocumentRefusedError):
    """The document is for sheets, the printer has a roll."""

    zh = "这台是小票打印机，打不了 A4 纸的文件。请在窗口打印。"
    en = "This is a receipt printer; it cannot print A4 documents. Please print it at the window."


class LostHalfwayError(PrinterError):
    """The cable was pulled or the printer switched off while it printed."""

    zh = "打到一半，打印机断线了，这张不完整，请作废。请检查打印机的电源和线，再打一次。"
    en = (
        "The printer was cut off halfway; the paper is not whole, please throw it away. "
        "Check its power and cable, and print once more."
    )


class PrinterSilentError(PrinterError):
    """The printer takes nothing and answers nothing, though the way to it is open."""

    zh = "小票打印机不动了。请看有没有纸、盖子有没有关好、电源和线有没有插好。"
    en = (
        "The receipt printer stands still. Please check its paper, its cover, its power "
        "and its cable."
    )


class UnansweredError(PrinterError):
    """The document was handed over, and the answer was lost: it may come out or not."""

    zh = "打印机没有回答，纸可能会出来，也可能不会。请先看一看打印机。"
    en = "The printer did not answer; the page may or may not come out. Please look there first."


class PrinterWarning(Enum):
    """What staff should see to soon, though the next page comes out: its words in zh and en."""

    PAPER_LOW = ("打印机的纸快用完了，请加纸。", "The printer is low on paper. Please load some.")
    TONER_LOW = (
        "打印机的墨粉（墨水）快用完了，请准备新的墨盒。",
        "The printer is low on toner or ink. Please have a new cartridge ready.",
    )
    NEEDS_A_LOOK = (
        "打印机提示有情况（例如有一个纸盒没有纸），请看一看。",
        "The printer reports something (one of its trays may be empty). Please have a look.",
    )
    CANNOT_TELL = (
        "这台小票打印机不会报告有没有纸、打没打完，请多看一眼。",
        "This receipt printer cannot tell whether it has paper or is done; please look at it.",
    )
    KEEPS_JOBS = (
        "本机的打印服务会留下打印过的内容。请技术员按安装说明关掉。",
        "The print service here keeps what was printed. Please ask the technician to stop that.",
    )

    def words(self, language: str) -> str:
        """Return what to tell staff, in `language` (zh_CN or en)."""
        zh, en = self.value
        return en if language == "en" else zh
