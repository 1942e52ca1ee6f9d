"""The answers of a filling by the names of their questions, worded as they stand on paper."""

import re
from collections.abc import Collection, Iterator

from forms import Question, RepeatPage
from kiosk.services.ability import asks_photo
from kiosk.services.filling import Filling
from kiosk.services.pages import scope_of
from kiosk.services.readable import readable
from kiosk.services.styled import plain

_CLAUSES = re.compile("[，。；：,;:]")
_UNIT = 3


class Answers:
    """What was asked and computed in a filling, in its language.

    `questions`: what was asked, by ref, photos too; `repeats`: label of each repeat by its name;
    `groups`: labels of the groups by ref.
    """

    def __init__(self, filling: Filling) -> None:
        session = filling.session
        self.language = session.language
        self.repeats: dict[str, str] = {}
        self.questions: dict[str, Question] = {}
        self._scopes: dict[str, list[str]] = {}
        for page in filling.trail.every.values():
            if isinstance(page, RepeatPage):
                self.repeats[name_of(page.ref)] = plain(page.label)
                self._scopes.setdefault(name_of(page.ref), []).extend(
                    each.ref for each in page.instances
                )
            elif page.questions[0].control != "note":
                self.questions[page.ref] = page.questions[0]
        self.groups = {
            state.ref: plain(state.label)
            for state in session.nodes()
            if state.value is None and state.relevant and state.label
        }
        self._values = session.values()
        self._refs = {
            (scope_of(ref), name_of(ref)): ref for ref in (*self._values, *self.questions)
        }

    def has(self, name: str, scope: str = "") -> bool:
        """Tell whether this was asked or computed, in the repeat instance `scope`."""
        return (scope, name) in self._refs

    def value(self, name: str, scope: str = "") -> str:
        """Return an answer as it is kept, "" where there is none."""
        return self._values.get(self._refs.get((scope, name), ""), "")

    def answer(self, name: str, scope: str = "") -> str:
        """Return an answer for reading; numbers with a check as they are written in files."""
        question = self.questions.get(self._refs.get((scope, name), ""))
        if question is None or question.extra.get("check"):
            return self.value(name, scope)
        return readable(question, self.language)

    def label(self, name: str) -> str:
        """Return the official term for what a question asks, "" where it is not asked."""
        asked = (question for ref, question in self.questions.items() if name_of(ref) == name)
        return next(map(term_of, asked), "")

    def scopes_of(self, name: str) -> tuple[str, ...]:
        """Return the instances of the repeat in which something was asked."""
        within = (scope for scope, known in self._refs if known == name and scope)
        return tuple(self._scopes.get(_repeat_of(next(within, "")), ()))

    def alone(self, without: Collection[str]) -> list[Question]:
        """Return the questions outside repeats that are no photos, in order; some left out by name."""
        return [
            question
            for ref, question in self.questions.items()
            if not scope_of(ref) and not asks_photo(question) and name_of(ref) not in without
        ]

    def columns(self, repeat: str) -> tuple[str, ...]:
        """Return the names of what is asked in a repeat, each once; no photos."""
        names = (
            name_of(ref)
            for ref, question in self.questions.items()
            if _repeat_of(scope_of(ref)) == repeat and not asks_photo(question)
        )
        return tuple(dict.fromkeys(names))

    def unnamed(self, named: Collection[str]) -> Iterator[tuple[str, ...]]:
        """Give for each repeat the questions that are none of `named`."""
        for repeat in self.repeats:
            rest = tuple(name for name in self.columns(repeat) if name not in named)
            if rest:
                yield rest


def name_of(ref: str) -> str:
    """Return the name of a node."""
    return ref.rpartition("/")[2]


def term_of(question: Question) -> str:
    """Return the official term, which is the beginning of the hint, else how it is asked."""
    term, *more = (part.strip() for part in _CLAUSES.split(plain(question.hint_markup)))
    unit = more[0] if more else ""
    if unit and len(unit) <= _UNIT and unit.isalpha():
        return f"{term}（{unit}）"
    return term or plain(question.label_markup)


def _repeat_of(scope: str) -> str:
    """Return the name of the repeat that an instance belongs to."""
    return name_of(scope).partition("[")[0]
