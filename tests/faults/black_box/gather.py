"""What stands at a platform, opened with its opening keys: the checker's other side."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Connection, func, select

from sync.central import schema
from sync.central.database import reading
from sync.central.folder import Folder
from sync.central.founding import open_database
from sync.central.key_files import OpeningKeys, open_with, read_opening_keys
from sync.errors import CannotOpenError
from sync.wire.codec import decode
from sync.wire.envelope import Envelope
from sync.wire.seal import Opened, open_file
from sync.wire.sign import key_id
from tests.faults.black_box.checker import Held


def gather(data: Path) -> tuple[list[Held], Mapping[bytes, bytes], int]:
    """Return what stands, the keys that sign receipts, and how much lies in quarantine."""
    folder = Folder(data)
    opening = read_opening_keys(folder)
    with open_database(data) as engine, reading(engine) as connection:
        held = _held(connection, folder, opening)
        keys = connection.scalars(select(schema.signing_keys.c.public_key)).all()
        aside = connection.scalars(select(func.count()).select_from(schema.quarantine)).one()
    return held, {key_id(key): key for key in keys}, aside


def _held(connection: Connection, folder: Folder, opening: OpeningKeys) -> list[Held]:
    envelopes, cases = schema.envelopes, schema.cases
    rows = connection.execute(
        select(envelopes, cases.c.number).outerjoin(cases, cases.c.id == envelopes.c.id)
    ).all()
    held = []
    for row in rows:
        content, files = _opened(folder, opening, decode(Envelope, row.data))
        held.append(
            Held(
                id=row.id,
                device=row.device,
                instance=row.instance,
                seq=row.seq,
                prev=row.prev,
                digest=sha256(row.data).digest(),
                case_number=row.number or "",
                content=content,
                files=files,
                is_complete=row.complete is not None,
            )
        )
    return held


def _opened(
    folder: Folder, opening: OpeningKeys, envelope: Envelope
) -> tuple[bytes | None, tuple[bytes | None, ...]]:
    try:
        opened = open_with(opening, envelope)
    except CannotOpenError:
        return None, ()
    files = range(len(envelope.files))
    content = sha256(opened.body.content).digest()
    return content, tuple(_file(folder, envelope, opened, place) for place in files)


def _file(folder: Folder, envelope: Envelope, opened: Opened, place: int) -> bytes | None:
    try:
        sealed = folder.stored(envelope.files[place].digest).read_bytes()
        return sha256(open_file(envelope, opened, place, sealed)).digest()
    except (FileNotFoundError, CannotOpenError):
        return None
