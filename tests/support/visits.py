"""Visits that have come to a form: small forms made by pyxform, the sample person, a fixed day."""

from datetime import datetime
from itertools import count
from zoneinfo import ZoneInfo

from pyxform.xls2xform import convert

import forms
from forms import Form
from forms.catalogue import ServiceItem, Text
from kiosk.services.person import Person, from_typing
from kiosk.services.visit import VisitService

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 22, 14, 5, tzinfo=ZONE)
TODAY = NOW.date()
ID_NUMBER = "11010519491231002X"
_SETTINGS = """
| settings |
| | form_title | form_id | version | default_language | namespaces |
| | 示范 | demo | 1 | 中文 (zh_CN) | kiosk="urn:township-kiosk:forms" |
"""
_NO_WORDS = Text(zh_CN="", en="")


def form_of(workbook: str) -> Form:
    """Make a form of the sheets `survey` and `choices`, written as Markdown tables."""
    return forms.load(xform_of(workbook))


def xform_of(workbook: str) -> bytes:
    """Return the XForm of the same."""
    xform: str = convert(workbook + _SETTINGS, form_name="data").xform
    return xform.encode()


def an_item(
    *, kind: str = "filing", promised_days: int = 20, recipients: tuple[str, ...] = ("platform",)
) -> ServiceItem:
    return ServiceItem(
        code="demo",
        form=forms.FormRef("demo", "1"),
        title=Text(zh_CN="示范事项", en="Sample item"),
        summary=_NO_WORDS,
        agency=_NO_WORDS,
        basis=_NO_WORDS,
        conditions=_NO_WORDS,
        result=_NO_WORDS,
        fee=_NO_WORDS,
        place=_NO_WORDS,
        audience=_NO_WORDS,
        statutory_days=30,
        promised_days=promised_days,
        minutes=5,
        phones=(),
        topics=(),
        keywords=(),
        identity=True,
        recipients=recipients,
        kind=kind,
        symbol="elderly",
        materials=(),
    )


def sample_person() -> Person:
    return from_typing("示范居民", ID_NUMBER)


def open_visit(
    form: Form, *, item: ServiceItem | None = None, person: Person | None = None
) -> VisitService:
    """Begin a visit, agree, say who is asking, and open the form's first page."""
    visit = begin_visit(form)
    visit.choose(item or an_item())
    visit.start()
    visit.agree()
    visit.identify(person or sample_person())
    return visit


def begin_visit(form: Form) -> VisitService:
    """Begin a visit; whatever is chosen then opens `form`."""
    turn = count(1)
    visit = VisitService(
        lambda _: form,
        now=lambda: NOW,
        new_id=lambda: f"0193a5f0-0000-7000-8000-{next(turn):012}",
    )
    visit.begin()
    return visit
