"""Where the conformance data lies, and how it is read."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DATA = Path(__file__).parents[3] / "shared" / "conformance"

Case = dict[str, Any]


def xpath_cases(data: Path) -> Iterator[Case]:
    return _lines(data / "xpath.jsonl.gz")


def scenarios(data: Path) -> Iterator[Case]:
    return _lines(data / "scenarios.jsonl.gz")


def _lines(path: Path) -> Iterator[Case]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
