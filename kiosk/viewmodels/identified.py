"""What was typed on the identity scene so far, and what the scene shows of it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kiosk.services.assistance import agent_fault
from kiosk.services.documents import Document
from kiosk.services.guardian import guardian_fault
from kiosk.services.known import Visit
from kiosk.services.names import name_fault
from kiosk.services.person import Person, id_number_fault
from kiosk.viewmodels.controls import headline

Stage = Literal["card", "document", "name", "number"]
Whose = Literal["own", "guardian", "absent"]


@dataclass(frozen=True, slots=True)
class IdentityInput:
    """What was typed so far, on which page.

    `is_checked` once the person wanted to go on. `refusal`: why who was read or typed will not do.
    """

    stage: Stage
    name: str = ""
    number: str = ""
    document: Document = "resident-id-card"
    is_checked: bool = False
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class IdentityProps:
    """Everything the scene shows."""

    stage: Stage = "card"
    name: str = ""
    number: str = ""
    document: Document = "resident-id-card"
    whose: Whose = "own"
    headline: str = ""
    fault: str = ""


def derive_identity_props(
    typed: IdentityInput, today: date, language: str, *, whose: Whose = "own"
) -> IdentityProps:
    """Say what the scene shows; a fault only once it was asked to go on."""
    words = fault_of(typed, today, language) if typed.is_checked else None
    first, rest = headline(typed.refusal or words or "")
    return IdentityProps(typed.stage, typed.name, typed.number, typed.document, whose, first, rest)


def fault_of(typed: IdentityInput, today: date, language: str) -> str | None:
    """Return in words what keeps the open page from being done, or None."""
    match typed.stage:
        case "name":
            return name_fault(typed.name, language)
        case "number":
            return id_number_fault(
                typed.number, today=today, language=language, document=typed.document
            )
        case "card" | "document":
            return None


def refusal_of(visit: Visit, person: Person, today: date) -> str | None:
    """Return in words why who was read or typed will not do as a guardian, or beside the agent."""
    if visit.asks_guardian:
        return guardian_fault(person, visit.person, visit.walk, today, visit.language)
    if visit.assistance is not None and visit.assistance.agent is not None:
        return agent_fault(visit.assistance.agent.person, person, today, visit.language)
    return None


def whose_of(visit: Visit) -> Whose:
    """Return whose document the scene asks for."""
    if visit.asks_guardian:
        return "guardian"
    return "absent" if visit.is_by_agent else "own"
