"""What a service item is: the guide, its materials, topics, and the life events it belongs to."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace

from forms.catalogue.layout import PrintRow
from forms.catalogue.text import NO_WORDS, Text
from forms.definition import FormRef
from forms.errors import FormError

NOW, PROMISE, LATER = WAYS = ("now", "promise", "later")
"""How a paper is given: photographed here, promised to hold (告知承诺), or brought later (容缺)."""

ALWAYS, CHOSEN = ("always", "chosen")


class CatalogueError(FormError):
    """A catalogue or a workbook that cannot be used: which one, why, and the cure."""


class FaultyWorkbookError(CatalogueError):
    """A workbook that is no form; `findings` say what to mend, the first is the error's own words."""

    def __init__(self, place: str, *findings: "Finding") -> None:
        first = findings[0]
        super().__init__(first.words("en"), place=place, zh=first.words("zh_CN"))
        self.findings = findings


@dataclass(frozen=True)
class Material:
    """One paper (or photograph of a thing) to bring.

    `question` names the image questions that take its pages, separated by spaces. `way` names the
    question that asks how it is given where that may be otherwise than now: its answer is one of
    `WAYS`. A code stands for one paper of one person: two items with the same code want the same.
    """

    code: str
    name: Text
    form: Text
    copies: int
    note: Text
    required: bool
    symbol: str
    question: str
    way: str = ""

    @property
    def questions(self) -> tuple[str, ...]:
        """The image questions, one per page."""
        return tuple(self.question.split())


@dataclass(frozen=True)
class ServiceItem:
    """One thing a resident can ask for, with everything its guide says."""

    code: str
    form: FormRef
    title: Text
    summary: Text
    agency: Text
    basis: Text
    conditions: Text
    result: Text
    fee: Text
    place: Text
    audience: Text
    statutory_days: int
    promised_days: int
    minutes: int
    phones: tuple[str, ...]
    topics: tuple[str, ...]
    keywords: tuple[str, ...]
    identity: bool
    recipients: tuple[str, ...]
    kind: str
    symbol: str
    materials: tuple[Material, ...]
    promise: Text = NO_WORDS
    """What is promised instead of a paper (告知承诺), and what follows if it is not true."""
    late_days: int = 0
    """Working days within which a paper may follow (容缺受理); 0 where none may."""
    spoken: Text = NO_WORDS
    """What people call it, where the title is officialese."""
    order: int = 0
    """Place among what is offered first before anything was filed, from 1; 0 for no place."""
    layout: tuple[PrintRow, ...] = ()
    """How the filled form stands on paper; () where that follows from the form."""
    keys: tuple[str, ...] = field(default=(), repr=False)
    """Names and keywords in pinyin, syllables separated by spaces: search keys made at build."""

    @property
    def name(self) -> Text:
        """What it is called where one chooses; `title` is what stands on the record."""
        return self.spoken if self.spoken.zh_CN else self.title


@dataclass(frozen=True)
class Topic:
    """A tile of the home screen."""

    code: str
    name: Text
    detail: Text
    symbol: str


@dataclass(frozen=True)
class Answer:
    """What the event itself answers: the name of a question and the value."""

    question: str
    value: str


@dataclass(frozen=True)
class EventItem:
    """An item of a life event, and why it belongs there.

    `choice`: "always" where it is filed whenever the event is, "chosen" where the resident says.
    `answers` need not be asked: whoever came because of a death wants the pension to end. Materials of
    the item that are never wanted here stand in `without`, by their codes.
    """

    item: str
    choice: str
    why: Text
    answers: tuple[Answer, ...] = ()
    without: tuple[str, ...] = ()


@dataclass(frozen=True)
class LifeEvent:
    """Several items that one turn of life brings with it (一件事), filed in one go.

    `words` say in one sentence what it is for; `keywords` and `keys` serve the search. `order`: place
    on the home screen, from 1; those with 0 come last.
    """

    code: str
    names: Text
    words: Text
    icon: str
    topics: tuple[str, ...]
    items: tuple[EventItem, ...]
    keywords: tuple[str, ...] = ()
    order: int = 0
    keys: tuple[str, ...] = field(default=(), repr=False)

    def without(self, hidden: Collection[str]) -> "LifeEvent | None":
        """Return the event without these items, None if one of them always belongs to it."""
        if any(entry.item in hidden and entry.choice == ALWAYS for entry in self.items):
            return None
        items = tuple(entry for entry in self.items if entry.item not in hidden)
        return replace(self, items=items) if items else None

    @property
    def name(self) -> Text:
        """What it is called where one chooses."""
        return self.names

    @property
    def summary(self) -> Text:
        """One sentence on what it is for."""
        return self.words


@dataclass(frozen=True)
class Finding:
    """What is wrong in a workbook, where, and the cure, in both languages.

    `cell` is as in Excel ("C7"), `heading` what stands above it; all are empty where it concerns
    the whole file. With a warning the workbook can be used all the same.
    """

    sheet: str
    cell: str
    zh: str
    en: str
    heading: str = ""
    warning: bool = False

    @property
    def row(self) -> int | None:
        """The row in the sheet, from 1; None where it concerns the whole sheet."""
        return int(self.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) if self.cell else None

    def words(self, language: str) -> str:
        """Say place, fact and cure in one line, such as “survey!C7 (row 7, column name): …”."""
        place = "!".join(part for part in (self.sheet, self.cell) if part)
        if language == "en":
            column = f", column {self.heading}" if self.heading else ""
            place += f" (row {self.row}{column})" if self.row else ""
            return ": ".join(part for part in (place, self.en) if part)
        column = f"，{self.heading} 列" if self.heading else ""
        place += f"（第 {self.row} 行{column}）" if self.row else ""
        return "：".join(part for part in (place, self.zh) if part)
