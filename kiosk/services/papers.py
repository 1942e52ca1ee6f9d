"""What to bring for one or several service items, each paper once; and the list to take home."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject

from forms.catalogue import LifeEvent, Material, ServiceItem, Text
from kiosk.services.handover import Order
from kiosk.services.paper import PaperService
from kiosk.services.press import Press
from kiosk.services.readable import working_days
from kiosk.services.slips import Office
from printing import ChecklistInput, ChecklistPaper

_SCANNED = 1000
"""Bytes that a phone still reads well from a code as wide as a third of the screen."""

_REMARK = re.compile("（.*?）")

_LABELS = {
    "zh_CN": ("要花钱吗", "多久办好", "到哪里办", "问事电话", "有就带", "{} 份"),
    "en": ("Fee", "Time", "Where", "Phone", "if you have it", "copies: {}"),
}


def papers_of(items: Iterable[ServiceItem], event: LifeEvent | None = None) -> tuple[Material, ...]:
    """Return what to bring for all `items`; a paper that several want is one, as often as any wants.

    `event`: for which they are filed; what it never wants is left out.
    """
    without = {entry.item: entry.without for entry in event.items} if event else {}
    found: dict[str, Material] = {}
    wanted = (
        material
        for item in items
        for material in item.materials
        if material.code not in without.get(item.code, ())
    )
    for material in wanted:
        known = found.get(material.code, material)
        found[material.code] = replace(
            known,
            required=known.required or material.required,
            copies=max(known.copies, material.copies),
        )
    return tuple(found.values())


def phones_of(items: Iterable[ServiceItem], language: str) -> str:
    """Return all telephone numbers, each once; the Chinese remarks beside them in Chinese only."""
    phones = dict.fromkeys(phone for item in items for phone in item.phones)
    if language != "en":
        return "、".join(phones)
    return ", ".join(_REMARK.sub("", phone) for phone in phones)


@dataclass(frozen=True, slots=True)
class Listed:
    """One paper of the list: its name, when it is wanted, and all that is to be said of it."""

    name: str
    note: str
    detail: str


@dataclass(frozen=True, slots=True)
class Checklist:
    """The list to take home, in one language."""

    title: str
    subjects: tuple[str, ...]
    papers: tuple[Listed, ...]
    facts: tuple[tuple[str, str], ...]
    language: str

    @property
    def text(self) -> str:
        """The list as plain text, as a phone reads it from the QR: short enough to be scanned.

        Where all of it is too much it says of each paper only when it is wanted.
        """
        opening, closing, colon = (" (", ")", ": ") if self.language == "en" else "（）："

        def line(name: str, remark: str) -> str:
            return f"□ {name}{opening}{remark}{closing}" if remark else f"□ {name}"

        whole = [line(paper.name, paper.detail) for paper in self.papers]
        brief = [line(paper.name, paper.note) for paper in self.papers]
        names = [line(paper.name, "") for paper in self.papers]
        facts = [f"{label}{colon}{value}" for label, value in self.facts]
        parts = (whole + facts, brief + facts, brief, names)
        texts = ["\n".join((self.title, *part)) for part in parts]
        return next((text for text in texts if len(text.encode()) <= _SCANNED), texts[-1])


def checklist_of(
    title: Text, items: tuple[ServiceItem, ...], language: str, event: LifeEvent | None = None
) -> Checklist:
    """Say what to bring for `items`, where to go and what it costs."""
    fee, time, place, phone, if_had, copies = _LABELS["en" if language == "en" else "zh_CN"]
    joiner = ". " if language == "en" else "，"

    def listed(material: Material) -> Listed:
        when = ("" if material.required else if_had, material.note.get(language))
        what = (material.form.get(language), copies.format(material.copies))
        note, detail = (joiner.join(filter(None, parts)) for parts in (when, (*what, *when)))
        return Listed(material.name.get(language), note, detail)

    def each(*values: str) -> str:
        return "\n".join(dict.fromkeys(filter(None, values)))

    days = max((item.promised_days for item in items), default=0)
    facts = (
        (fee, each(*(item.fee.get(language) for item in items))),
        (time, working_days(days, language) if days else ""),
        (place, each(*(item.place.get(language) for item in items))),
        (phone, phones_of(items, language)),
    )
    return Checklist(
        title=title.get(language),
        subjects=tuple(item.title.get(language) for item in items),
        papers=tuple(map(listed, papers_of(items, event))),
        facts=tuple(fact for fact in facts if fact[1]),
        language=language,
    )


class ChecklistService(PaperService):
    """Prints lists to take home."""

    def __init__(
        self,
        render: Callable[[ChecklistInput], bytes],
        press: Press,
        office: Callable[[], Office],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(press, parent)
        self._render = render
        self._office = office

    def print(self, checklist: Checklist) -> None:
        """Draw and print a list; while one is on its way, nothing more."""
        if not self.has_printer or self.is_busy:
            return
        office = self._office()
        paper = ChecklistInput(
            hall=office.hall,
            device_name=office.device_name,
            title=checklist.title,
            subjects=checklist.subjects,
            papers=tuple(ChecklistPaper(one.name, one.detail) for one in checklist.papers),
            facts=checklist.facts,
            qr_text=checklist.text,
            language=checklist.language,
            sample=True,
        )
        self.put_on_paper(Order("checklist", lambda _copy: self._render(paper)))
