"""Sealing: a submission becomes the closed parts of an envelope. Pure work for any thread."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sync.clock import Clock, milliseconds, new_id
from sync.store.errors import NotEnrolledError
from sync.store.types import Enrolment, RecipientName, Submission
from sync.wire.codec import encode
from sync.wire.envelope import FormName, Rating, Tombstone, Withdrawal
from sync.wire.identity import Agent, Assist, Guardian, Identity
from sync.wire.seal import Contents, PlainFile, Recipient, Sealed, Subject, seal
from sync.wire.slip import new_secret, slip_key


@dataclass(frozen=True, slots=True)
class Prepared:
    """A sealed submission on its way into the store; nothing of it is kept yet."""

    submission: Submission
    subject: Subject
    sealed: Sealed
    slip_secret: bytes | None = field(repr=False)


def prepare(
    given: Submission,
    recipients: Collection[RecipientName],
    enrolment: Enrolment,
    clock: Clock,
    secret: bytes | None = None,
) -> Prepared:
    """Seal a submission for those of platform, escrow and slip that are named.

    An escrow of which the platform has given no key is left out. `secret`: of the slip that the
    submission shares with others; a fresh one without.

    Raises:
        NotEnrolledError: the platform has given no key of its own.
        TooLargeError: more than an envelope holds; nothing was said to anybody yet.
        MalformedMessageError: a field does not fit the wire.
    """
    keys = [
        Recipient(one.recipient, one.public_key)
        for one in enrolment.recipients
        if one.recipient in recipients
    ]
    if not any(one.kind == "platform" for one in keys):
        raise NotEnrolledError("no platform key to seal to")
    secret = (secret or new_secret()) if "slip" in recipients else None
    if secret is not None:
        public = slip_key(secret).public_key().public_bytes_raw()
        keys.append(Recipient("slip", public))
        if given.slip_key is not None:
            keys.append(Recipient("slip", given.slip_key))
    form = None if given.form is None else FormName(given.form.form_id, given.form.version)
    subject = Subject(given.id or new_id(clock), enrolment.answer.device, form)
    return Prepared(given, subject, seal(_contents(given), subject, keys), secret)


def _contents(given: Submission) -> Contents:
    small = _small(given)
    return Contents(
        content_type="application/xml" if small is None else "application/cbor",
        content=given.xml if small is None else encode(small),
        identity=_identity(given.identity),
        language=given.language,
        files=tuple(
            PlainFile(one.name, one.media_type, one.data, one.paper) for one in given.files
        ),
        held=given.held,
    )


def _small(given: Submission) -> Rating | Withdrawal | Tombstone | None:
    """Return the content of what is not filled in as a form."""
    words = given.extra.get("words", "")
    match given.kind:
        case "rating":
            return Rating(given.extra["level"], tuple(given.extra.get("reasons", ())), words)
        case "withdrawal":
            return Withdrawal(words)
        case "tombstone":
            return Tombstone(words)
        case _:
            return None


def _identity(given: Mapping[str, Any]) -> Identity:
    guardian, assist = given.get("guardian"), given.get("assist")
    return Identity(
        how=given.get("how", "none"),
        document=given.get("document", ""),
        consent=given.get("consent_version", ""),
        consent_at=_at(given, "consent_at"),
        checked_at=_at(given, "checked_at"),
        guardian=None if guardian is None else _guardian(guardian),
        person=given.get("person"),
        assist=None if assist is None else _assist(assist),
    )


def _guardian(given: Mapping[str, Any]) -> Guardian:
    return Guardian(
        relation=given["relation"],
        how=given["how"],
        document=given["document"],
        name=given["name"],
        number=given["number"],
        consent=given["consent_version"],
        consent_at=_at(given, "consent_at"),
    )


def _assist(given: Mapping[str, Any]) -> Assist:
    agent = given["agent"]
    return Assist(**{**given, "agent": None if agent is None else Agent(**agent)})


def _at(given: Mapping[str, Any], name: str) -> int:
    at = given.get(name)
    return milliseconds(at) if isinstance(at, datetime) else 0
