"""What a courier's run came to, in words: at the desk in one language, at the command line in both."""

from kiosk.devices.sticks import UsbStick
from kiosk.services.homecoming import Homecoming
from sync.store import CourierReport

ROOM_OF_ONE = 4 * 2**20
"""Bytes that a filing with its photos takes, roughly."""


def carried_words(report: CourierReport, language: str) -> tuple[str, ...]:
    """Say what is on the stick now, and what was left behind."""
    said = [
        (
            f"U 盘上有 {report.envelopes} 份，新写 {size_words(report.written)}，已逐个读回核对。",
            f"{report.envelopes} on the stick, {size_words(report.written)} new, each read back.",
        )
    ]
    if report.lost:
        said.append(
            (
                f"{report.lost} 份没有带上：附件在本机丢失或损坏，请找技术员。",
                f"{report.lost} left out: a file is missing or damaged here. Call a technician.",
            )
        )
    return tuple(one[language == "en"] for one in said)


def home_words(home: Homecoming, language: str) -> tuple[str, ...]:
    """Say what the platform's answers came to, and what else it sent."""
    report, delivered = home.answers, home.answers.acknowledged
    said = [
        (
            f"送达 {delivered} 份，搁置 {report.parked} 份，平台不收 {report.rejected} 份。",
            f"{delivered} delivered, {report.parked} parked, {report.rejected} not taken.",
        )
    ]
    if report.past:
        said.append(
            (
                f"{report.past} 个答复是平台恢复备份以前的，没有采用，资料会再送一次。",
                f"{report.past} answers are older than the platform's restore: not used, sent again.",
            )
        )
    if report.refused:
        said.append(
            (
                f"{report.refused} 个答复被改动过或不是本平台签的，没有采用。",
                f"{report.refused} answers were altered or not signed by the platform: not used.",
            )
        )
    if report.is_set:
        said.append(("带回了县里设的新设置。", "What the county set came along."))
    if home.error is not None:
        said.append((home.error.zh, home.error.en))
    elif home.catalogue is not None:
        said.append(("带回了新的事项目录和密钥。", "A new catalogue and keys came along."))
    elif home.has_trust:
        said.append(("密钥和事项目录是最新的。", "Keys and catalogue are the latest."))
    return tuple(one[language == "en"] for one in said)


def stick_words(stick: UsbStick, language: str) -> str:
    """Say how much room a stick has, and whether answers of the platform lie on it."""
    size = size_words(stick.free)
    told = [(f"还能存 {size}", f"{size} free")]
    if stick.free < ROOM_OF_ONE:
        told = [
            (
                f"只剩 {size}，可能写不下，请换一个或清出空间",
                f"{size} free: perhaps too little. Take another, or make room",
            )
        ]
    if stick.answers:
        told.append(("上面有县平台的回执", "receipts from the county on it"))
    elif stick.has_trust:
        told.append(("上面有县平台的密钥和事项目录", "keys and catalogue from the county on it"))
    return ", ".join(en for _, en in told) if language == "en" else "，".join(zh for zh, _ in told)


def size_words(size: int) -> str:
    """Return an amount of bytes in the unit that fits."""
    amount, units = float(size), iter(("KB", "MB", "GB"))
    unit = "B"
    while amount >= 1000 and (larger := next(units, None)) is not None:  # noqa: PLR2004
        amount, unit = amount / 1000, larger
    return f"{amount:.0f} {unit}" if amount >= 10 or unit == "B" else f"{amount:.1f} {unit}"  # noqa: PLR2004
