"""Calls a platform of its own at random, as its description allows, in search of a 5xx.

python -m tests.fuzz_platform --seed 1 --count 1000
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.fuzz_platform.calls import attempt_all
from tests.sync.central.conftest import run, serving


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the fuzzer; the exit code is 1 if it found something."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz_platform", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1000, help="how many of each call")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as home:
        data = Path(home) / "data"
        run("init", "--data", str(data))
        run("trust", "init", "--data", str(data), "--offline", str(Path(home) / "offline"))
        with serving(data) as central:
            tally = attempt_all(central.new_device(), options.seed, options.count)
    lines = [f"{times:6} {status} {call}" for (call, status), times in tally.answers.items()]
    total = f"{tally.answers.total()} calls, {len(tally.failures)} failures, seed {options.seed}"
    print(*lines, total, *tally.failures[:20], sep="\n")  # noqa: T201
    return bool(tally.failures)


if __name__ == "__main__":
    sys.exit(main())
