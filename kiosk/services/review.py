"""What a filling says before it is signed: every question with its answer for reading."""

from dataclasses import dataclass

from forms import Question, RepeatPage
from kiosk.services.ability import asks_photo
from kiosk.services.filling import Filling
from kiosk.services.kept import Origin
from kiosk.services.pages import scope_of
from kiosk.services.readable import readable
from kiosk.services.styled import plain


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One line of the review: a question, its answer for reading, and where it came from.

    `part`: name of the repeat instance it belongs to, or "".
    """

    ref: str
    part: str
    label: str
    answer: str
    origin: Origin
    is_secret: bool = False
    is_photo: bool = False


def review_of(filling: Filling) -> tuple[ReviewRow, ...]:
    """Return every question with its answer for reading, and each repeat with its instances."""
    rows: list[ReviewRow] = []
    parts: dict[str, str] = {}
    for page in filling.trail.every.values():
        part = parts.get(scope_of(page.ref), "")
        if isinstance(page, RepeatPage):
            names = names_of(filling, page)
            parts |= names
            rows.append(_repeat_row(filling, page, names, part))
        elif page.questions[0].control != "note":
            rows.append(_question_row(filling, page.questions[0], part))
    return tuple(rows)


def names_of(filling: Filling, page: RepeatPage) -> dict[str, str]:
    """Return what to call each instance of a repeat, by ref: its own label, else its first answer."""
    return {
        each.ref: _first_answer(filling, each.ref)
        if each.label == page.label
        else plain(each.label)
        for each in page.instances
    }


def _first_answer(filling: Filling, ref: str) -> str:
    within = (question for question in filling.questions() if question.ref.startswith(f"{ref}/"))
    answers = (readable(question, filling.session.language) for question in within)
    return next(filter(None, answers), "")


def _question_row(filling: Filling, question: Question, part: str) -> ReviewRow:
    return ReviewRow(
        ref=question.ref,
        part=part,
        label=plain(question.label_markup),
        answer=readable(question, filling.session.language),
        origin=filling.origin_of(question.ref),
        is_secret=question.extra.get("secret") == "yes" or "masked" in question.appearance,
        is_photo=asks_photo(question),
    )


def _repeat_row(filling: Filling, page: RepeatPage, names: dict[str, str], part: str) -> ReviewRow:
    joiner = ", " if filling.session.language == "en" else "、"
    return ReviewRow(
        ref=page.ref,
        part=part,
        label=plain(page.label),
        answer=joiner.join(filter(None, names.values())),
        origin="typed" if names else "",
    )
