"""Who may do what at the desk: four roles, and the acts that each of them may."""

from collections.abc import Mapping
from typing import Literal, TypeAlias, get_args

from sync.store import Role

Act: TypeAlias = Literal[
    "today",
    "assist",
    "call",
    "find",
    "contents",
    "phone",
    "correct",
    "supplement",
    "hand-over",
    "reprint",
    "withdraw",
    "outbox",
    "retry",
    "courier",
    "devices",
    "report",
    "settings",
    "people",
    "audit",
    "export-audit",
]
Section: TypeAlias = Literal[
    "today",
    "assist",
    "calls",
    "cases",
    "outbox",
    "records",
    "settings",
    "doctor",
    "people",
    "audit",
]

ROLES: tuple[Role, ...] = get_args(Role)
SECTIONS: Mapping[Section, Act] = {
    "today": "today",
    "assist": "assist",
    "calls": "call",
    "cases": "find",
    "outbox": "outbox",
    "records": "report",
    "settings": "settings",
    "doctor": "devices",
    "people": "people",
    "audit": "audit",
}
"""Every section in its order on the rail, and the act that it is for."""

_ACTS: Mapping[str, frozenset[Act]] = {
    "assistant": frozenset(
        {
            "today",
            "assist",
            "call",
            "find",
            "contents",
            "phone",
            "correct",
            "supplement",
            "hand-over",
            "reprint",
            "withdraw",
            "outbox",
            "retry",
            "courier",
            "report",
        }
    ),
    "manager": frozenset(get_args(Act)),
    "technician": frozenset({"today", "outbox", "retry", "courier", "devices", "audit"}),
    "auditor": frozenset({"today", "find", "report", "audit", "export-audit"}),
}


def may(role: str, act: Act) -> bool:
    """Tell whether somebody of this role may do this; nobody of an unknown role may."""
    return act in _ACTS.get(role, frozenset())


def sections_of(role: str) -> tuple[Section, ...]:
    """Return the sections that somebody of this role sees, in their order."""
    return tuple(section for section, act in SECTIONS.items() if may(role, act))
