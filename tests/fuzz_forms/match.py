"""A whole run: which forms are filled how far, and what came of it."""

import json
from collections import Counter
from collections.abc import Mapping
from random import Random
from typing import Any

import forms
from tests.conformance.attempt import attempt
from tests.fuzz_forms.corpus import CorpusForm, corpus
from tests.fuzz_forms.peer import PeerRefused
from tests.fuzz_forms.play import Asked, Difference, Play, Stopped
from tests.fuzz_forms.rules import Rules
from tests.fuzz_forms.steps import Step, next_step

STEPS_OF_A_PLAY = 12


class Match:
    """Random fillings of the corpus forms.

    Args:
        seed: makes the same fillings again.
        count: how many steps are done in all.
        only: fills only forms whose path contains this.
    """

    def __init__(self, seed: int, count: int, only: str) -> None:
        self._seed, self._count, self._only = seed, count, only
        self.steps = self.cells = self.plays = 0
        self.rules: Counter[str] = Counter()
        self.refused: dict[str, str] = {}
        self.disagreements: list[dict[str, Any]] = []
        self._rules: dict[str, Rules] = {}
        self._known: set[tuple[str, str, str]] = set()

    def run(self, peer: Asked) -> None:
        """Fill forms until all steps are done."""
        chosen = corpus(self._only)
        self._random("order").shuffle(chosen)
        for number in range(self._count):
            for form in chosen:
                if self.steps >= self._count:
                    return
                if form.name not in self.refused:
                    self._fill(form, peer, self._random(f"{number} {form.name}"))
            if all(form.name in self.refused for form in chosen):
                return

    def _random(self, purpose: str) -> Random:
        return Random(f"{self._seed} {purpose}")  # noqa: S311 - a game, not a secret

    def _fill(self, form: CorpusForm, peer: Asked, random: Random) -> None:
        try:
            play = self._begin(form, peer)
        except (forms.FormError, PeerRefused) as error:
            self.refused[form.name] = str(error)
            return
        self.plays += 1
        found: list[Difference] = []
        failure = attempt(lambda: found.extend(self._go_on(play, random)))
        if failure:
            found.append(Difference("", "whole form", failure, "no exception"))
        self.steps += max(1, len(play.steps))
        self.cells += play.cells
        self._note(form, play.steps, found, peer)

    def _go_on(self, play: Play, random: Random) -> list[Difference]:
        try:
            found = play.compare()
            for _ in range(STEPS_OF_A_PLAY):
                step = next_step(play.session, random)
                if step is not None and not found:
                    found = play.do(step)
        except Stopped as stopped:
            self.rules[str(stopped)] += 1
            return []
        return found

    def _begin(self, form: CorpusForm, peer: Asked) -> Play:
        session = form.open(form.load())
        peer.ask("load", form=form.xml, attachments=dict(form.media))
        return Play(form, session, peer, self._rules_for(form), self.rules)

    def _rules_for(self, form: CorpusForm) -> Rules:
        if form.name not in self._rules:
            self._rules[form.name] = Rules(form.xml, form.media)
        return self._rules[form.name]

    def _note(
        self, form: CorpusForm, steps: list[Step], found: list[Difference], peer: Asked
    ) -> None:
        new = [d for d in found if (form.name, *d.kind) not in self._known]
        self._known |= {(form.name, *d.kind) for d in found}
        for difference in new[:1]:
            short = self._shorten(form, steps, difference, peer)
            self.disagreements.append(
                {
                    "form": form.name,
                    "steps": [step.words() for step in short],
                    "ref": difference.ref,
                    "cell": difference.cell,
                    "ours": difference.ours,
                    "expected": difference.theirs,
                }
            )

    def _shorten(
        self, form: CorpusForm, steps: list[Step], wanted: Difference, peer: Asked
    ) -> list[Step]:
        """Leave out every step without which the same difference shows."""
        kept = list(steps)
        for step in steps[:-1]:
            fewer = [other for other in kept if other is not step]
            if self._shows(form, fewer, wanted, peer):
                kept = fewer
        return kept

    def _shows(self, form: CorpusForm, steps: list[Step], wanted: Difference, peer: Asked) -> bool:
        found: list[Difference] = []

        def play_again() -> None:
            play = self._begin(form, peer)
            play.counts = Counter()
            found.extend(play.compare())
            for step in steps:
                found.extend([] if found else play.do(step))

        if attempt(play_again):
            return False
        return any(difference.kind == wanted.kind for difference in found)

    def report(self, reasons: Mapping[str, str]) -> dict[str, Any]:
        """Return everything, for the JSON report."""
        return {
            "seed": self._seed,
            "steps": self.steps,
            "plays": self.plays,
            "cells": self.cells,
            "refused": self.refused,
            "rules": {
                name: {"reason": reasons[name], "count": number}
                for name, number in self.rules.most_common()
            },
            "disagreements": self.disagreements,
        }

    def words(self, reasons: Mapping[str, str]) -> str:
        """Return the run in words."""
        lines = [
            f"seed {self._seed}: {self.plays} fillings, {self.steps} steps, {self.cells} cells",
            *(f"  {n:>7}  {rule}: {reasons[rule]}" for rule, n in self.rules.most_common()),
            f"{len(self.refused)} forms refused, {len(self.disagreements)} disagreements",
        ]
        for found in self.disagreements:
            steps = json.dumps(found["steps"], ensure_ascii=False)
            lines.append(
                f"{found['form']} {found['ref']} {found['cell']}: "
                f"{found['ours']!r}, expected {found['expected']!r} after {steps}"
            )
        return "\n".join(lines)
