"""Papers that the platform holds of a person: found by their card, by kiosks that have their consent.

The rows lie closed: without the key file nobody tells whose they are, nor of which case.
"""

import hmac
import secrets
from datetime import timedelta
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Row, delete, insert, select

from sync.central import schema
from sync.central.cases import find_case
from sync.central.errors import KeyUnreadableError
from sync.central.folder import Folder, write_durably
from sync.central.journal import Entry
from sync.central.key_files import OpeningKeys, open_with
from sync.central.versions import envelopes_of
from sync.wire.codec import decode, encode
from sync.wire.envelope import Envelope
from sync.wire.held import MAX_HELD, Held, HeldPaper

HELD_FOR = timedelta(days=365)
_YEAR = HELD_FOR // timedelta(milliseconds=1)
_KEY_NAME = "held.key"
_KEY_BYTES = 32
_NONCE_BYTES = 12
_GRANTED = ("decided", "closed")
_held = schema.held_cases
_cases = schema.cases


class HeldBook:
    """Notes the papers of cases, and finds those of a person.

    Raises:
        KeyUnreadableError: the key file is damaged.
    """

    def __init__(self, entry: Entry, folder: Folder) -> None:
        self._entry = entry
        self._folder = folder

    def note(self, number: str, keys: OpeningKeys) -> None:
        """Note the papers of a case that was decided in the person's favour.

        Those of its newest version; of a case that was filed with a card alone.

        Raises:
            UnknownCaseError: there is none of this number.
            CannotOpenError, MalformedMessageError: the case opens with none of these keys.
        """
        connection = self._entry.connection
        case = find_case(connection, number)
        self._strike(case)
        versions = [
            (row, envelope, open_with(keys, envelope).body)
            for row in connection.execute(envelopes_of(case))
            if (envelope := decode(Envelope, row.data)).kind in ("filing", "correction")
        ]
        identity = versions[0][2].identity
        row, _, body = versions[-1]
        papers = tuple(
            HeldPaper(file.paper, file.digest, file.media_type, file.size)
            for file in body.files
            if file.paper and self._folder.stored(file.sealed).exists()
        )
        if papers and identity.how == "card" and identity.person is not None:
            held = Held(number, case.item, row.received_at, papers)
            self._write(case, identity.document, identity.person, held)

    def drop(self, number: str) -> None:
        """Hold no papers of a case any more.

        Raises:
            UnknownCaseError: there is none of this number.
        """
        self._strike(find_case(self._entry.connection, number))

    def of_person(self, document: str, person: bytes) -> tuple[Held, ...]:
        """Return what is held of a person: each paper once, of the newest case that has it."""
        key = self._key()
        if key is None:
            return ()
        tag = _person_tag(key, document, person)
        query = select(_held).where(_held.c.person == tag)
        rows = self._entry.connection.execute(query).all()
        opened = [held for row in rows if (held := _open(key, row)) and self._counts(held)]
        return _newest(opened)

    def _counts(self, held: Held) -> bool:
        status = self._entry.connection.scalar(
            select(_cases.c.status).where(_cases.c.number == held.case)
        )
        return status in _GRANTED and self._entry.now - held.filed_at < _YEAR

    def _write(self, case: Row[Any], document: str, person: bytes, held: Held) -> None:
        key = self._key() or self._first_key()
        case_tag, nonce = _tag(key, "case", case.id.bytes), secrets.token_bytes(_NONCE_BYTES)
        row = {
            "case": case_tag,
            "person": _person_tag(key, document, person),
            "sealed": nonce + _cipher(key).encrypt(nonce, encode(held), case_tag),
        }
        self._entry.connection.execute(insert(_held), row)

    def _strike(self, case: Row[Any]) -> None:
        key = self._key()
        if key is not None:
            tag = _tag(key, "case", case.id.bytes)
            self._entry.connection.execute(delete(_held).where(_held.c.case == tag))

    def _key(self) -> bytes | None:
        """Return the key, None before anything was noted."""
        path = self._folder.keys / _KEY_NAME
        if not path.exists():
            return None
        key = path.read_bytes()
        if len(key) != _KEY_BYTES:
            raise KeyUnreadableError(path.name)
        return key

    def _first_key(self) -> bytes:
        key = secrets.token_bytes(_KEY_BYTES)
        write_durably(self._folder.keys / _KEY_NAME, key)
        return key


def _newest(found: list[Held]) -> tuple[Held, ...]:
    """Return each paper, all its pages, of the newest case that has it."""
    seen: set[str] = set()
    told = []
    for held in sorted(found, key=lambda one: one.filed_at, reverse=True):
        papers = tuple(one for one in held.papers if _code(one) not in seen)
        seen |= {_code(one) for one in papers}
        if papers:
            told.append(Held(held.case, held.item, held.filed_at, papers))
    return tuple(told[:MAX_HELD])


def _code(paper: HeldPaper) -> str:
    return paper.paper.rpartition(":")[0]


def _open(key: bytes, row: Row[Any]) -> Held | None:
    """Open a row; None for one of a key that is gone."""
    nonce, sealed = row.sealed[:_NONCE_BYTES], row.sealed[_NONCE_BYTES:]
    try:
        return decode(Held, _cipher(key).decrypt(nonce, sealed, row.case))
    except InvalidTag:
        return None


def _person_tag(key: bytes, document: str, person: bytes) -> bytes:
    return _tag(key, "person", document.encode() + b"\0" + person)


def _tag(key: bytes, purpose: str, value: bytes) -> bytes:
    return hmac.digest(key, purpose.encode() + b"\0" + value, "sha256")


def _cipher(key: bytes) -> AESGCM:
    return AESGCM(_tag(key, "row", b""))
