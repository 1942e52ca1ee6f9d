"""`python -m tests.conformance [--json OUT]`: runs the conformance data and prints the counts."""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from tests.conformance.data import DATA, scenarios, xpath_cases
from tests.conformance.scenarios import run_scenario
from tests.conformance.xpath import run_case


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", help="xpath, scenarios; both if none is named")
    parser.add_argument("--json", type=Path, help="write every miss to this file")
    parser.add_argument("--show", type=int, default=0, help="print so many misses of each kind")
    arguments = parser.parse_args()
    wanted = arguments.files or ["xpath", "scenarios"]
    report = {}
    if "xpath" in wanted:
        report["xpath"] = _xpath(arguments.show)
    if "scenarios" in wanted:
        report["scenarios"] = _scenarios(arguments.show)
    if arguments.json:
        arguments.json.write_text(json.dumps(report, ensure_ascii=False, indent=1), "utf-8")


def _xpath(show: int) -> list[dict[str, str]]:
    misses: list[dict[str, str]] = []
    counts: Counter[tuple[str, bool]] = Counter()
    for case in xpath_cases(DATA):
        group = f"{case['engine']}{' native' if case.get('native') else ''}"
        miss = run_case(case)
        counts[group, miss is None] += 1
        if miss is not None:
            misses.append(
                {"id": case["id"], "group": group, "source": case["source"], "miss": miss}
            )
    return _print(counts, misses, show)


def _scenarios(show: int) -> list[dict[str, str]]:
    misses: list[dict[str, str]] = []
    counts: Counter[tuple[str, bool]] = Counter()
    for trace in scenarios(DATA):
        miss = run_scenario(trace)
        counts[trace["engine"], miss is None] += 1
        if miss is not None:
            source = f"{trace['source']} {trace['test']}"
            misses.append(
                {"id": trace["id"], "group": trace["engine"], "source": source, "miss": miss}
            )
    return _print(counts, misses, show)


def _print(
    counts: Counter[tuple[str, bool]], misses: list[dict[str, str]], show: int
) -> list[dict[str, str]]:
    for group in sorted({group for group, _ in counts}):
        right, wrong = counts[group, True], counts[group, False]
        _say(f"{group}: {right} of {right + wrong} ({right / (right + wrong):.1%})")
    for miss in misses[:show]:
        _say(f"{miss['id']} {miss['source'][-70:]} | {miss['miss'][:300]}")
    return misses


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
