"""Drives a session through the steps of one recorded trace, and reads from it."""

import itertools
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import forms
from tests.conformance.compare import difference, serialized_difference

Step = Mapping[str, Any]


class Replay:
    """One trace on one session, which its step "load" opens."""

    def __init__(self, trace: Mapping[str, Any]) -> None:
        self._trace = trace
        self._ids = itertools.count(1)
        self._opened: forms.Session | None = None
        self._refusal: Exception = LookupError("no step has opened the form")

    @property
    def session(self) -> forms.Session:
        """The session.

        Raises:
            Exception: why the form is not open.
        """
        if self._opened is None:
            raise self._refusal
        return self._opened

    def _open(self) -> None:
        attachments: Mapping[str, str] = self._trace.get("attachments") or {}
        media = {name: partial(str.encode, text) for name, text in attachments.items()}
        try:
            self._opened = self._start(forms.load(self._trace["form"].encode(), media))
        except forms.FormError as refusal:
            self._refusal = refusal
            raise

    def _start(self, form: forms.Form) -> forms.Session:
        saved = self._trace.get("instance")
        zone = ZoneInfo(self._trace.get("tz") or "UTC")
        return forms.Session(
            form,
            now=lambda: datetime(2026, 11, 22, 9, 30, 15, tzinfo=zone),
            new_id=lambda: f"00000000-0000-7000-8000-{next(self._ids):012}",
            instance=saved.encode() if saved else None,
            is_edit=bool(saved),
        )

    def change(self, step: Step) -> None:
        """Do what a step does.

        Raises:
            FormError: ours refuses to.
        """
        match step["op"]:
            case "load":
                self._open()
            case "answer":
                self._answer(step)
            case "add_repeat":
                self.session.add_repeat(step["ref"])
            case "remove_repeat":
                self.session.remove_repeat(step["ref"])
            case "set_language":
                self.session.set_language(step["language"])
            case "reset":
                self._opened = self._start(self.session.form)
            case unknown:
                raise ValueError(f"there is no step {unknown}")

    def _answer(self, step: Step) -> None:
        before = self.session.value(step["ref"])
        change = self.session.answer(step["ref"], step["value"] or "")
        # JavaRosa's host asks again and keeps the old value; ours stores and reports.
        if step.get("result") == "constraint" and change.violation is not None:
            self.session.answer(step["ref"], before)

    def states(self) -> dict[str, forms.NodeState]:
        """Return every node by reference, its value as the recording engine gives values.

        Of an irrelevant node JavaRosa records what the record keeps, web-forms what it shows.
        """
        nodes = {node.ref: node for node in self.session.nodes()}
        if self._trace["engine"] != "javarosa":
            return nodes
        kept = {r: n for r, n in nodes.items() if not n.relevant and n.value is not None}
        return nodes | {ref: replace(node, value=node.stored) for ref, node in kept.items()}

    def read(self, step: Step) -> str:
        """Return how a read differs, "" if it agrees."""
        got, expected = READS[step["op"]](self.session, step.get("ref", "")), step["expected"]
        if step["op"] == "value":
            node = self.states().get(step["ref"])
            got = node.value if node is not None else got
        if step["op"] == "serialize":
            return serialized_difference(got, expected)
        if step["op"] == "choices" and step.get("unordered"):
            return difference(sorted(got), sorted(expected))
        if step["op"] == "validate":
            got = {key: got[key] for key in expected if key in got}
        return difference(got, expected)


def _value(session: forms.Session, ref: str) -> str:
    return session.value(ref)


def _choices(session: forms.Session, ref: str) -> list[list[str]]:
    return [[choice.value, choice.label] for choice in session.question(ref).choices]


def _label(session: forms.Session, ref: str) -> str:
    return next((node.label for node in session.nodes() if node.ref == ref), None) or ""


def _hint(session: forms.Session, ref: str) -> str:
    return session.question(ref).hint


def _count(session: forms.Session, ref: str) -> int:
    instance = re.compile(re.escape(ref) + r"\[\d+\]")
    return sum(1 for n in session.nodes() if instance.fullmatch(n.ref))


def _validate(session: forms.Session, _: str) -> dict[str, Any]:
    first = next(iter(session.violations()), None)
    return {"valid": first is None, "ref": first and first.ref, "kind": first and first.kind}


def _serialize(session: forms.Session, _: str) -> str:
    return session.submission().decode()


READS: Mapping[str, Callable[[forms.Session, str], Any]] = {
    "value": _value,
    "choices": _choices,
    "label": _label,
    "hint": _hint,
    "count": _count,
    "validate": _validate,
    "serialize": _serialize,
}
