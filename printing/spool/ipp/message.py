"""IPP messages as bytes (RFC 8010 section 3): what is sent, and what is read of an answer."""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

Value = int | str | bytes
Attributes = Mapping[str, Value | Sequence[Value]]


class Group(IntEnum):
    """What a group of attributes describes (RFC 8010 section 3.5.1, RFC 3995 section 13)."""

    OPERATION = 0x01
    JOB = 0x02
    PRINTER = 0x04
    SUBSCRIPTION = 0x06
    EVENT = 0x07


_END = 0x03
_FIRST_VALUE_TAG = 0x10
_INTEGER, _BOOLEAN, _ENUM, _OCTETS, _FIRST_TEXT = 0x21, 0x22, 0x23, 0x30, 0x41
_NAME, _KEYWORD, _URI, _CHARSET, _LANGUAGE, _MIME = 0x42, 0x44, 0x45, 0x47, 0x48, 0x49
_SYNTAX = {
    "attributes-charset": _CHARSET,
    "attributes-natural-language": _LANGUAGE,
    "printer-uri": _URI,
    "requesting-user-name": _NAME,
    "requested-attributes": _KEYWORD,
    "job-name": _NAME,
    "job-id": _INTEGER,
    "document-format": _MIME,
    "which-jobs": _KEYWORD,
    "limit": _INTEGER,
    "copies": _INTEGER,
    "media": _KEYWORD,
    "print-scaling": _KEYWORD,
    "my-subscriptions": _BOOLEAN,
    "notify-subscription-ids": _INTEGER,
    "notify-sequence-numbers": _INTEGER,
    "notify-pull-method": _KEYWORD,
    "notify-events": _KEYWORD,
    "notify-lease-duration": _INTEGER,
    "notify-user-data": _OCTETS,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the status code, and the groups in their order, each name -> its values.

    Members of collections stand among the values of the attribute that holds them.
    """

    status: int
    groups: tuple[tuple[int, dict[str, list[Value]]], ...]

    def of(self, kind: Group) -> list[dict[str, list[Value]]]:
        """Return the groups of one kind."""
        return [attributes for group, attributes in self.groups if group == kind]


def encode(operation: int, groups: Sequence[tuple[Group, Attributes]]) -> bytes:
    """Return a request of version 2.0; a document follows it as it is."""
    parts = [struct.pack(">BBHI", 2, 0, operation, 1)]
    for group, attributes in groups:
        parts.append(bytes([group]))
        parts.extend(_attribute(name, values) for name, values in attributes.items())
    parts.append(bytes([_END]))
    return b"".join(parts)


def _attribute(name: str, values: Value | Sequence[Value]) -> bytes:
    several = [values] if isinstance(values, int | str | bytes) else values
    # Only the first of several values carries the name.
    names = [name, *[""] * (len(several) - 1)]
    return b"".join(
        bytes([_SYNTAX[name]]) + _sized(label.encode()) + _sized(_octets(value))
        for label, value in zip(names, several, strict=True)
    )


def _sized(octets: bytes) -> bytes:
    return struct.pack(">H", len(octets)) + octets


def _octets(value: Value) -> bytes:
    if isinstance(value, int):
        return struct.pack(">?" if isinstance(value, bool) else ">i", value)
    return value if isinstance(value, bytes) else value.encode()


def decode(body: bytes) -> Answer:
    """Read an answer.

    Raises:
        ValueError: it is not IPP.
    """
    try:
        return _decode(body)
    except (struct.error, IndexError) as error:
        raise ValueError("cut off") from error


def _decode(body: bytes) -> Answer:
    major, _minor, status, _request = struct.unpack_from(">BBHI", body)
    if major not in (1, 2):
        raise ValueError("not IPP")
    groups: list[tuple[int, dict[str, list[Value]]]] = []
    values: list[Value] = []
    at = 8
    while (tag := body[at]) != _END:
        at += 1
        if tag < _FIRST_VALUE_TAG:
            groups.append((tag, {}))
            continue
        name, at = _field(body, at)
        octets, at = _field(body, at)
        if name:
            values = groups[-1][1].setdefault(name.decode("ascii", "replace"), [])
        values.append(_value(tag, octets))
    return Answer(status, tuple(groups))


def _field(body: bytes, at: int) -> tuple[bytes, int]:
    (length,) = struct.unpack_from(">H", body, at)
    end = at + 2 + length
    if end > len(body):
        raise ValueError("cut off")
    return body[at + 2 : end], end


def _value(tag: int, octets: bytes) -> Value:
    if tag in (_INTEGER, _ENUM):
        (number,) = struct.unpack(">i", octets)
        return int(number)
    if tag == _BOOLEAN:
        return octets != b"\x00"
    return octets.decode("utf-8", "replace") if tag >= _FIRST_TEXT else octets
