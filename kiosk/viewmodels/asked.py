"""What the question scene shows of the question that is open."""

from dataclasses import dataclass, field

from forms import Question, QuestionPage, Violation
from kiosk.services.ability import Inability, inability_of
from kiosk.services.readable import readable
from kiosk.services.styled import plain, styled
from kiosk.services.visit import Scene, Visit
from kiosk.viewmodels import controls
from kiosk.viewmodels.controls import Kind, Layout
from kiosk.viewmodels.steps import NO_STEP, Step, step_of

_BIRTHS = frozenset({"card.birth", "person.birth"})
_LONG = 60


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """One answer offered; `styled` is its label as styled text, `place` its rank from 1."""

    value: str
    label: str
    styled: str
    detail: str
    symbol: str
    picture: str
    is_chosen: bool
    place: int


@dataclass(frozen=True, slots=True)
class QuestionProps:
    """Everything the scene shows of the question that is open; none while another scene is.

    `place`: whose form it is, of several. What ends in `_text` is styled text, beside the same without its markup.
    """

    ref: str = ""
    place: int = 0
    kind: Kind = ""
    part: str = ""
    label: str = ""
    label_text: str = ""
    hint: str = ""
    hint_text: str = ""
    guidance: str = ""
    guidance_text: str = ""
    picture: str = ""
    value: str = ""
    reading: str = ""
    headline: str = ""
    violation: str = ""
    inability: Inability = ""
    step: Step = NO_STEP
    is_required: bool = False
    is_changing: bool = False
    is_birth: bool = False
    is_quick: bool = False
    is_picker: bool = False
    layout: Layout = "cards"
    letters: tuple[str, ...] = ()
    choices: tuple[ChoiceRow, ...] = ()
    limits: dict[str, float] = field(default_factory=dict)


def open_question(visit: Visit) -> Question | None:
    """Return the question that the scene asks, None while another scene is."""
    if visit.scene is not Scene.QUESTION or visit.filling is None:
        return None
    page = visit.filling.page
    return page.questions[0] if isinstance(page, QuestionPage) else None


def derive_question_props(
    visit: Visit, typed: str | None = None, step: Step | None = None
) -> QuestionProps:
    """Say what the scene shows of the open question.

    `typed`: its answer as it was typed; `step`: its place, where that is known.
    """
    walk, question = visit.walk, open_question(visit)
    if walk is None or question is None:
        return QuestionProps()
    filling = walk.open
    headline, violation = _said(question, filling.violations)
    kind = controls.kind_of(question)
    choices = choice_rows(question)
    layout = controls.layout_of(len(choices), question.appearance)
    return QuestionProps(
        ref=question.ref,
        kind=kind,
        place=walk.place,
        part=_part(visit, question),
        label=plain(question.label_markup),
        label_text=styled(question.label_markup),
        hint=plain(question.hint_markup),
        hint_text=styled(question.hint_markup),
        guidance=plain(question.guidance_markup),
        guidance_text=styled(question.guidance_markup),
        picture=question.media.get("big-image") or question.media.get("image", ""),
        value=controls.shown(kind, question.value) if typed is None else typed,
        reading=readable(question, visit.language),
        headline=headline,
        violation=violation,
        inability=inability_of(question),
        step=step_of(walk) if step is None else step,
        is_required=question.required,
        is_changing=filling.is_changing,
        is_birth=not _BIRTHS.isdisjoint(question.extra.values()),
        is_quick=controls.is_quick(question),
        is_picker="picker" in question.appearance,
        layout=layout,
        letters=letters_of(choices) if layout == "grid" else (),
        choices=choices,
        limits=dict(question.limits),
    )


def _part(visit: Visit, question: Question) -> str:
    """Say what a question is a part of: of several items which, and its group."""
    item, group = item_name(visit), visit.filling.page.label if visit.filling else ""
    return " · ".join(filter(None, (item, plain(group) if group != question.label else "")))


def item_name(visit: Visit) -> str:
    """Return the name of the item that is being filled in, where it is one of several."""
    item = visit.filling.item if visit.filling else None
    return item.title.get(visit.language) if visit.event is not None and item is not None else ""


def is_long(text: str) -> bool:
    """Tell whether words are more than a question: they are set smaller."""
    return len(text) > _LONG or "\n" in text


def choice_rows(question: Question) -> tuple[ChoiceRow, ...]:
    """Return the answers offered, the chosen ones marked, ranked ones in their order."""
    chosen = question.value.split()
    choices = list(question.choices)
    if question.control == "rank":
        rank = {value: place for place, value in enumerate(chosen)}
        choices.sort(key=lambda choice: rank.get(choice.value, len(rank)))
    return tuple(
        ChoiceRow(
            value=choice.value,
            label=plain(choice.label_markup),
            styled=styled(choice.label_markup),
            detail=choice.detail,
            symbol="" if "." in choice.image else choice.image,
            picture=choice.image if "." in choice.image else "",
            is_chosen=choice.value in chosen,
            place=place,
        )
        for place, choice in enumerate(choices, start=1)
    )


def letters_of(choices: tuple[ChoiceRow, ...]) -> tuple[str, ...]:
    """Return the letters that the choices can be looked up by; none where one would do for all."""
    letters = {controls.first_letter(row.label, row.detail) for row in choices} - {""}
    return tuple(sorted(letters)) if len(letters) > 1 else ()


def _said(question: Question, violations: tuple[Violation, ...]) -> tuple[str, str]:
    message = next((each.message for each in violations if each.ref == question.ref), "")
    return controls.headline(plain(message)) if message else ("", "")
