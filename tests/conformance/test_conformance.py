"""All conformance data against floors; `make conformance` names the misses."""

from itertools import chain

import pytest

from tests.conformance.data import DataError, read_cases, scored_files
from tests.conformance.matrix import README, matrix, section
from tests.conformance.report import Item, count
from tests.conformance.run import score
from tests.conformance.topics import explanation, words

# What was reached, so that nothing falls back; forms/README.md counts the misses by reason.
FLOORS = {
    "xpath.web-forms": 0.97,
    "xpath.javarosa": 0.97,
    "scenarios.web-forms": 0.99,
    "scenarios.javarosa": 0.90,
    "cells.web-forms": 0.995,
    "cells.javarosa": 0.99,
    "load": 0.99,
    "negative": 1,
}


@pytest.fixture(scope="module")
def items() -> list[Item]:
    try:
        files = scored_files()
    except DataError as error:
        pytest.skip(str(error))
    return list(score(chain.from_iterable(map(read_cases, files))))


@pytest.mark.parametrize("source", FLOORS)
def test_ours_agrees_with_the_peers_at_least_so_often(items: list[Item], source: str) -> None:
    found = count(items)[source]

    assert found.share >= FLOORS[source], f"{found.passed} of {found.total}"


def test_the_matrix_in_the_readme_is_that_of_this_run(items: list[Item]) -> None:
    assert section(README.read_text("utf-8")) == matrix(items), (
        "python -m tests.conformance --matrix rewrites it"
    )


def test_every_reason_for_a_miss_is_needed(items: list[Item]) -> None:
    given = {explanation(item) for item in items if not item.passed}

    assert {reason["words"] for reason in words()["reasons"]} - given == set()
