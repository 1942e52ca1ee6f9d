"""What an envelope says of who is asking and who consented (design D16)."""

from kiosk.services.correcting import Correction
from kiosk.services.guardian import GUARDIAN_CONSENT_VERSION, Guardian
from kiosk.services.known import Visit

Told = dict[str, object]


def identity_of(visit: Visit) -> Told:
    """Return the identity of what `visit` files, as `Submission.identity` takes it."""
    if visit.consent_at is None:
        raise RuntimeError("nobody has agreed")
    told = _by_slip(visit.correction) if visit.correction else _by_person(visit)
    told["consent_at"] = visit.consent_at
    guardian = visit.guardian
    if guardian is not None and guardian.person is not None and guardian.consent_at is not None:
        told["guardian"] = _guardian(guardian)
    return told


def _by_person(visit: Visit) -> Told:
    person = visit.asker
    told: Told = {"how": "none", "document": "", "consent_version": visit.consent_version}
    if person is not None:
        told |= {"how": person.how, "document": person.document, "checked_at": person.checked_at}
    return told


def _by_slip(correction: Correction) -> Told:
    """Whoever shows the slip may correct; the document is the one of the first filing."""
    return {
        "how": "slip",
        "document": correction.document,
        "checked_at": correction.opened_at,
        "consent_version": correction.consent_version,
    }


def _guardian(guardian: Guardian) -> Told:
    person = guardian.person
    if person is None:
        raise RuntimeError("nobody is here as a guardian")
    return {
        "relation": guardian.relation,
        "how": person.how,
        "document": person.document,
        "name": person.name,
        "number": person.id_number,
        "consent_version": GUARDIAN_CONSENT_VERSION,
        "consent_at": guardian.consent_at,
    }
