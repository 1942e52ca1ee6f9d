"""Scores one trace: by its reads, the disputed reads apart, and by the cells two engines hold."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

import forms
from tests.conformance.attempt import attempt
from tests.conformance.compare import difference
from tests.conformance.replay import READS, Replay, Step
from tests.conformance.report import Item
from tests.conformance.topics import upstream

CELLS = {"value": 1, "relevant": 2, "required": 4, "readonly": 8, "label": 16}
"""The cells of a state row behind its reference, and their bits in the consensus."""


def score_trace(trace: Mapping[str, Any]) -> Iterator[Item]:
    """Replay a trace and yield its items.

    A trace counts if at least one read decides it, and passes if all those agree and every step
    could be done. A read on which the engines differ (`consensus: false`) is an item of its own.
    """
    replay, reads, faults = Replay(trace), 0, []
    for number, step in enumerate(trace["steps"]):
        place = f"step {number} {step['op']} {step.get('ref', '')}".strip()
        if step["op"] not in READS:
            if reason := attempt(partial(replay.change, step)):
                faults.append(f"{place}: {reason}")
            yield from _cells(trace, number, step, replay)
            continue
        reason = attempt(partial(replay.read, step))
        if step.get("consensus") is False:
            yield _item(trace, "disputed", f"/{number}", f"{place}: {reason}" if reason else "")
            continue
        reads += 1
        if reason:
            faults.append(f"{place}: {reason}")
    if reads:
        yield _item(trace, "scenarios", "", next(iter(faults), ""))


def _cells(trace: Mapping[str, Any], number: int, step: Step, replay: Replay) -> Iterator[Item]:
    if not step.get("consensus"):
        return
    found: dict[str, forms.NodeState] = {}
    failure = attempt(lambda: found.update(replay.states()))
    for (ref, *expected), agreed in zip(step["state"], step["consensus"], strict=True):
        node = found.get(ref)
        for (name, bit), value in zip(CELLS.items(), expected, strict=True):
            # A label that is null was not recorded: there is nothing to compare.
            if agreed & bit and not (name == "label" and value is None):
                got = failure or "no such node" if node is None else _cell(node, name, value)
                reason = f"{name} {got}" if got else ""
                yield _item(trace, "cells", f"/{number}{ref}#{name}", reason)


def _cell(node: forms.NodeState, name: str, expected: Any) -> str:
    got = getattr(node, name)
    return difference(got or "" if name == "label" else got, expected)


def _item(trace: Mapping[str, Any], score: str, place: str, reason: str) -> Item:
    # Tests which their own engine fails are for reading, and never scored with the others.
    prefix = "" if trace.get("status", "pass") == "pass" else "expected-fail."
    source = f"{prefix}{score}.{trace['engine']}"
    return Item(source, f"{trace['id']}{place}", upstream(trace), reason)
