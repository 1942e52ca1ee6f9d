"""Who filed something, as a clerk is told: how it was checked, who consented, which staff helped."""

from typing import Any

from sync.central.times import iso
from sync.wire.identity import Assist, Guardian, Identity


def told_identity(identity: Identity) -> dict[str, Any]:
    """Return an identity as JSON values; `guardian` and `assist` None where there was none."""
    return {
        "how": identity.how,
        "document": identity.document,
        "consent": identity.consent,
        "consent_at": iso(identity.consent_at),
        "checked_at": iso(identity.checked_at) if identity.checked_at else None,
        "guardian": None if identity.guardian is None else _guardian(identity.guardian),
        "assist": None if identity.assist is None else _assist(identity.assist),
    }


def _guardian(guardian: Guardian) -> dict[str, Any]:
    return {
        "relation": guardian.relation,
        "name": guardian.name,
        "number": guardian.number,
        "how": guardian.how,
        "document": guardian.document,
        "consent": guardian.consent,
        "consent_at": iso(guardian.consent_at),
    }


def _assist(assist: Assist) -> dict[str, Any]:
    agent = assist.agent
    return {
        "staff": str(assist.staff),
        "name": assist.name,
        "mode": assist.mode,
        "checked": assist.checked,
        "agent": None
        if agent is None
        else {
            "relation": agent.relation,
            "name": agent.name,
            "number": agent.number,
            "how": agent.how,
            "document": agent.document,
        },
    }
