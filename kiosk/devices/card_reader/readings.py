"""What one look at the reader can bring."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from kiosk.devices.fault import Fault


@dataclass(frozen=True, slots=True, repr=False)
class CardRead:
    """What a card says, without its photo. It never shows itself in a log.

    Sex is the code of GB/T 2261.1 (1 male, 2 female), nation that of GB/T 3304. `valid_to` is
    None for a card that is valid for good (长期).
    """

    name: str
    sex: Literal["1", "2"]
    nation: str
    birth: date
    address: str
    id_number: str
    issuer: str
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class NoCard:
    """The reader is well and sees no card."""


class ReaderFault(Fault):
    """The reader brought neither a card nor the news that there is none."""

    UNPLUGGED = (
        "读卡器没有连上。您可以先手动输入，也可以找工作人员看看读卡器的线。",
        "The card reader is not connected. You can type instead, or ask staff to check its cable.",
    )
    SILENT = (
        "读卡器没有回应。您可以先手动输入，也可以找工作人员把读卡器重新插一下。",
        "The card reader does not answer. You can type instead, or ask staff to plug it in again.",
    )
    GARBLED = (
        "这次没读完整。请把身份证拿开，再放一次。",
        "The card was not read completely. Please lift your card and put it back.",
    )
    NOT_READ = (
        "身份证没读出来。请把身份证拿开，平放在读卡的地方，不要移动。",
        "The card could not be read. Please lift it, lay it flat on the reader and keep it still.",
    )
    UNREADABLE = (
        "这张证件的内容机器读不懂。请手动输入，或者找工作人员。",
        "The machine cannot make out this card. Please type instead, or ask staff.",
    )


class CardReader(Protocol):
    """Looks at the reader once, within about two seconds."""

    def poll(self) -> CardRead | NoCard | ReaderFault:
        """Read the card that lies on the reader now.

        Some modules report a card once only until it is taken away: `NoCard` after a `CardRead`
        does not prove that the card is gone.
        """
        ...
