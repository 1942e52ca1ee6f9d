"""Writes the feature matrix of forms/README.md from a run over all scored files."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from tests.conformance.report import Count, Item, count
from tests.conformance.topics import explanation, topic_of

README = Path(__file__).parents[2] / "forms" / "README.md"
BEGIN = "<!-- conformance: written by python -m tests.conformance --matrix -->"
END = "<!-- conformance: end -->"

_COLUMNS = (
    "xpath.web-forms",
    "xpath.javarosa",
    "xpath.web-forms.native",
    "scenarios.web-forms",
    "scenarios.javarosa",
    "cells.web-forms",
    "cells.javarosa",
)


def matrix(items: list[Item]) -> str:
    """Return the section as Markdown, without the markers."""
    return "\n\n".join((_totals(items), _by_topic(items), _misses(items)))


def section(readme: str) -> str:
    """Return what stands between the markers."""
    return readme.partition(BEGIN)[2].partition(END)[0].strip()


def rewrite(readme: str, text: str) -> str:
    """Return the README with another section between the markers."""
    before, _, rest = readme.partition(BEGIN)
    return f"{before}{BEGIN}\n\n{text}\n\n{END}{rest.partition(END)[2]}"


def _totals(items: list[Item]) -> str:
    rows = [(name, c.passed, c.total, f"{c.share:.2%}") for name, c in count(items).items()]
    return _table(("source", "passed", "of", "share"), rows)


def _by_topic(items: list[Item]) -> str:
    counts: dict[str, dict[str, Count]] = {}
    for item in items:
        if item.source in _COLUMNS:
            counts.setdefault(topic_of(item), {}).setdefault(item.source, Count()).add(item)
    rows = [
        (topic, *(_share(by_source.get(column)) for column in _COLUMNS))
        for topic, by_source in sorted(counts.items())
    ]
    return _table(("topic", *_COLUMNS), rows)


def _share(found: Count | None) -> str:
    return f"{found.passed}/{found.total}" if found is not None else ""


def _misses(items: list[Item]) -> str:
    missed = Counter(
        (topic_of(item), item.source, explanation(item)) for item in items if not item.passed
    )
    rows = [(topic, source, number, words) for (topic, source, words), number in missed.items()]
    return _table(("topic", "source", "misses", "why"), sorted(rows))


def _table(head: Iterable[object], rows: Iterable[Iterable[object]]) -> str:
    lines = [list(map(str, head))]
    lines.append(["---"] * len(lines[0]))
    lines += [list(map(str, row)) for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
