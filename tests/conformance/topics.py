"""What a case is about, and why ours differs where it does; the words stand in topics.toml."""

import re
import tomllib
from collections.abc import Mapping
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

from tests.conformance.report import Item

OPEN = "open: not explained yet"


def upstream(row: Mapping[str, Any]) -> str:
    """Return the name of the upstream test file, or of the group where one file holds them all."""
    file = re.split(r"[/.:]", row.get("source", "").removesuffix(".test.ts"))[-1]
    group = re.fullmatch(r"(?:lambda\$)?(\w+?)(?:\$\d+)?", row.get("test", ""))
    return group[1] if file == "XPathEvalTest" and group else re.sub(r"Tests?$", "", file)


def topic_of(item: Item) -> str:
    """Return the topic of an item."""
    name = item.upstream.lower()
    topics = (t["name"] for t in words()["topics"] if any(fnmatchcase(name, p) for p in t["tests"]))
    return next(topics, "other")


def explanation(item: Item) -> str:
    """Return why an item missed, in words for a reader."""
    topic = topic_of(item)
    for reason in words()["reasons"]:
        if (
            fnmatchcase(topic, reason.get("topic", "*"))
            and fnmatchcase(item.source, reason.get("source", "*"))
            and re.search(reason["differs"], item.reason)
        ):
            return str(reason["words"])
    return OPEN


@cache
def words() -> Mapping[str, Any]:
    """Return topics.toml."""
    return tomllib.loads(Path(__file__).with_name("topics.toml").read_text("utf-8"))
