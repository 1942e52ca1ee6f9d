"""The lights of the kiosk itself: printer, paper, disk, clock, reader, certificates."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from kiosk.devices.card_reader import ReaderFault
from kiosk.jobs import Failure
from kiosk.services.courier_words import ROOM_OF_ONE
from kiosk.services.health.light import Colour, Light, Words, lasting, said
from kiosk.services.health.standing import PLATFORM, Standing
from kiosk.services.update_words import troubles
from printing.errors import OutOfPaperError, PrinterWarning, TrayMissingError
from printing.spool import NotReady
from sync.update import Status

CLOCK_NOTED = timedelta(minutes=2)
CLOCK_FAR = timedelta(minutes=10)

_OF_PAPER = (PrinterWarning.PAPER_LOW, PrinterWarning.CANNOT_TELL)
_READER: Mapping[ReaderFault, Words] = {
    ReaderFault.UNPLUGGED: ("没有连上。请看读卡器的线。", "Not connected: check its cable."),
    ReaderFault.SILENT: (
        "没有回应。请拔下来再插一次。",
        "No answer: pull it out and plug it in again.",
    ),
}
"""What is wrong with the reader; all else is wrong with a card that lies on it."""

SHORT_LIVED = ("timestamp", "snapshot")
"""What the platform signs anew every day."""
_WARNED: Mapping[bool, timedelta] = {True: timedelta(days=7), False: timedelta(days=30)}
_URGENT = timedelta(days=7)


def kiosk_lights(standing: Standing) -> Iterator[Light]:
    """Yield how each part of the kiosk stands."""
    yield _printer(standing)
    yield _paper(standing)
    yield _disk(standing)
    yield _clock(standing)
    yield _reader(standing)
    yield _certificates(standing)
    if standing.update is not None:
        yield _update(standing.update, standing.update_error)


def _printer(standing: Standing) -> Light:
    title = ("打印机", "Printer")
    state = standing.printer
    if state is None:
        none = ("没有装，回执单只在屏幕上。", "None: slips stay on the screen.")
        return Light("printer", "", "print_disabled", title, none)
    if isinstance(state, NotReady):
        if isinstance(state.error, OutOfPaperError | TrayMissingError):
            return Light("printer", "green", "print", title, ("在线，等纸", "On, waits for paper"))
        return Light("printer", "red", "print_error", title, said(state.error))
    warning = next((one for one in state.warnings if one not in _OF_PAPER), None)
    if warning is not None:
        return Light("printer", "yellow", "print", title, said(warning))
    return Light("printer", "green", "print", title, ("正常", "Well"))


def _paper(standing: Standing) -> Light:
    title = ("纸", "Paper")
    match standing.printer:
        case None:
            return Light("paper", "", "receipt_long", title, ("没有打印机", "No printer"))
        case NotReady(OutOfPaperError() | TrayMissingError() as error):
            return Light("paper", "red", "receipt_long", title, said(error))
        case NotReady():
            return Light(
                "paper",
                "",
                "receipt_long",
                title,
                ("打印机好了再看", "Known when the printer is well"),
            )
        case ready if PrinterWarning.PAPER_LOW in ready.warnings:
            return Light("paper", "yellow", "receipt_long", title, said(PrinterWarning.PAPER_LOW))
        case ready if PrinterWarning.CANNOT_TELL in ready.warnings:
            unknown = (
                "打印机不会报纸量，请打开看一看。",
                "The printer cannot tell: open it and look.",
            )
            return Light("paper", "yellow", "receipt_long", title, unknown)
        case _:
            return Light("paper", "green", "receipt_long", title, ("够用", "Enough"))


def _disk(standing: Standing) -> Light:
    """Tell what is worst of damage, room, and the care that was not through."""
    colour, text = _disk_words(standing)
    title = ("磁盘", "Disk")
    if colour == "red" and standing.kept.room.level == "none":
        carry = ("去带走", "Carry")
        return Light("disk", colour, "hard_drive", title, text, "", "outbox", carry)
    return Light("disk", colour, "hard_drive", title, text)


def _disk_words(standing: Standing) -> tuple[Colour, Words]:
    room = standing.kept.room
    if standing.is_damaged:
        return "red", (
            "资料库有损坏。请叫技术员运行 kiosk store check --deep。",
            "The store is damaged: a technician runs kiosk store check --deep.",
        )
    if room.level == "none":
        return "red", (
            "满了，不收新件；收过的都在，还能送。请技术员清出空间，没网就用 U 盘带走。",
            "Full: no new filings, those here go on. A technician makes room; no network: by USB.",
        )
    if standing.care_error is not None:
        return "red", said(standing.care_error)
    if standing.was_salvaged:
        return "yellow", (
            "资料库损坏过，能读的都救回了。请技术员检查这块盘。",
            "The store was damaged and saved. Have the disk checked.",
        )
    count = f"{room.free // ROOM_OF_ONE:,}"
    left = (f"还能存约 {count} 件", f"Room for about {count} filings")
    if room.level == "low":
        return "yellow", (f"{left[0]}。请技术员清出空间。", f"{left[1]}. A technician makes room.")
    return "green", left


def _clock(standing: Standing) -> Light:
    """Hold the clock against the platform's, or at least against the latest time that it told."""
    title = ("时钟", "Clock")
    mend = ("请技术员校准时间，看看主板电池。", "A technician sets it and checks the battery.")
    ahead = standing.ahead
    if standing.floor is not None and standing.floor - standing.now > CLOCK_NOTED:
        ahead = standing.now - standing.floor
    if ahead is None:
        unknown = ("还没和县里对过时间，连上就对。", "Not compared yet: done when connected.")
        return Light("clock", "", "schedule", title, unknown)
    if abs(ahead) <= CLOCK_NOTED:
        return Light("clock", "green", "schedule", title, ("准的", "Right"))
    zh, en = lasting(abs(ahead))
    way = ("快", "ahead") if ahead > timedelta(0) else ("慢", "behind")
    text = (f"{way[0]}了 {zh}，不影响收件。{mend[0]}", f"{en} {way[1]}; filing goes on. {mend[1]}")
    return Light("clock", "red" if abs(ahead) > CLOCK_FAR else "yellow", "schedule", title, text)


def _reader(standing: Standing) -> Light:
    title = ("读卡器", "Card reader")
    if not standing.has_reader:
        return Light("reader", "", "nfc", title, ("没有装，居民用手输。", "None: residents type."))
    fault = standing.reader_fault
    if fault is None:
        return Light("reader", "green", "nfc", title, ("正常", "Well"))
    if fault in _READER:
        return Light("reader", "red", "nfc", title, _READER[fault])
    lying = ("上面有张卡读不出来，请拿开。", "A card on it cannot be read: take it away.")
    return Light("reader", "yellow", "nfc", title, lying)


def _certificates(standing: Standing) -> Light:
    """Tell of the certificate that ends first, judged by the trusted time."""
    title = ("证书", "Certificates")
    symbol = "verified_user"
    left = {role: end - standing.trusted_now for role, end in standing.kept.expiries.items()}
    weighed = sorted(left, key=lambda role: left[role] - _WARNED[role in SHORT_LIVED])
    if not weighed:
        return Light("certificates", "", symbol, title, ("还没有", "None yet"))
    first = weighed[0]
    colour = _certificate_colour(first, left[first])
    if colour != "green":
        return Light("certificates", colour, symbol, title, _ending(first, left[first]))
    if standing.trust_error is not None:
        return Light("certificates", "yellow", symbol, title, said(standing.trust_error))
    soonest = min(left.values()) // timedelta(days=1)
    good = (f"最早的还有 {soonest} 天", f"The first ends in {soonest} days")
    return Light("certificates", "green", symbol, title, good)


def _update(status: Status, error: Failure | None) -> Light:
    """Tell the version, and what did not work of another."""
    title = ("程序版本", "Version")
    trouble = next(troubles(status), None) or (error and said(error))
    if trouble:
        return Light("update", "yellow", "download", title, trouble)
    here = f"{status.present}", f"{status.present}"
    if status.next is not None:
        here = f"{here[0]}，{status.next} 等着换上", f"{here[1]}, {status.next} waits"
    return Light("update", "green", "download", title, here)


def _ending(role: str, left: timedelta) -> Words:
    """Say what ends, when, and what to do."""
    what, todo = _certificate_words(role)
    if left <= timedelta(0):
        return f"{what[0]}过期了。{todo[0]}", f"{what[1]} has ended. {todo[1]}"
    days = left // timedelta(days=1)
    return f"{what[0]}还有 {days} 天。{todo[0]}", f"{what[1]}: {days} days left. {todo[1]}"


def _certificate_colour(role: str, left: timedelta) -> Colour:
    if left <= (timedelta(0) if role in SHORT_LIVED else _URGENT):
        return "red"
    return "yellow" if left <= _WARNED[role in SHORT_LIVED] else "green"


def _certificate_words(role: str) -> tuple[Words, Words]:
    if role == PLATFORM:
        return (
            ("县平台的网络证书", "The platform's certificate"),
            ("到期就连不上。请县里换新的。", "Then nothing is sent: the county renews it."),
        )
    if role in ("root", "targets"):
        return (
            ("平台的根签名", "The platform's root"),
            (
                "请县里运行 central trust rotate-root。",
                "The county runs central trust rotate-root.",
            ),
        )
    return (
        ("密钥和目录的签名", "Keys and catalogue"),
        (
            "旧的照用，连上网就更新；还不行请县里运行 central trust refresh。",
            "The old go on, new ones come with a network; else the county runs central trust refresh.",
        ),
    )
