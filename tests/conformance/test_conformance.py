"""All conformance cases against honest floors; `python -m tests.conformance` names the misses."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conformance.data import DATA, Case, scenarios, xpath_cases
from tests.conformance.scenarios import run_scenario
from tests.conformance.xpath import run_case


@pytest.fixture
def data() -> Path:
    if not DATA.exists():
        pytest.skip("the conformance data is not beside this checkout")
    return DATA


def share_right(cases: Iterator[Case], run: Callable[[Case], Any]) -> float:
    results = [run(case) is None for case in cases]
    return sum(results) / len(results)


def test_xpath_agrees_with_the_peers_in_at_least_91_of_100_xforms_cases(data: Path) -> None:
    cases = (case for case in xpath_cases(data) if not case.get("native"))

    assert share_right(cases, run_case) >= 0.91


def test_xpath_agrees_in_at_least_90_of_100_plain_xpath_cases(data: Path) -> None:
    cases = (case for case in xpath_cases(data) if case.get("native"))

    assert share_right(cases, run_case) >= 0.90


def test_sessions_of_web_forms_replay_with_the_same_reads_in_at_least_98_of_100(
    data: Path,
) -> None:
    traces = (trace for trace in scenarios(data) if trace["engine"] == "web-forms")

    assert share_right(traces, run_scenario) >= 0.98


def test_sessions_of_javarosa_replay_with_the_same_reads_in_at_least_86_of_100(data: Path) -> None:
    traces = (trace for trace in scenarios(data) if trace["engine"] == "javarosa")

    assert share_right(traces, run_scenario) >= 0.86
