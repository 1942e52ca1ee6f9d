"""What is said of paper: how far it got, what to do next, and that there will be none."""

from collections.abc import Mapping

from kiosk.services.handover import Progress, Stage
from kiosk.services.paper import PaperService
from kiosk.services.printer import PrinterService
from kiosk.viewmodels.controls import headline

Words = tuple[str, str]

_ON_SCREEN = (
    "请用手机拍下屏幕上的回执单，一样能用。",
    "Photograph the slip on the screen: it is just as good.",
)
_COMES_OUT = ("从屏幕下面的口出来，请收好。", "It comes out below the screen. Please keep it.")
_SLIP: Mapping[Stage, tuple[Words, Words]] = {
    "waiting": (("正在打回执单，请稍等", "Printing your slip"), _COMES_OUT),
    "printing": (("正在打回执单，请稍等", "Printing your slip"), _COMES_OUT),
    "printed": (("回执单打好了", "Your slip is printed"), _COMES_OUT),
    "failed": (("回执单没有打出来", "The slip did not print"), _ON_SCREEN),
    "held_up": (
        ("回执单停住了", "The slip is held up"),
        (
            "请找工作人员，弄好了自动接着打。急着走就拍下屏幕上的回执单。",
            "Call staff; then it goes on by itself. In a hurry? Photograph the slip on the screen.",
        ),
    ),
    "unknown": (
        ("回执单可能打出来了", "The slip may have come out"),
        (
            "请看看出纸口；没有就点“打印”补打。",
            "Please look in the tray. Not there? Press “Print” for a copy.",
        ),
    ),
}
_STATUS: Mapping[Stage, Words] = {
    "none": ("还没有打", "Not printed yet"),
    "waiting": ("马上就打", "About to print"),
    "printing": ("正在打，请稍等", "Printing, please wait"),
    "held_up": ("停住了，请找工作人员", "Held up; please call staff"),
    "printed": ("打好了，请从出纸口拿好", "Printed; please take it"),
    "failed": ("没有打出来", "Did not print"),
    "unknown": ("可能打出来了，请看看出纸口", "It may have come out; please look in the tray"),
}
_NO_PRINTER = ("这台机器不打回执单", "This kiosk prints no slips")


def derive_slip_words(progress: Progress, language: str, *, has_printer: bool) -> tuple[str, str]:
    """Say how far the slip got, and the one thing to do next."""
    if progress.stage not in _SLIP:
        return "", ""
    said, advice = _SLIP[progress.stage]
    if not has_printer:
        said = _NO_PRINTER
    why = headline(progress.error.words(language))[0] if progress.error else of(said, language)
    return why, of(advice, language)


def derive_status(papers: PaperService, language: str) -> str:
    """Say how far a sort of paper got, or why it stands still."""
    error = papers.error
    return headline(error.words(language))[0] if error else of(_STATUS[papers.state], language)


def derive_no_paper(printer: PrinterService | None, language: str) -> str:
    """Say in a few words why there will be no slip on paper; "" where there will."""
    if printer is None:
        return ""
    if not printer.has_printer:
        return of(_NO_PRINTER, language)
    return headline(printer.error.words(language))[0] if printer.error else ""


def of(words: Words, language: str) -> str:
    """Return the words in a language."""
    return words[language == "en"]
