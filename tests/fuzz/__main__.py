"""Breaks forms and expressions at random, in search of anything but an answer or a FormError.

python -m tests.fuzz --seed 1 --count 100000 [--minutes 30]
python -m tests.fuzz --seed 1 --only 4711        # one case again, with its words
"""

import argparse
import resource
import sys
import time
from collections import Counter
from collections.abc import Sequence

from tests.fuzz.attempt import Finding, attempt
from tests.fuzz.seeds import all_seeds

_MOST_MEMORY = 2 * 1024**3
_REPORT_EVERY = 10_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the fuzzer; the exit code is 1 if it found something."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1000, help="how many cases")
    parser.add_argument("--minutes", type=float, default=float("inf"), help="stop after that time")
    parser.add_argument("--only", type=int, help="run this one case and show its words")
    options = parser.parse_args(arguments)
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    if options.only is not None:
        return _one(options.seed, options.only)
    return _many(options.seed, options.count, options.minutes * 60)


def _one(seed: int, number: int) -> int:
    finding = attempt(seed, number, all_seeds())
    print(f"{finding.words}\n\n{finding.report}" if finding else "nothing found")  # noqa: T201
    return finding is not None


def _many(seed: int, count: int, seconds: float) -> int:
    seeds = all_seeds()
    began = time.monotonic()
    kinds: Counter[str] = Counter()
    done = 0
    for done in range(1, count + 1):
        finding = attempt(seed, done, seeds)
        if finding is not None:
            if not kinds[finding.kind]:
                _show(seed, finding)
            kinds[finding.kind] += 1
        if done % _REPORT_EVERY == 0:
            print(f"{done} of {count}, {time.monotonic() - began:.0f} s", flush=True)  # noqa: T201
        if time.monotonic() - began > seconds:
            break
    for kind, number in kinds.most_common():
        print(f"{number:6} {kind}")  # noqa: T201
    took = time.monotonic() - began
    print(f"{done} cases, {kinds.total()} findings of {len(kinds)} kinds, {took:.0f} s")  # noqa: T201
    return bool(kinds)


def _show(seed: int, finding: Finding) -> None:
    last = finding.report.strip().splitlines()[-1]
    again = f"python -m tests.fuzz --seed {seed} --only {finding.number}"
    print(f"{finding.kind}\n    {last[:200]}\n    {again}", flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
