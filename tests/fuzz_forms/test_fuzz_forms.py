"""The fuzz itself: it repeats itself, sees what is planted, and finds nothing on a small form."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

import forms
from tests.fuzz_forms.corpus import CorpusForm
from tests.fuzz_forms.match import Match
from tests.fuzz_forms.peer import PeerMissing, start_peer
from tests.fuzz_forms.play import Difference, Play
from tests.fuzz_forms.rules import REASONS, Rules, same_otherwise
from tests.fuzz_forms.steps import Step, next_step

BRIDGE = Path(__file__).parents[2] / "build" / "javarosa-bridge"
GUESTS = CorpusForm(
    "guests",
    """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
      xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>Guests</h:title><model>
    <instance><data id="guests">
      <room jr:template=""><guests/><kind/></room><room><guests/><kind/></room>
      <total/><seen/><meta><instanceID/></meta>
    </data></instance>
    <bind nodeset="/data/room/guests" type="int" required="true()"/>
    <bind nodeset="/data/room/kind" relevant="../guests &gt; 2"/>
    <bind nodeset="/data/total" type="int" calculate="sum(/data/room/guests)"/>
    <bind nodeset="/data/seen" calculate="today()"/>
    </model></h:head><h:body>
      <group ref="/data/room"><label>Room</label><repeat nodeset="/data/room">
        <input ref="/data/room/guests"><label>How many?</label></input>
        <select1 ref="/data/room/kind"><label>Kind</label>
          <item><label>Large</label><value>large</value></item>
          <item><label>Huge</label><value>huge</value></item></select1>
      </repeat></group>
    </h:body></h:html>""",
    {},
)


class Echo:
    """A peer that holds what ours holds, but for what a test changes."""

    def __init__(self, form: CorpusForm) -> None:
        self.session = form.open(form.load())
        self.changed: dict[tuple[str, int], Any] = {}

    def ask(self, command: str, **arguments: Any) -> dict[str, Any]:
        match command:
            case "answer":
                self.session.answer(arguments["ref"], arguments["value"] or "")
            case "add_repeat":
                self.session.add_repeat(arguments["ref"])
            case "choices":
                question = self.session.question(arguments["ref"])
                return {"choices": [[choice.value, choice.label] for choice in question.choices]}
            case "state":
                return {"rows": list(self._rows())}
            case "eval":
                return {"as_string": "", "as_boolean": None}
        return {}

    def _rows(self) -> Iterator[list[Any]]:
        for node in self.session.nodes():
            if "@" not in node.ref:
                row = [node.ref, node.value, node.relevant, node.required, node.readonly, None]
                yield [self.changed.get((node.ref, at), cell) for at, cell in enumerate(row)]


def play_with(echo: Echo) -> Play:
    session = GUESTS.open(GUESTS.load())
    return Play(GUESTS, session, echo, Rules(GUESTS.xml, {}), Counter())


def test_two_engines_that_agree_have_no_difference() -> None:
    play = play_with(Echo(GUESTS))

    assert play.do(Step("answer", "/data/room[1]/guests", "3")) == []
    assert play.do(Step("add_repeat", "/data/room")) == []
    assert play.cells > 50


@pytest.mark.parametrize(
    ("at", "wrong", "cell"),
    [(1, "7", "value"), (2, False, "relevant"), (3, True, "required"), (4, True, "readonly")],
)
def test_every_cell_that_differs_is_seen(at: int, wrong: Any, cell: str) -> None:
    echo = Echo(GUESTS)
    echo.changed["/data/total", at] = wrong
    ours = {1: "3", 2: True, 3: False, 4: False}[at]

    found = play_with(echo).do(Step("answer", "/data/room[1]/guests", "3"))

    assert found == [Difference("/data/total", cell, ours, wrong)]


def test_a_question_that_changed_without_a_word_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    play = play_with(Echo(GUESTS))
    play.compare()
    answer = play.session.answer

    def silent(ref: str, value: str) -> forms.Change:
        return replace(answer(ref, value), changed=frozenset())

    monkeypatch.setattr(play.session, "answer", silent)

    found = play.do(Step("answer", "/data/room[1]/guests", "3"))

    assert {(d.ref, d.cell) for d in found} == {
        ("/data/room[1]/guests", "named as changed"),
        ("/data/room[1]/kind", "named as changed"),
    }


def test_what_a_rule_explains_is_counted_and_no_difference() -> None:
    echo = Echo(GUESTS)
    echo.changed["/data/seen", 1] = "1999-12-31"
    play = play_with(echo)

    assert play.compare() == []
    assert play.counts == {"volatile": 1}
    assert set(play.counts) <= set(REASONS)


@pytest.mark.parametrize(
    ("ours", "theirs", "rule"),
    [
        ("5", "5.0", "number text"),
        ("5", "6", ""),
        ("08:30:00", "08:30:00.000+08:00", "instant text"),
        ("08:30:00", "08:31:00.000+08:00", ""),
        ("2026-11-22T08:00:00+08:00", "2026-11-22T00:00:00.000Z", "instant text"),
        ("1 2 0 0;3 4 0 0", "1.0 2.0 0.0 0.0; 3.0 4.0 0.0 0.0", "geo text"),
        ("1 2 0 0;3 4 0 0", "1.0 2.0 0.0 0.0; 3.0 5.0 0.0 0.0", ""),
        ("a  b", "a b", "white space"),
        ("", "a", ""),
    ],
)
def test_only_texts_that_mean_the_same_are_taken_as_the_same(
    ours: str, theirs: str, rule: str
) -> None:
    assert same_otherwise(ours, theirs) == rule


def test_the_same_seed_chooses_the_same_steps() -> None:
    def steps() -> list[Step | None]:
        random = Random("5")  # noqa: S311 - a game, not a secret
        return [next_step(GUESTS.open(GUESTS.load()), random) for _ in range(20)]

    first = steps()

    assert first == steps()
    assert len({step for step in first if step}) > 3


def test_a_small_run_against_javarosa_finds_nothing() -> None:
    try:
        peer = start_peer(BRIDGE)
    except PeerMissing as missing:
        pytest.skip(str(missing))
    match = Match(1, 60, "pyxform-unit-tests/0")
    with peer:
        match.run(peer)

    assert match.steps >= 60
    assert match.disagreements == []
