"""What a case holds, opened for a clerk: with ratings the only use of the opening key."""

import re
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, Select, or_, select

from sync.central import schema
from sync.central.cases import find_case, summary
from sync.central.fields import read_fields
from sync.central.folder import Folder, write_durably
from sync.central.keys import OpeningKeys, open_with
from sync.central.times import iso
from sync.errors import CannotOpenError, MalformedMessageError
from sync.wire.codec import decode
from sync.wire.envelope import Body, Envelope
from sync.wire.seal import Opened, open_file

_LATER = ("correction", "supplement", "withdrawal")
_UNSAFE = re.compile(r"[^\w.-]+")


class Dossiers:
    """Opens cases: the filing, and what came about it later, as JSON values."""

    def __init__(self, connection: Connection, folder: Folder, keys: OpeningKeys) -> None:
        self._connection = connection
        self._folder = folder
        self._keys = keys

    def show(self, number: str, attachments: Path | None = None) -> dict[str, Any]:
        """Return all about a case; write its opened attachments under `attachments`, if given.

        Raises:
            UnknownCaseError: there is none of this number.
            CannotOpenError, MalformedMessageError: an envelope opens with none of these keys.
        """
        case = find_case(self._connection, number)
        filing, *later = [
            self._submission(decode(Envelope, data), attachments)
            for data in self._connection.scalars(envelopes_of(case))
        ]
        history = self._connection.execute(
            select(schema.case_changes)
            .where(schema.case_changes.c.case_id == case.id)
            .order_by(schema.case_changes.c.position)
        )
        return {
            "case": summary(case),
            "history": [
                {"status": row.status, "note": row.note, "at": iso(row.at)} for row in history
            ],
            "filing": filing,
            "later": later,
        }

    def _submission(self, envelope: Envelope, attachments: Path | None) -> dict[str, Any]:
        opened = open_with(self._keys, envelope)
        body = opened.body
        form = envelope.form
        return {
            "id": str(envelope.id),
            "kind": envelope.kind,
            "device": envelope.device,
            "seq": envelope.seq,
            "made_at": iso(envelope.made_at),
            "form": None if form is None else {"id": form.id, "version": form.version},
            "language": body.language,
            "identity": {
                "how": body.identity.how,
                "document": body.identity.document,
                "consent": body.identity.consent,
                "consent_at": iso(body.identity.consent_at),
            },
            **_content(body),
            "files": [
                self._file(envelope, opened, place, attachments) for place in range(len(body.files))
            ],
        }

    def _file(
        self, envelope: Envelope, opened: Opened, place: int, attachments: Path | None
    ) -> dict[str, Any]:
        file = opened.body.files[place]
        stored = self._folder.stored(file.sealed)
        plain = _open_stored(envelope, opened, place, stored)
        told = {
            "name": file.name,
            "media_type": file.media_type,
            "size": file.size,
            "digest": file.digest.hex(),
            "sealed_size": stored.stat().st_size if stored.exists() else None,
            "sealed_digest": file.sealed.hex(),
            "stored": stored.exists(),
            "intact": plain is not None,
        }
        if attachments is not None and plain is not None:
            path = attachments / str(envelope.id) / f"{place + 1}-{_UNSAFE.sub('_', file.name)}"
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_durably(path, plain)
            told["path"] = str(path)
        return told


def _open_stored(envelope: Envelope, opened: Opened, place: int, stored: Path) -> bytes | None:
    """Return a stored file in clear, or None if it is not there or not what was filed."""
    if not stored.exists():
        return None
    try:
        plain = open_file(envelope, opened, place, stored.read_bytes())
    except CannotOpenError:
        return None
    return plain if sha256(plain).digest() == opened.body.files[place].digest else None


def envelopes_of(case: Row[Any]) -> Select[bytes]:
    """Select the envelope that opened a case, and what came about it later, in this order."""
    envelopes = schema.envelopes
    followed = (
        (envelopes.c.about == case.id)
        & envelopes.c.kind.in_(_LATER)
        & envelopes.c.device.in_(
            select(schema.devices.c.code).where(schema.devices.c.hall_id == case.hall_id)
        )
    )
    return (
        select(envelopes.c.data)
        .where(or_(envelopes.c.id == case.id, followed))
        .order_by(envelopes.c.id != case.id, envelopes.c.position)
    )


def _content(body: Body) -> dict[str, Any]:
    if body.content_type != "application/xml":
        return {"fields": None, "xml": None, "content": body.content.hex()}
    try:
        fields = read_fields(body.content)
    except MalformedMessageError:
        fields = None
    return {"fields": fields, "xml": body.content.decode(errors="replace")}
