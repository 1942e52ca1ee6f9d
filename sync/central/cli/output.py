"""How commands print: tables for people, JSON for programs."""

import json
from collections.abc import Mapping, Sequence


def print_json(value: object) -> None:
    """Print a value as indented JSON."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def print_rows(rows: Sequence[Mapping[str, object]], *, as_json: bool) -> None:
    """Print rows as JSON, or one a line with tabs under a line of names."""
    if as_json:
        print_json(rows)
        return
    for row in rows[:1]:
        print("\t".join(row))
    for row in rows:
        print("\t".join(map(str, row.values())))
