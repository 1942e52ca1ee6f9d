"""The answer to a read: 256 bytes of text and a photo that is neither kept nor shown.

The text record is UTF-16LE, each field of fixed length and filled up with spaces; sex and nation
are codes (GB/T 2261.1, GB/T 3304), dates eight digits, an endless card says 长期.
"""

from datetime import date
from typing import Literal

from forms import numbers
from kiosk.devices.card_reader.nations import NATIONS
from kiosk.devices.card_reader.readings import CardRead

TEXT_SIZE = 256
PHOTO_SIZE = 1024
FOR_GOOD = "长期"

# Bytes of each field, in order; the last 36 are not used by citizens' cards.
_FIELDS = {
    "name": 30,
    "sex": 2,
    "nation": 4,
    "birth": 16,
    "address": 70,
    "id_number": 36,
    "issuer": 30,
    "valid_from": 16,
    "valid_to": 16,
    "rest": 36,
}
_LENGTHS = 4


class UnreadableRecordError(ValueError):
    """The module answered well, but what it read is not a citizen's card."""


def parse_data(data: bytes) -> CardRead:
    """Return the card in the data of a read reply: two lengths, the text, the photo.

    Raises:
        UnreadableRecordError: a length, a field or the ID number's check digit is not as it must be.
    """
    text_size = int.from_bytes(data[:2], "big")
    photo_size = int.from_bytes(data[2:_LENGTHS], "big")
    if text_size != TEXT_SIZE or len(data) != _LENGTHS + text_size + photo_size:
        raise UnreadableRecordError("lengths")
    return parse_text(data[_LENGTHS : _LENGTHS + TEXT_SIZE])


def build_data(card: CardRead) -> bytes:
    """Return the data of a read reply, with an empty photo; inverse of `parse_data`.

    Raises:
        ValueError: a field is too long for the record.
    """
    lengths = TEXT_SIZE.to_bytes(2, "big") + PHOTO_SIZE.to_bytes(2, "big")
    return lengths + build_text(card) + bytes(PHOTO_SIZE)


def parse_text(text: bytes) -> CardRead:
    """Return the card in a 256-byte text record.

    Raises:
        UnreadableRecordError: a field or the ID number's check digit is not as it must be.
    """
    try:
        fields = _split(text)
        valid_to = fields["valid_to"]
        card = CardRead(
            name=_filled(fields["name"]),
            sex=_sex(fields["sex"]),
            nation=_nation(fields["nation"]),
            birth=_day(fields["birth"]),
            address=fields["address"],
            id_number=fields["id_number"],
            issuer=fields["issuer"],
            valid_from=_day(fields["valid_from"]),
            valid_to=None if valid_to == FOR_GOOD else _day(valid_to),
        )
    except ValueError as error:
        # Without the cause: its message would quote what stands on the card.
        raise UnreadableRecordError(type(error).__name__) from None
    if numbers.fault("id-number", card.id_number, today=card.valid_from, language="en"):
        raise UnreadableRecordError("id_number")
    return card


def build_text(card: CardRead) -> bytes:
    """Return the 256-byte text record; inverse of `parse_text`.

    Raises:
        ValueError: a field is too long for the record.
    """
    values = {
        "name": card.name,
        "sex": card.sex,
        "nation": card.nation,
        "birth": f"{card.birth:%Y%m%d}",
        "address": card.address,
        "id_number": card.id_number,
        "issuer": card.issuer,
        "valid_from": f"{card.valid_from:%Y%m%d}",
        "valid_to": f"{card.valid_to:%Y%m%d}" if card.valid_to else FOR_GOOD,
        "rest": "",
    }
    return b"".join(_padded(name, values[name], size) for name, size in _FIELDS.items())


def _split(text: bytes) -> dict[str, str]:
    fields, start = {}, 0
    for name, size in _FIELDS.items():
        fields[name] = text[start : start + size].decode("utf-16-le").strip(" \0")
        start += size
    return fields


def _padded(name: str, value: str, size: int) -> bytes:
    raw = value.encode("utf-16-le")
    if len(raw) > size:
        raise ValueError(f"{name} has no room for this much")
    return raw + " ".encode("utf-16-le") * ((size - len(raw)) // 2)


def _filled(value: str) -> str:
    if not value:
        raise ValueError("empty")
    return value


def _sex(value: str) -> Literal["1", "2"]:
    if value == "1":
        return "1"
    if value == "2":
        return "2"
    raise ValueError("sex")


def _nation(value: str) -> str:
    if value not in NATIONS:
        raise ValueError("nation")
    return value


def _day(value: str) -> date:
    if len(value) != len("YYYYMMDD") or not (value.isascii() and value.isdecimal()):
        raise ValueError("date")
    return date(int(value[:4]), int(value[4:6]), int(value[6:]))
