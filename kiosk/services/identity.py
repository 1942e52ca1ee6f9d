"""What an envelope says of who is asking and who consented (design D16)."""

from kiosk.services.assistance import Assistance, check_of, how_checked
from kiosk.services.guardian import GUARDIAN_CONSENT_VERSION, Guardian
from kiosk.services.known import Visit
from kiosk.services.person import Person
from kiosk.services.reopening import Correction

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
    if visit.assistance is not None:
        told["assist"] = assist_of(visit.assistance, visit.asker)
    return told


def assist_of(assistance: Assistance, asker: Person | None = None) -> Told:
    """Return who of the staff helped; `asker`: who was identified in the visit."""
    agent = assistance.agent
    return {
        "staff": assistance.staff,
        "name": assistance.name,
        "mode": assistance.mode,
        "checked": check_of(asker, assistance),
        "agent": None if agent is None else {"relation": agent.relation, **_shown(agent.person)},
    }


def _by_person(visit: Visit) -> Told:
    person = visit.asker
    told: Told = {"how": "none", "document": "", "consent_version": visit.consent_version}
    if person is not None:
        told |= {
            "how": how_checked(person, visit.assistance),
            "document": person.document,
            "checked_at": person.checked_at,
        }
    return told


def _by_slip(correction: Correction) -> Told:
    """Whoever shows the slip may correct, else staff have checked; the document is of the first filing."""
    return {
        "how": "staff" if correction.secret is None else "slip",
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
        **_shown(person),
        "consent_version": GUARDIAN_CONSENT_VERSION,
        "consent_at": guardian.consent_at,
    }


def _shown(person: Person) -> Told:
    return {
        "how": person.how,
        "document": person.document,
        "name": person.name,
        "number": person.id_number,
    }
