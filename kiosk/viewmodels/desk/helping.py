"""What was given so far of an agent on the desk's page 帮人办, and what the page shows of it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from kiosk.services.assistance import Agent, AgentRelation, agent_fault
from kiosk.services.desk.assisting import Beneath
from kiosk.services.documents import Document
from kiosk.services.names import name_fault
from kiosk.services.person import Person, from_typing, id_number_fault
from kiosk.viewmodels.controls import headline

Page = Literal["start", "open", "agent"]

_SAME = {
    "zh_CN": "这次办理登记的就是代办人自己。请返回，先结束这次办理，再从头代办。",
    "en": "This visit is in the agent's own name. Go back, end it, and begin anew for the absent person.",
}
_CHOOSE = {
    "zh_CN": "请选一样。点一下代办人是申请人的什么人。",
    "en": "Please choose one. Touch what the agent is to the applicant.",
}


@dataclass(frozen=True, slots=True)
class Given:
    """What was given so far of an agent.

    `card`: who was read from a card; whoever types over it gives that up. `is_checked` once
    somebody wanted to go on. `is_ending`: whether the open visit is really to end is asked.
    """

    has_agent: bool = False
    relation: AgentRelation | None = None
    document: Document = "resident-id-card"
    name: str = field(default="", repr=False)
    number: str = field(default="", repr=False)
    card: Person | None = field(default=None, repr=False)
    is_checked: bool = False
    is_ending: bool = False


@dataclass(frozen=True, slots=True)
class AssistProps:
    """Everything the page shows. `page`: start, open (over a visit) or agent."""

    page: Page = "start"
    is_mine: bool = False
    is_ending: bool = False
    is_busy: bool = False
    relation: str = ""
    document: str = "resident-id-card"
    name: str = field(default="", repr=False)
    number: str = field(default="", repr=False)
    headline: str = ""
    fault: str = ""


def agent_of(given: Given) -> Agent | None:
    """Return the agent as far as they are known, None before their relation is."""
    if given.relation is None:
        return None
    person = given.card or from_typing(given.name, given.number, given.document)
    return Agent(given.relation, person)


def fault_of(given: Given, absent: Person | None, today: date, language: str) -> str | None:
    """Return in words what is missing or wrong of an agent, or None.

    `absent`: who the visit beneath the desk is about, as far as it knows.
    """
    agent = agent_of(given)
    if agent is None:
        return _CHOOSE[language]
    typed = None
    if given.card is None:
        typed = name_fault(given.name, language) or id_number_fault(
            given.number, today=today, language=language, document=given.document
        )
    if typed is None and absent is not None and absent.id_number == agent.person.id_number:
        return _SAME[language]
    return typed or agent_fault(agent.person, None, today, language)


def derive_assist_props(
    given: Given, words: str, beneath: Beneath, *, is_busy: bool
) -> AssistProps:
    """Say what the page shows; `words`: what is wrong, `beneath`: which visit the desk lies over."""
    first, rest = headline(words)
    is_mine = beneath == "mine"
    return AssistProps(
        page="agent" if given.has_agent and not is_mine else "open" if beneath else "start",
        is_mine=is_mine,
        is_ending=given.is_ending,
        is_busy=is_busy,
        relation=given.relation or "",
        document=given.document,
        name=given.name,
        number=given.number,
        headline=first,
        fault=rest,
    )
