"""What a screen shows: pages, questions and repeat entries, frozen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from forms.definition import ControlKind
from forms.instance import Choice

QuestionKind = ControlKind | Literal["note"]


@dataclass(frozen=True)
class Question:
    """One control as it stands now.

    Args:
        ref: absolute reference with positions on repeat instances.
        control: how it is asked; "note" is an input that cannot be changed.
        data_type: the bind type: "string", "int", "decimal", "date", "binary"…
        media_type: what an upload takes, such as "image/*".
        hint: the second line, in the words the law uses.
        guidance: why it is asked.
        value: what was answered, also if it could not be stored.
        extra: kiosk:* bind attributes by local name, such as {"check": "id-number"}.
        limits: start, end and step of a range.
        media: files that go with the label: image, big-image, audio, video to file name.
        parameters: further attributes of control and bind by local name, such as
            {"rows": "3", "max-pixels": "1024"}.
        markup: label, hint and guidance where they read otherwise as markup.
        list_choices: gives the choices; `choices` calls it when they are first wanted.
    """

    ref: str
    control: QuestionKind
    data_type: str
    appearance: tuple[str, ...]
    media_type: str
    label: str
    hint: str
    guidance: str
    value: str
    required: bool
    readonly: bool
    extra: Mapping[str, str] = field(default_factory=dict)
    limits: Mapping[str, float] = field(default_factory=dict)
    media: Mapping[str, str] = field(default_factory=dict)
    parameters: Mapping[str, str] = field(default_factory=dict)
    markup: Mapping[str, str] = field(default_factory=dict)
    list_choices: Callable[[], tuple[Choice, ...]] = field(default=tuple, compare=False, repr=False)

    @property
    def label_markup(self) -> str:
        """The label for `forms.markup`; what the resident wrote is escaped in it."""
        return self.markup.get("label", self.label)

    @property
    def hint_markup(self) -> str:
        """The hint for `forms.markup`."""
        return self.markup.get("hint", self.hint)

    @property
    def guidance_markup(self) -> str:
        """The guidance for `forms.markup`."""
        return self.markup.get("guidance", self.guidance)

    @cached_property
    def choices(self) -> tuple[Choice, ...]:
        """The offered answers, in the active language."""
        return self.list_choices()


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """One question, or the questions of a field-list group."""

    ref: str
    label: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class RepeatInstance:
    """One entry of a repeat.

    Args:
        label: its label if that has outputs, else its first answer.
        media: files that go with the label, by form.
    """

    ref: str
    position: int
    label: str
    media: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RepeatPage:
    """The hub of a repeat: what was entered so far, and "add one more".

    Args:
        cannot_add: why no more can be added though the form allows it, in the active language.
    """

    ref: str
    label: str
    hint: str
    instances: tuple[RepeatInstance, ...]
    can_add: bool
    can_remove: bool
    cannot_add: str = ""


Page = QuestionPage | RepeatPage
