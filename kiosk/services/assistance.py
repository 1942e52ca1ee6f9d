"""A visit under assistance: which of the staff helps, how identity was checked, and who acts for whom."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal
from uuid import UUID

from kiosk.services.documents import years_old
from kiosk.services.person import Person

Mode = Literal["beside", "agent"]
Check = Literal["card", "seen", "known", "slip"]
AgentRelation = Literal["family", "village", "carer", "other"]

ADULT = 18


@dataclass(frozen=True, slots=True)
class Agent:
    """Who acts for somebody that is absent. `relation`: what they are to that person."""

    relation: AgentRelation
    person: Person = field(repr=False)


@dataclass(frozen=True, slots=True)
class Assistance:
    """Who of the staff helps in a visit, as what is filed will name it.

    `mode`: beside the resident, or for an absent one with an `agent`. `checked`: how the staff know
    whom it is about: a card was read, they saw the document, they know the person, or the slip.
    """

    staff: UUID
    name: str
    mode: Mode
    checked: Check
    agent: Agent | None = None


def how_checked(person: Person, assistance: Assistance | None) -> str:
    """Return how a person was identified, as `Identity.how` has it: staff vouch for what they saw."""
    is_seen = assistance is not None and assistance.checked == "seen"
    return "staff" if is_seen and person.how == "typed" else person.how


def check_of(person: Person | None, assistance: Assistance) -> Check:
    """Return how identity was checked: a card that was read in the visit says more than staff do."""
    return "card" if person is not None and person.how == "card" else assistance.checked


def acted_for(person: Person | None, assistance: Assistance | None) -> Person | None:
    """Return a person as the form is filled for them: it may ask an agent for a paper of authority."""
    facts = facts_of(assistance)
    return replace(person, facts={**person.facts, **facts}) if person and facts else person


def facts_of(assistance: Assistance | None) -> dict[str, str]:
    """Return what staff know for a form: what an agent is to the applicant, "" where there is none."""
    if assistance is None:
        return {}
    return {"agent.relation": assistance.agent.relation if assistance.agent else ""}


def agent_fault(agent: Person, absent: Person | None, today: date, language: str) -> str | None:
    """Return in words what keeps somebody from acting for `absent`, or None."""
    if agent.born is not None and years_old(agent.born, today) < ADULT:
        return _in(
            language,
            "代办人要满 18 岁。请换一位大人来。",
            "Whoever acts for somebody has to be 18. Please ask another adult.",
        )
    if absent is not None and agent.id_number == absent.id_number:
        return _in(
            language,
            "这是代办人自己的号码。请填没来的那个人的。",
            "This is the number of the one who came. Please give that of the absent person.",
        )
    return None


def _in(language: str, zh: str, en: str) -> str:
    return en if language == "en" else zh
