"""What to bring for one or several service items, each paper once; and the list to take home."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject

from forms.catalogue import Material, ServiceItem, Text
from kiosk.services.paper import PaperService, Press
from kiosk.services.slips import Office
from printing import ChecklistInput, ChecklistPaper

_SCANNED = 700
"""Bytes that a phone still reads well from a code as wide as a third of the screen."""

_LABELS = {
    "zh_CN": ("要花钱吗", "多久办好", "到哪里办", "问事电话", "{} 个工作日", "有就带", "{} 份"),
    "en": ("Fee", "Time", "Where", "Phone", "{} working days", "if you have it", "copies: {}"),
}


def papers_of(items: Iterable[ServiceItem]) -> tuple[Material, ...]:
    """Return what to bring for all `items`; a paper that several want is one, as often as any wants."""
    found: dict[str, Material] = {}
    for material in (material for item in items for material in item.materials):
        known = found.get(material.code, material)
        found[material.code] = replace(
            known,
            required=known.required or material.required,
            copies=max(known.copies, material.copies),
        )
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Checklist:
    """The list to take home, in one language."""

    title: str
    subjects: tuple[str, ...]
    papers: tuple[tuple[str, str], ...]
    facts: tuple[tuple[str, str], ...]
    language: str

    @property
    def text(self) -> str:
        """The list as plain text, as a phone reads it from the QR: short enough to be scanned."""
        names = [f"□ {name}" for name, _ in self.papers]
        whole = [f"□ {name}（{detail}）" if detail else f"□ {name}" for name, detail in self.papers]
        facts = [f"{label}：{value}" for label, value in self.facts]
        texts = ["\n".join((self.title, *part)) for part in (whole + facts, names + facts, names)]
        return next((text for text in texts if len(text.encode()) <= _SCANNED), texts[-1])


def checklist_of(title: Text, items: tuple[ServiceItem, ...], language: str) -> Checklist:
    """Say what to bring for `items`, where to go and what it costs."""
    fee, time, place, phone, days, if_had, copies = _LABELS["en" if language == "en" else "zh_CN"]
    joiner = ", " if language == "en" else "，"

    def detail(material: Material) -> str:
        parts = (
            material.form.get(language),
            copies.format(material.copies),
            "" if material.required else if_had,
            material.note.get(language),
        )
        return joiner.join(filter(None, parts))

    def each(*values: str) -> str:
        return "\n".join(dict.fromkeys(filter(None, values)))

    facts = (
        (fee, each(*(item.fee.get(language) for item in items))),
        (time, days.format(max((item.promised_days for item in items), default=0))),
        (place, each(*(item.place.get(language) for item in items))),
        (phone, each(*("、".join(item.phones) for item in items))),
    )
    return Checklist(
        title=title.get(language),
        subjects=tuple(item.title.get(language) for item in items),
        papers=tuple((one.name.get(language), detail(one)) for one in papers_of(items)),
        facts=tuple(fact for fact in facts if fact[1] and fact[1] != days.format(0)),
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
        if not self.has_printer or self.state == "printing":
            return
        office = self._office()
        paper = ChecklistInput(
            hall=office.hall,
            device_name=office.device_name,
            title=checklist.title,
            subjects=checklist.subjects,
            papers=tuple(ChecklistPaper(name, detail) for name, detail in checklist.papers),
            facts=checklist.facts,
            language=checklist.language,
            sample=True,
        )
        self.put_on_paper(lambda: self._render(paper), "checklist")
