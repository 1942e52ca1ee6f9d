"""`python -m tests.conformance [FILE...] [--json OUT] [--matrix]`: how far ours agrees."""

import argparse
import sys
from itertools import chain
from pathlib import Path

from tests.conformance.data import DataError, read_cases, scored_files
from tests.conformance.matrix import README, matrix, rewrite
from tests.conformance.report import count, table, write_json
from tests.conformance.run import score


def main() -> int:
    """Run the files; return 2 where one cannot be read, else 0."""
    parser = argparse.ArgumentParser(prog="python -m tests.conformance", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="data files; all scored ones if none")
    parser.add_argument("--json", type=Path, help="write the report to this file")
    parser.add_argument("--matrix", action="store_true", help="rewrite it in forms/README.md")
    parser.add_argument("--show", type=int, default=0, help="print so many misses of each source")
    arguments = parser.parse_args()
    try:
        cases = [read_cases(file) for file in arguments.files or scored_files()]
    except DataError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    items = list(score(chain.from_iterable(cases)))
    counts = count(items)
    sys.stdout.write(table(counts, arguments.show) + "\n")
    if arguments.json:
        write_json(counts, arguments.json)
    if arguments.matrix:
        README.write_text(rewrite(README.read_text("utf-8"), matrix(items)), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
