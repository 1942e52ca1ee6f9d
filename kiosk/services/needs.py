"""What a visit that files is counted as: which way it came, what about, and from which village.

Only codes and names that were known before are counted, never what somebody wrote.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime

from forms import Form, Question, Session
from forms.catalogue import Text
from kiosk.services.filling import Filling
from kiosk.services.visit import Visit

FILING, CHANNEL, OPINION, VILLAGE = "filing", "channel", "opinion", "village"
RATING = "rating"
SELF = "self"

_SUBJECT = "subject"
_PLACES = frozenset({"household.address", "person.address"})
_PLACE_OF_OPINION = "where"
_NEVER = datetime.min.replace(tzinfo=UTC)


def needs_of(visit: Visit, villages: Collection[str]) -> tuple[tuple[str, str], ...]:
    """Return what a visit is counted as when it files; its filings the store counts itself.

    Args:
        visit: finished, with what was filled in.
        villages: of this hall; an address counts for the longest name that stands in it.
    """
    if visit.walk is None or visit.correction is not None:
        return ()
    channel = visit.assistance.mode if visit.assistance else SELF
    counted: list[tuple[str, str]] = []
    for item, part in zip(visit.items, visit.walk.parts, strict=True):
        if item.kind == FILING:
            counted.append((CHANNEL, channel))
        if item.kind == OPINION:
            counted += [(OPINION, one.value) for one in part.questions() if _asks_subject(one)]
        text = "\n".join(_places(part))
        named = [village for village in villages if village in text]
        counted += [(VILLAGE, max(named, key=len))] if named else []
    return tuple(counted)


def subjects_of(form: Form) -> Mapping[str, Text]:
    """Return what an opinion can be about, by code, from the choices of its form."""
    zh, en = (_labels(form, language) for language in ("zh_CN", "en"))
    return {code: Text(label, en.get(code, "")) for code, label in zh.items()}


def _labels(form: Form, language: str) -> Mapping[str, str]:
    session = Session(form, now=lambda: _NEVER, new_id=str, language=language)
    asked = (one for page in session.pages() for one in getattr(page, "questions", ()))
    return {
        choice.value: choice.label
        for question in asked
        if _name(question) == _SUBJECT
        for choice in question.choices
    }


def _asks_subject(question: Question) -> bool:
    known = {choice.value for choice in question.choices}
    return _name(question) == _SUBJECT and question.value in known


def _places(part: Filling) -> Iterator[str]:
    for question in part.questions():
        if question.extra.get("same") in _PLACES or _name(question) == _PLACE_OF_OPINION:
            yield question.value


def _name(question: Question) -> str:
    return question.ref.rpartition("/")[2]
