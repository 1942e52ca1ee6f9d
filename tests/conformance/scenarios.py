"""Replays one recorded session and compares what was read from it."""

import itertools
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from lxml import etree

import forms
from forms.instance import ref_of, write_record

Trace = Mapping[str, Any]


class Replay:
    """One trace on one session."""

    def __init__(self, trace: Trace) -> None:
        self._trace = trace
        self._ids = itertools.count(1)
        attachments: Mapping[str, str] = trace.get("attachments") or {}
        media = {name: partial(str.encode, text) for name, text in attachments.items()}
        self._form = forms.load(trace["form"].encode(), media)
        self.session = self._start()

    def _start(self) -> forms.Session:
        saved = self._trace.get("instance")
        zone = ZoneInfo(self._trace["tz"])
        return forms.Session(
            self._form,
            now=lambda: datetime(2026, 11, 22, 9, 30, 15, tzinfo=zone),
            new_id=lambda: f"00000000-0000-7000-8000-{next(self._ids):012}",
            instance=saved.encode() if saved else None,
            is_edit=bool(saved),
        )

    def run(self) -> str | None:
        """Return the first read that differs, None if all agree."""
        for number, step in enumerate(self._trace["steps"]):
            if step["op"] in _CHANGES:
                _CHANGES[step["op"]](self, step)
            else:
                got = _READS[step["op"]](self, step)
                if not agrees(got, step):
                    expected = step.get("expected")
                    ref = step.get("ref", "")
                    return f"step {number} {step['op']} {ref}: {got!r}, expected {expected!r}"
        return None

    def _answer(self, step: Trace) -> None:
        before = self.session.value(step["ref"])
        change = self.session.answer(step["ref"], step["value"] or "")
        # JavaRosa's host asks again and keeps the old value; ours stores and reports.
        if step.get("result") == "constraint" and change.violation is not None:
            self.session.answer(step["ref"], before)

    def _add_repeat(self, step: Trace) -> None:
        self.session.add_repeat(step["ref"])

    def _remove_repeat(self, step: Trace) -> None:
        self.session.remove_repeat(step["ref"])

    def _set_language(self, step: Trace) -> None:
        self.session.set_language(step["language"])

    def _reset(self, _: Trace) -> None:
        self.session = self._start()

    def _load(self, _: Trace) -> None:
        """The session is there already."""

    def _value(self, step: Trace) -> str:
        return self.session.value(step["ref"])

    def _choices(self, step: Trace) -> list[list[str]]:
        return [[c.value, c.label] for c in self.session.question(step["ref"]).choices]

    def _label(self, step: Trace) -> str:
        return self._text(step["ref"])

    def _text(self, ref: str) -> str:
        for page in self.session.pages():
            if isinstance(page, forms.RepeatPage):
                for instance in page.instances:
                    if instance.ref == ref:
                        return instance.label
            elif page.ref == ref:
                return page.label
        return self.session.question(ref).label

    def _hint(self, step: Trace) -> str:
        return self.session.question(step["ref"]).hint

    def _count(self, step: Trace) -> int:
        pattern = re.escape(step["ref"]) + r"\[\d+\]"
        return sum(1 for n in self.session._record.root.walk() if re.fullmatch(pattern, ref_of(n)))

    def _validate(self, _: Trace) -> dict[str, Any]:
        found = self.session.violations()
        first = found[0] if found else None
        return {"valid": not found, "ref": first and first.ref, "kind": first and first.kind}

    def _serialize(self, _: Trace) -> str:
        self.session._record.stamp_end()
        root = self.session._record.root
        return write_record(root, self._form.namespace, keep_irrelevant=False).decode()


_CHANGES: Mapping[str, Callable[[Replay, Trace], None]] = {
    "load": Replay._load,
    "answer": Replay._answer,
    "add_repeat": Replay._add_repeat,
    "remove_repeat": Replay._remove_repeat,
    "set_language": Replay._set_language,
    "reset": Replay._reset,
}
_READS: Mapping[str, Callable[[Replay, Trace], Any]] = {
    "value": Replay._value,
    "choices": Replay._choices,
    "label": Replay._label,
    "hint": Replay._hint,
    "count": Replay._count,
    "validate": Replay._validate,
    "serialize": Replay._serialize,
}


def run_scenario(trace: Trace) -> str | None:
    """Return what went wrong, None if every read agrees."""
    try:
        return Replay(trace).run()
    except forms.FormError as error:
        return f"refused: {error}"


def agrees(got: Any, step: Trace) -> bool:
    expected: Any = step["expected"]
    if step["op"] == "serialize":
        return _matches(_canonical(got), _canonical(expected))
    if step["op"] == "validate":
        return all(got[key] == step["expected"][key] for key in step["expected"] if key in got)
    if step["op"] == "choices" and step.get("unordered"):
        return sorted(got) == sorted(expected)
    if expected == "*":
        return bool(got)
    return bool(got == expected)


def _canonical(xml: str) -> str:
    root = etree.fromstring(xml.encode(), etree.XMLParser(remove_blank_text=True))
    return etree.tostring(root, method="c14n", exclusive=True).decode()


def _matches(got: str, expected: str) -> bool:
    pattern = re.escape(expected).replace(r">\*<", ">[^<]+<").replace(r'"\*"', '"[^"]+"')
    return re.fullmatch(pattern, got) is not None
