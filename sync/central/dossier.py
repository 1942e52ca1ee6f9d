"""What a case holds, opened for a clerk. Ratings and result documents use the opening key, too."""

import re
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from sync.central import schema
from sync.central.cases import find_case, summary
from sync.central.fields import read_fields
from sync.central.folder import Folder, write_durably
from sync.central.identities import told_identity
from sync.central.key_files import OpeningKeys, open_with
from sync.central.supplements import asked_of
from sync.central.times import iso
from sync.central.versions import earlier_file, envelopes_of, open_stored
from sync.errors import MalformedMessageError
from sync.wire.codec import decode
from sync.wire.envelope import Body, Envelope, HeldFile, Tombstone, Withdrawal
from sync.wire.seal import Opened

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
        opened = [
            (row, envelope := decode(Envelope, row.data), open_with(self._keys, envelope))
            for row in self._connection.execute(envelopes_of(case))
        ]
        whose = opened[0][2].body.identity.person
        filing, *later = [self._submission(*one, whose, attachments) for one in opened]
        history = self._connection.execute(
            select(schema.case_changes)
            .where(schema.case_changes.c.case_id == case.id)
            .order_by(schema.case_changes.c.position)
        )
        return {
            "case": summary(case),
            "result": self._result(case),
            "supplement": asked_of(self._connection, case),
            "history": [
                {"status": row.status, "note": row.note, "at": iso(row.at)} for row in history
            ],
            "filing": filing,
            "later": later,
            "lost": [self._loss(row) for row in self._connection.execute(_lost_beside(case))],
        }

    def _result(self, case: Row[Any]) -> dict[str, Any] | None:
        """Return what is known of the document that came with the decision: nothing of its contents."""
        query = select(schema.results).where(schema.results.c.case_id == case.id)
        row = self._connection.execute(query).first()
        return None if row is None else {"sealed_digest": row.digest.hex(), "sealed_size": row.size}

    def _loss(self, row: Row[Any]) -> dict[str, Any]:
        """Return what the kiosk says of an envelope of the same chain that it has lost."""
        opened = open_with(self._keys, decode(Envelope, row.data))
        told = {"id": str(row.id), "seq": row.seq, "received_at": iso(row.received_at)}
        return told | _words(Tombstone, opened.body)

    def _submission(
        self,
        row: Row[Any],
        envelope: Envelope,
        opened: Opened,
        whose: bytes | None,
        attachments: Path | None,
    ) -> dict[str, Any]:
        body = opened.body
        form = envelope.form
        return {
            "id": str(envelope.id),
            "kind": envelope.kind,
            "device": envelope.device,
            "seq": envelope.seq,
            "made_at": iso(envelope.made_at),
            "received_at": iso(row.received_at),
            "form": None if form is None else {"id": form.id, "version": form.version},
            "language": body.language,
            "identity": told_identity(body.identity),
            **_content(envelope, body),
            "files": [
                self._file(envelope, opened, place, attachments) for place in range(len(body.files))
            ],
            "held": [self._held(envelope, one, whose, attachments) for one in body.held],
        }

    def _file(
        self, envelope: Envelope, opened: Opened, place: int, attachments: Path | None
    ) -> dict[str, Any]:
        file = opened.body.files[place]
        stored = self._folder.stored(file.sealed)
        plain = open_stored(envelope, opened, place, stored)
        told = {
            "name": file.name,
            "paper": file.paper,
            "media_type": file.media_type,
            "size": file.size,
            "digest": file.digest.hex(),
            "sealed_size": stored.stat().st_size if stored.exists() else None,
            "sealed_digest": file.sealed.hex(),
            "stored": stored.exists(),
            "intact": plain is not None,
        }
        if attachments is not None and plain is not None:
            told["path"] = _write_out(attachments, envelope, f"{place + 1}-{file.name}", plain)
        return told

    def _held(
        self, envelope: Envelope, held: HeldFile, whose: bytes | None, attachments: Path | None
    ) -> dict[str, Any]:
        """Return what is told of a paper that stands in an earlier case, and write it out."""
        found = earlier_file(self._connection, self._folder, self._keys, held, whose)
        told: dict[str, Any] = {
            "name": held.name,
            "paper": held.paper,
            "case": held.case,
            "filed_at": iso(held.filed_at),
            "digest": held.digest.hex(),
            "intact": isinstance(found, tuple),
        }
        if isinstance(found, str):
            return told | {"missing": found}
        media_type, plain = found
        told |= {"media_type": media_type, "size": len(plain)}
        if attachments is not None:
            told["path"] = _write_out(attachments, envelope, f"held-{held.name}", plain)
        return told


def _write_out(attachments: Path, envelope: Envelope, name: str, plain: bytes) -> str:
    path = attachments / str(envelope.id) / _UNSAFE.sub("_", name)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_durably(path, plain)
    return str(path)


def _lost_beside(case: Row[Any]) -> Select[Any]:
    """Select the tombstones of the chain that a case's filing stands in."""
    envelopes = schema.envelopes
    filing = envelopes.alias()
    return (
        select(envelopes)
        .join(
            filing,
            (filing.c.device == envelopes.c.device) & (filing.c.instance == envelopes.c.instance),
        )
        .where(filing.c.id == case.id, envelopes.c.kind == "tombstone")
        .order_by(envelopes.c.seq)
    )


def _content(envelope: Envelope, body: Body) -> dict[str, Any]:
    if body.content_type != "application/xml":
        return _words(Withdrawal, body) if envelope.kind == "withdrawal" else _raw(body)
    try:
        fields = read_fields(body.content)
    except MalformedMessageError:
        fields = None
    return {"fields": fields, "xml": body.content.decode(errors="replace")}


def _words(kind: type[Withdrawal | Tombstone], body: Body) -> dict[str, Any]:
    """Return what a person or a kiosk said, or the content as it is."""
    try:
        return {"words": decode(kind, body.content).words}
    except MalformedMessageError:
        return _raw(body)


def _raw(body: Body) -> dict[str, Any]:
    return {"fields": None, "xml": None, "content": body.content.hex()}
