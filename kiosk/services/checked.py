"""How the one who filed was identified, and who consented for a child: in words for paper."""

from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from kiosk.services.known import Visit
from kiosk.services.readable import readable_moment
from sync.clock import moment
from sync.wire.envelope import Identity

_NAMES = {
    "zh_CN": ("身份核验", "监护人", "，", "{name}（{relation}），{document} {number}，已同意"),
    "en": ("Identity", "Guardian", ", ", "{name} ({relation}), {document} {number}, consented"),
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
class Checked:
    """How somebody was identified (`how`, `document` as in `Identity`), and when, if at all."""

    how: str
    document: str
    at: datetime | None
    guardian: Consenting | None

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
        return tuple(facts)


def checked_in(visit: Visit) -> Checked:
    """Return how somebody was identified in a visit."""
    given = visit.guardian
    who = given.person if given else None
    guardian = None
    if given is not None and who is not None:
        guardian = Consenting(given.relation, who.document, who.name, who.id_number)
    if visit.correction is not None:
        correction = visit.correction
        return Checked("slip", correction.document, correction.opened_at, guardian)
    person = visit.asker
    if person is None:
        return Checked("none", "", None, guardian)
    return Checked(person.how, person.document, person.checked_at, guardian)


def checked_by(identity: Identity) -> Checked:
    """Return what a filing says of it."""
    told = identity.guardian
    at = moment(identity.checked_at) if identity.checked_at else None
    guardian = None
    if told is not None:
        guardian = Consenting(told.relation, told.document, told.name, told.number)
    return Checked(identity.how, identity.document, at, guardian)


def _word(words: dict[str, tuple[str, str]], code: str, *, english: bool) -> str:
    return words.get(code, ("", ""))[english]
