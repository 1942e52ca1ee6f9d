"""The versions of a case, and the files of each, opened; also those that a later case refers to."""

from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Connection, Row, Select, or_, select

from sync.central import schema
from sync.central.cases import find_case
from sync.central.errors import UnknownCaseError
from sync.central.folder import Folder
from sync.central.key_files import OpeningKeys, open_with
from sync.errors import CannotOpenError, MalformedMessageError
from sync.wire.codec import decode
from sync.wire.envelope import Envelope, HeldFile
from sync.wire.seal import Opened, open_file

_LATER = ("correction", "supplement", "withdrawal")

Missing = Literal["gone", "another person"]


def envelopes_of(case: Row[Any]) -> Select[Any]:
    """Select the envelope that opened a case, and what came about it later, in this order.

    Each with the time at which it came.
    """
    envelopes = schema.envelopes
    followed = (
        (envelopes.c.about == case.id)
        & envelopes.c.kind.in_(_LATER)
        & envelopes.c.device.in_(
            select(schema.devices.c.code).where(schema.devices.c.hall_id == case.hall_id)
        )
    )
    return (
        select(envelopes.c.data, envelopes.c.received_at)
        .where(or_(envelopes.c.id == case.id, followed))
        .order_by(envelopes.c.id != case.id, envelopes.c.position)
    )


def open_stored(envelope: Envelope, opened: Opened, place: int, stored: Path) -> bytes | None:
    """Return a stored file in clear, or None if it is not there or not what was filed."""
    if not stored.exists():
        return None
    try:
        plain = open_file(envelope, opened, place, stored.read_bytes())
    except CannotOpenError:
        return None
    return plain if sha256(plain).digest() == opened.body.files[place].digest else None


def earlier_file(
    connection: Connection, folder: Folder, keys: OpeningKeys, held: HeldFile, person: bytes | None
) -> tuple[str, bytes] | Missing:
    """Return media type and bytes of the earlier file that stands for a paper.

    `person`: who refers to it; a file of somebody else is not opened, however it came to be named.
    """
    try:
        case = find_case(connection, held.case)
    except UnknownCaseError:
        return "gone"
    whose = None
    for row in connection.execute(envelopes_of(case)):
        envelope = decode(Envelope, row.data)
        try:
            opened = open_with(keys, envelope)
        except (CannotOpenError, MalformedMessageError):
            continue
        whose = opened.body.identity.person if envelope.id == case.id else whose
        if whose is None or whose != person:
            return "another person"
        for place, file in enumerate(opened.body.files):
            if (file.paper, file.digest) == (held.paper, held.digest):
                plain = open_stored(envelope, opened, place, folder.stored(file.sealed))
                return "gone" if plain is None else (file.media_type, plain)
    return "gone"
