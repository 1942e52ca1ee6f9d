"""`python -m tests.fuzz_forms --seed S --count N`: random fillings, ours against JavaRosa."""

import argparse
import json
import sys
from pathlib import Path

from tests.fuzz_forms.match import Match
from tests.fuzz_forms.peer import PeerMissing, start_peer
from tests.fuzz_forms.rules import REASONS

BUILD = Path(__file__).parents[2] / "build"


def main() -> int:
    """Play; return 1 where the engines disagree, 2 where there is no JavaRosa."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz_forms", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1000, help="steps, over all forms together")
    parser.add_argument("--form", default="", help="only forms whose path contains this")
    parser.add_argument("--json", type=Path, default=BUILD / "fuzz-forms.json")
    arguments = parser.parse_args()
    try:
        peer = start_peer(BUILD / "javarosa-bridge")
    except PeerMissing as error:
        sys.stderr.write(f"{error}\n")
        return 2
    match = Match(arguments.seed, arguments.count, arguments.form)
    with peer:
        match.run(peer)
    arguments.json.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(match.report(REASONS), ensure_ascii=False, indent=1)
    arguments.json.write_text(text + "\n", "utf-8")
    sys.stdout.write(match.words(REASONS) + "\n")
    return 1 if match.disagreements else 0


if __name__ == "__main__":
    sys.exit(main())
