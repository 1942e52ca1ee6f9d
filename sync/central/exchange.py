"""Cases written out for an existing provincial platform; README.md has the format."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, or_, select, union

from sync.central import schema
from sync.central.database import reading
from sync.central.errors import PositionBeyondLogError, UnfitFolderError
from sync.central.folder import Folder, sync_folder, write_durably
from sync.central.founding import open_database
from sync.central.journal import read_mark
from sync.central.supplements import asked_of
from sync.central.times import iso
from sync.central.versions import envelopes_of
from sync.wire.codec import decode
from sync.wire.envelope import Envelope

_cases, _changes, _envelopes = schema.cases, schema.case_changes, schema.envelopes


@dataclass(frozen=True, slots=True)
class Export:
    """How far an export reaches: give `through` as the next one's `since`."""

    through: int
    cases: int


def export(root: Path, since: int, target: Path) -> Export:
    """Write every case that changed after the log position `since`, whole and as it now stands.

    Envelopes and files lie beside the list under their digests, sealed as they came. Running it
    again writes the same again; the list takes its place last and at once.

    Raises:
        NotInitializedError, DatabaseUnreachableError: there is no platform.
        UnfitFolderError: `target` lies in the data folder.
        PositionBeyondLogError: the log ends before `since`; nothing is written over.
    """
    if root.resolve() in (target.resolve(), *target.resolve().parents):
        raise UnfitFolderError(str(target))
    for name in ("envelopes", "files"):
        (target / name).mkdir(mode=0o700, parents=True, exist_ok=True)
    with open_database(root) as engine, reading(engine) as connection:
        mark = read_mark(connection)
        if since > mark.position:
            raise PositionBeyondLogError(f"{since}: the log ends at {mark.position}")
        writer = _Writer(connection, Folder(root), target)
        lines = [writer.describe(case) for case in _changed(connection, since)]
    head = {"format": 1, "epoch": mark.epoch, "since": since, "through": mark.position}
    for name in ("envelopes", "files"):
        sync_folder(target / name)
    text = "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in (head, *lines))
    write_durably(target / "cases.jsonl", text.encode())
    return Export(mark.position, len(lines))


def _changed(connection: Connection, since: int) -> Sequence[Row[Any]]:
    """Return the cases that anything happened to: a status, something filed, a file complete."""
    after = or_(_envelopes.c.position > since, _envelopes.c.complete_position > since)
    moved = union(
        select(_changes.c.case_id).where(_changes.c.position > since),
        select(_envelopes.c.id).where(after),
        select(_envelopes.c.about).where(after, _envelopes.c.about.is_not(None)),
    )
    halls = schema.halls
    return connection.execute(
        select(_cases, halls.c.name.label("hall"))
        .join(halls, halls.c.id == _cases.c.hall_id)
        .where(_cases.c.id.in_(moved))
        .order_by(_cases.c.received_at, _cases.c.number)
    ).all()


class _Writer:
    """Describes cases, and lays what they refer to into the folder."""

    def __init__(self, connection: Connection, folder: Folder, target: Path) -> None:
        self._connection = connection
        self._folder = folder
        self._target = target

    def describe(self, case: Row[Any]) -> dict[str, Any]:
        history = self._connection.execute(
            select(_changes).where(_changes.c.case_id == case.id).order_by(_changes.c.position)
        )
        return {
            "case": case.number,
            "id": str(case.id),
            "kind": case.kind,
            "item": case.item,
            "hall": case.hall,
            "device": case.device,
            "slip_number": case.slip_number,
            "status": case.status,
            "reference": case.reference or "",
            "received_at": iso(case.received_at),
            "changed_at": iso(case.changed_at),
            "supplement": asked_of(self._connection, case),
            "history": [
                {
                    "position": row.position,
                    "status": row.status,
                    "note": row.note,
                    "at": iso(row.at),
                }
                for row in history
            ],
            "envelopes": [
                self._envelope(data) for data in self._connection.scalars(envelopes_of(case))
            ],
        }

    def _envelope(self, data: bytes) -> dict[str, Any]:
        envelope, digest = decode(Envelope, data), sha256(data).hexdigest()
        path = self._target / "envelopes" / f"{digest}.cbor"
        if not path.exists():
            write_durably(path, data)
        return {
            "id": str(envelope.id),
            "kind": envelope.kind,
            "made_at": iso(envelope.made_at),
            "sha256": digest,
            "path": f"envelopes/{path.name}",
            "files": [self._file(file.digest, file.size) for file in envelope.files],
        }

    def _file(self, digest: bytes, size: int) -> dict[str, Any]:
        stored, name = self._folder.stored(digest), digest.hex()
        told = {"sha256": name, "size": size}
        if not stored.exists():
            return told
        path = self._target / "files" / name
        if not path.exists() and not _copy(stored, path):
            return told
        return told | {"path": f"files/{name}"}


def _copy(source: Path, target: Path) -> bool:
    """Copy a stored file; return False if its bytes are not what they were."""
    data = source.read_bytes()
    if sha256(data).hexdigest() != target.name:
        return False
    write_durably(target, data)
    return True
