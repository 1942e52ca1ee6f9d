"""What the guide says of what was chosen: who may ask, what to bring, how long, how much, the law."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from forms.catalogue import ServiceItem
from kiosk.services.papers import papers_of, phones_of
from kiosk.services.readable import readable_date
from kiosk.services.visit import Scene, Visit
from kiosk.viewmodels.bring import MaterialRow, material_rows

_SCENES = (Scene.GUIDE, Scene.WINDOW)


@dataclass(frozen=True, slots=True)
class GuideProps:
    """Everything the scene shows; `official`: its name on the record, where people call it otherwise."""

    title: str = ""
    official: str = ""
    summary: str = ""
    audience: str = ""
    conditions: str = ""
    agency: str = ""
    basis: str = ""
    result: str = ""
    fee: str = ""
    place: str = ""
    phones: str = ""
    symbol: str = ""
    promised_days: int = 0
    statutory_days: int = 0
    ready_by: str = ""
    minutes: int = 0
    materials: tuple[MaterialRow, ...] = ()
    is_refused: bool = False
    lacks_guardian: bool = False


def derive_guide_props(visit: Visit, ready_by: Callable[[int], date]) -> GuideProps:
    """Say what the scene shows of what was chosen; `ready_by`: the day so many working days from now."""
    if visit.scene not in _SCENES or not visit.items:
        return GuideProps()
    language = visit.language
    materials = material_rows(papers_of(visit.items, visit.life_event), language)
    if visit.item is None:
        return _event_props(visit, materials)
    item = visit.item
    days = item.promised_days
    return replace(
        _props_of(item, language),
        ready_by=readable_date(ready_by(days), language) if days else "",
        materials=materials,
        is_refused=visit.is_refused,
    )


def _event_props(visit: Visit, materials: tuple[MaterialRow, ...]) -> GuideProps:
    """What the way to the window needs of a life event."""
    places = dict.fromkeys(item.place.get(visit.language) for item in visit.items)
    return GuideProps(
        title=visit.title.get(visit.language),
        place="\n".join(filter(None, places)),
        phones=phones_of(visit.items, visit.language),
        materials=materials,
        is_refused=visit.is_refused,
    )


def _props_of(item: ServiceItem, language: str) -> GuideProps:
    return GuideProps(
        title=item.name.get(language),
        official=item.title.get(language) if item.spoken.zh_CN else "",
        summary=item.summary.get(language),
        audience=item.audience.get(language),
        conditions=item.conditions.get(language),
        agency=item.agency.get(language),
        basis=item.basis.get(language),
        result=item.result.get(language),
        fee=item.fee.get(language),
        place=item.place.get(language),
        phones=phones_of([item], language),
        symbol=item.symbol,
        promised_days=item.promised_days,
        statutory_days=item.statutory_days,
        minutes=item.minutes,
    )
