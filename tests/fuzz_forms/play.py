"""Plays the same steps on both engines and compares every cell after each of them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

import forms
from tests.conformance.attempt import attempt
from tests.fuzz_forms.corpus import CorpusForm
from tests.fuzz_forms.peer import PeerRefused
from tests.fuzz_forms.rules import Rules, same_otherwise, stop_rule
from tests.fuzz_forms.steps import Step


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell that differs and that no rule explains."""

    ref: str
    cell: str
    ours: Any
    theirs: Any

    @property
    def kind(self) -> tuple[str, str]:
        """What it is about, wherever in a repeat it shows."""
        return "/".join(step.partition("[")[0] for step in self.ref.split("/")), self.cell


class Asked(Protocol):
    """Who is asked: a `Peer`, or what stands for it in a test."""

    def ask(self, command: str, **arguments: Any) -> dict[str, Any]:
        """Return the answer to a command."""


class Stopped(Exception):  # noqa: N818 - not an error: the rest of a play is not comparable
    """A rule ends the play; the message is its name."""


@dataclass
class Play:
    """One filling of one form in both engines.

    Raises:
        Stopped: JavaRosa cannot do what was asked.
    """

    form: CorpusForm
    session: forms.Session
    peer: Asked
    rules: Rules
    counts: Counter[str]
    cells: int = 0
    steps: list[Step] = field(default_factory=list)
    _changed: set[str] = field(default_factory=set)
    _shown: dict[str, forms.Question] | None = None

    def do(self, step: Step) -> list[Difference]:
        """Do one step on both sides and return what differs now."""
        self.steps.append(step)
        refusal = attempt(lambda: self._ours(step))
        theirs = self._theirs(step)
        if refusal:
            return self._cell(step.ref, step.op, refusal, "done")
        if step.op == "answer":
            return self._fits(step, theirs) + self.compare()
        return self.compare()

    def _ours(self, step: Step) -> None:
        match step.op:
            case "answer":
                change = self.session.answer(step.ref, step.value)
            case "add_repeat":
                change = self.session.add_repeat(step.ref)
            case _:
                change = self.session.remove_repeat(step.ref)
        self._changed |= change.changed

    def _theirs(self, step: Step) -> Any:
        if step.op != "answer":
            return self._ask(step.op, ref=step.ref)
        return self._ask("answer", ref=step.ref, value=step.value or None, force=True)

    def _fits(self, step: Step, theirs: dict[str, Any]) -> list[Difference]:
        """Compare whether the answer fits its type, and clear one that does not."""
        fits = all(violation.kind != "type" for violation in self.session.check([step.ref]))
        theirs_fits = "cast" not in theirs
        if not (fits and theirs_fits):
            self._ours(Step("answer", step.ref))
            self._theirs(Step("answer", step.ref))
        return self._cell(step.ref, "fits", fits, theirs_fits)

    def compare(self) -> list[Difference]:
        """Return the cells that differ now and that no rule explains."""
        shown = {question.ref: question for question in questions(self.session)}
        lists = {ref: q for ref, q in shown.items() if q.control in {"select", "select1"}}
        # JavaRosa takes away what a list no longer offers when the list is read.
        theirs_lists = {ref: self._ask("choices", ref=ref)["choices"] for ref in lists}
        theirs = {row[0]: row for row in self._ask("state")["rows"]}
        ours = {node.ref: node for node in self.session.nodes() if "/@" not in node.ref}
        found = [*self._nodes(ours, theirs), *self._unnamed(shown)]
        for ref, question in lists.items():
            mine = [[choice.value, choice.label] for choice in question.choices]
            found += self._cell(ref, "choices", mine, _named(theirs_lists[ref]))
        return found

    def _unnamed(self, shown: dict[str, forms.Question]) -> Iterator[Difference]:
        """Find questions that look different now though no `Change` named them."""
        before, self._shown = self._shown or shown, shown
        changed, self._changed = self._changed, set()
        for ref, question in shown.items():
            old = before.get(ref)
            differs = old is None or old != question or old.choices != question.choices
            yield from self._cell(
                ref, "named as changed", ref in changed, differs or ref in changed
            )

    def _nodes(
        self, ours: dict[str, forms.NodeState], theirs: dict[str, list[Any]]
    ) -> Iterator[Difference]:
        for ref in dict.fromkeys([*ours, *theirs]):
            node, row = ours.get(ref), theirs.get(ref)
            if node is None or row is None:
                yield from self._cell(ref, "node", node is not None, row is not None)
                continue
            yield from self._cell(ref, "relevant", node.relevant, row[2])
            yield from self._cell(ref, "required", node.required, row[3])
            yield from self._cell(ref, "readonly", node.readonly, row[4])
            if node.relevant or row[2]:
                yield from self._cell(ref, "value", node.value or "", row[1] or "")
            elif row[1]:
                self.counts["irrelevant value"] += 1

    def _cell(self, ref: str, cell: str, ours: Any, theirs: Any) -> list[Difference]:
        self.cells += 1
        if ours == theirs:
            return []
        rule = (
            self.rules.explain(ref, cell, ours, theirs)
            or self._overwritten(ref)
            or self._stale(ref, cell, ours)
        )
        if rule:
            self.counts[rule] += 1
            return []
        return [Difference(ref, cell, ours, theirs)]

    def _overwritten(self, ref: str) -> str:
        name = ref.rpartition("/")[2]
        is_calculated = "calculate" in dict(self.rules.traits.expressions.get(name, ()))
        answered = any(step.ref == ref for step in self.steps)
        return "overwritten by hand" if is_calculated and answered else ""

    def _stale(self, ref: str, cell: str, ours: Any) -> str:
        """Ask JavaRosa to evaluate what the cell is computed from once more."""
        name = ref.rpartition("/")[2].partition("[")[0]
        kind = "calculate" if cell == "value" else cell
        for expression in (e for k, e in self.rules.traits.expressions.get(name, ()) if k == kind):
            fresh = self._ask("eval", expr=expression, context=ref)
            if cell == "value" and same_otherwise(ours, fresh.get("as_string") or ""):
                return "stale"
            if cell != "value" and fresh.get("as_boolean") == ours:
                return "stale"
        return ""

    def _ask(self, command: str, **arguments: Any) -> Any:
        try:
            return self.peer.ask(command, **arguments)
        except PeerRefused as refusal:
            raise Stopped(stop_rule(str(refusal))) from refusal


def questions(session: forms.Session) -> Iterator[forms.Question]:
    """Yield every relevant question."""
    for page in session.pages():
        if isinstance(page, forms.QuestionPage):
            yield from page.questions


def _named(choices: list[list[str | None]]) -> list[list[str]]:
    """Write a choice without a label as ours does."""
    return [[value or "", label or ""] for value, label in choices]
