"""The audit as a file: a line of JSON for each act, and a last one by which the device signs them all.

It can be read as it is, and checked by whoever knows the device's key: nobody can alter, leave out or
add an act without the device. Lines are UTF-8 and end with a line feed.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.clock import moment
from sync.errors import MalformedMessageError
from sync.store.audit_chain import Link, broken_at
from sync.wire.sign import Signed, key_id, sign, verify

FORMAT = "township-kiosk-audit/1"
_PURPOSE = "audit"


@dataclass(frozen=True, slots=True)
class Written:
    """A row of the file; `name`: of the staff, "" for nobody."""

    link: Link
    hash: bytes
    name: str


@dataclass(frozen=True, slots=True)
class AuditFile:
    """What a file says that `key` signed; whether that is the device's is for the caller to see.

    `broken_at`: where its chain breaks first, None where it is whole.
    """

    device: str
    at: datetime
    key: bytes
    rows: tuple[Written, ...]
    broken_at: int | None


def close_file(rows: Iterable[Written], code: str, key: Ed25519PrivateKey, at: datetime) -> bytes:
    """Return the file of these rows, signed by the device `code`."""
    head = {"format": FORMAT, "device": code, "at": at.astimezone(UTC).isoformat()}
    signed = b"".join(map(_line, [head, *map(_told, rows)]))
    seal = sign(key, _PURPOSE, sha256(signed).digest())
    public = key.public_key().public_bytes_raw()
    return signed + _line({"key": public.hex(), "signature": seal.signature.hex()})


def check_export(data: bytes) -> AuditFile:
    """Read a file and check its signature and its chain.

    Raises:
        MalformedMessageError: it is no such file.
        BadSignatureError: it was altered, or not signed by the key that it names.
    """
    lines = data.splitlines(keepends=True)
    try:
        head, *rows, seal = map(json.loads, lines)
        if head["format"] != FORMAT:
            raise MalformedMessageError("not a file of the audit")
        key, signature = bytes.fromhex(seal["key"]), bytes.fromhex(seal["signature"])
        digest = sha256(b"".join(lines[:-1])).digest()
        verify({key_id(key): key}, _PURPOSE, Signed(digest, key_id(key), signature))
        written = tuple(map(_read, rows))
        broken = broken_at((one.link, one.hash) for one in written)
        return AuditFile(head["device"], datetime.fromisoformat(head["at"]), key, written, broken)
    except (ValueError, KeyError, TypeError) as error:
        raise MalformedMessageError(f"not a file of the audit: {error}") from error


def _told(row: Written) -> dict[str, Any]:
    link = row.link
    return {
        "position": link.position,
        "time": moment(link.at).isoformat(),
        "staff": None if link.staff is None else link.staff.hex(),
        "name": row.name,
        "action": link.action,
        "subject": link.subject,
        "outcome": link.outcome,
        "at": link.at,
        "kept_since": link.kept_since,
        "before": link.before.hex(),
        "hash": row.hash.hex(),
    }


def _read(told: dict[str, Any]) -> Written:
    link = Link(
        v=1,
        before=bytes.fromhex(told["before"]),
        position=told["position"],
        at=told["at"],
        kept_since=told["kept_since"],
        staff=None if told["staff"] is None else bytes.fromhex(told["staff"]),
        action=told["action"],
        subject=told["subject"],
        outcome=told["outcome"],
    )
    return Written(link, bytes.fromhex(told["hash"]), told["name"])


def _line(values: dict[str, Any]) -> bytes:
    return json.dumps(values, ensure_ascii=False).encode() + b"\n"
