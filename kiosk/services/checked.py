"""How the one who filed was identified, who consented for a child, and who helped: words for paper."""

from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from kiosk.services.assistance import check_of, how_checked
from kiosk.services.known import Visit
from kiosk.services.readable import readable_moment
from sync.clock import moment
from sync.wire.identity import Assist, Identity

_NAMES = {
    "zh_CN": ("身份核验", "监护人", "，", "{name}（{relation}），{document} {number}，已同意"),
    "en": ("Identity", "Guardian", ", ", "{name} ({relation}), {document} {number}, consented"),
}
_HELP = {
    "zh_CN": (
        "帮办人员",
        "{name}，{checked}",
        "代办人",
        "{name}（{relation}），{document} {number}",
    ),
    "en": ("Assisted by", "{name}, {checked}", "Agent", "{name} ({relation}), {document} {number}"),
}
_CHECKS = {
    "card": ("刷卡核对", "by card"),
    "seen": ("看过证件原件", "saw the document"),
    "known": ("认识本人", "knows the person"),
    "slip": ("看过回执单", "saw the slip"),
}
_AGENTS = {
    "family": ("家里人", "family"),
    "village": ("村（社区）干部", "village official"),
    "carer": ("照料人", "carer"),
    "other": ("受托人", "authorised person"),
}
_HOW = {
    "card": ("本机刷卡核验", "card read here"),
    "typed": ("自己填写，未刷卡", "typed, no card read"),
    "staff": ("工作人员核验", "checked by staff"),
    "slip": ("凭回执单改交", "by slip"),
}
_DOCUMENTS = {
    "resident-id-card": ("居民身份证", "resident ID card"),
    "household-register": ("户口簿", "household register"),
    "temporary-id-card": ("临时居民身份证", "temporary ID card"),
    "residence-permit": ("港澳台居民居住证", "residence permit (Hong Kong, Macao, Taiwan)"),
    "permanent-residence-card": ("外国人永久居留身份证", "permanent residence card"),
    "passport": ("护照", "passport"),
}
_RELATIONS = {
    "father": ("父亲", "father"),
    "mother": ("母亲", "mother"),
    "grandparent": ("祖父母、外祖父母", "grandparent"),
    "other": ("其他监护人", "other guardian"),
}


@dataclass(frozen=True, slots=True)
class Consenting:
    """The guardian who consented for a child."""

    relation: str
    document: str
    name: str = field(repr=False)
    number: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Acting:
    """The agent who acted for an absent person."""

    relation: str
    document: str
    name: str = field(repr=False)
    number: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Helped:
    """The member of the staff who helped, how they knew whom it is about, and for whose agent."""

    name: str
    checked: str
    agent: Acting | None = None

    def facts(self, *, english: bool) -> tuple[tuple[str, str], ...]:
        """Return label and value of what is to be said of it."""
        label, helped, agent, acted = _HELP["en" if english else "zh_CN"]
        checked = _word(_CHECKS, self.checked, english=english)
        facts = [(label, helped.format(name=self.name, checked=checked))]
        if (one := self.agent) is not None:
            said = acted.format(
                name=one.name,
                number=one.number,
                relation=_word(_AGENTS, one.relation, english=english),
                document=_word(_DOCUMENTS, one.document, english=english),
            )
            facts.append((agent, said))
        return tuple(facts)


@dataclass(frozen=True, slots=True)
class Checked:
    """How somebody was identified (`how`, `document` as in `Identity`), and when, if at all."""

    how: str
    document: str
    at: datetime | None
    guardian: Consenting | None
    helped: Helped | None = None

    @property
    def is_by_agent(self) -> bool:
        """Whether an agent acted, and signed, for who it is about."""
        return self.helped is not None and self.helped.agent is not None

    def facts(self, language: str, zone: tzinfo) -> tuple[tuple[str, str], ...]:
        """Return label and value of what is to be said of it; nothing where nobody was asked."""
        english = language == "en"
        identity, guardian, joiner, consented = _NAMES["en" if english else "zh_CN"]
        words = [
            _word(_DOCUMENTS, self.document, english=english),
            _word(_HOW, self.how, english=english),
            readable_moment(self.at.astimezone(zone), language) if self.at else "",
        ]
        facts = [(identity, joiner.join(filter(None, words)))] if self.how in _HOW else []
        if (one := self.guardian) is not None:
            said = consented.format(
                name=one.name,
                number=one.number,
                relation=_word(_RELATIONS, one.relation, english=english),
                document=_word(_DOCUMENTS, one.document, english=english),
            )
            facts.append((guardian, said))
        return (*facts, *(self.helped.facts(english=english) if self.helped else ()))


def checked_in(visit: Visit) -> Checked:
    """Return how somebody was identified in a visit."""
    given = visit.guardian
    who = given.person if given else None
    guardian = None
    if given is not None and who is not None:
        guardian = Consenting(given.relation, who.document, who.name, who.id_number)
    person, helped = visit.asker, _helped_in(visit)
    if visit.correction is not None:
        correction = visit.correction
        how = "staff" if correction.secret is None else "slip"
        return Checked(how, correction.document, correction.opened_at, guardian, helped)
    if person is None:
        return Checked("none", "", None, guardian, helped)
    how = how_checked(person, visit.assistance)
    return Checked(how, person.document, person.checked_at, guardian, helped)


def checked_by(identity: Identity) -> Checked:
    """Return what a filing says of it."""
    told = identity.guardian
    at = moment(identity.checked_at) if identity.checked_at else None
    guardian = None
    if told is not None:
        guardian = Consenting(told.relation, told.document, told.name, told.number)
    helped = None if identity.assist is None else _helped_by(identity.assist)
    return Checked(identity.how, identity.document, at, guardian, helped)


def _helped_in(visit: Visit) -> Helped | None:
    given = visit.assistance
    if given is None:
        return None
    agent = None
    if given.agent is not None:
        who = given.agent.person
        agent = Acting(given.agent.relation, who.document, who.name, who.id_number)
    return Helped(given.name, check_of(visit.asker, given), agent)


def _helped_by(assist: Assist) -> Helped:
    one = assist.agent
    agent = None if one is None else Acting(one.relation, one.document, one.name, one.number)
    return Helped(assist.name, assist.checked, agent)


def _word(words: dict[str, tuple[str, str]], code: str, *, english: bool) -> str:
    return words.get(code, ("", ""))[english]
