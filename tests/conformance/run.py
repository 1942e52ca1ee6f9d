"""Scores cases of every kind."""

from collections.abc import Iterable, Iterator

from tests.conformance.data import Case
from tests.conformance.load import score_form
from tests.conformance.negative import score_broken, score_sound
from tests.conformance.report import Item
from tests.conformance.scenarios import score_trace
from tests.conformance.xpath import score_expression


def score(cases: Iterable[Case]) -> Iterator[Item]:
    """Yield the items of each case."""
    for case in cases:
        match case.kind:
            case "xpath":
                yield score_expression(case.row)
            case "trace":
                yield from score_trace(case.row)
            case "negative":
                yield from score_broken(case)
            case _:
                yield from score_form(case)
                yield from score_sound(case)
