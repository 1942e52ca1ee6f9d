"""What an application form is made of, from the top down."""

from dataclasses import dataclass, field
from typing import Literal

FormWidth = Literal["", "full", "half", "third"]


@dataclass(frozen=True, slots=True)
class FormSection:
    """What follows belongs together; the title stands above it over the whole width."""

    title: str


@dataclass(frozen=True, slots=True)
class FormField:
    """A label and what was answered; `width` of both, "" as wide as the answer needs."""

    label: str
    answer: str = field(repr=False)
    width: FormWidth = ""


@dataclass(frozen=True, slots=True)
class FormTable:
    """What was answered several times, as rows under `columns`."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class FormDeclaration:
    """What the applicant declares or promises."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class FormSignature:
    """Where it is signed; `picture`: PNG or JPEG, b"" leaves room for a pen."""

    label: str
    picture: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class FormOffice:
    """An empty field that the agency fills in."""

    label: str


FormPart = FormSection | FormField | FormTable | FormDeclaration | FormSignature | FormOffice
