"""How the harness reads its files and what its command answers."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conformance.data import DataError, read_cases

XPATH = {"id": "a", "engine": "e", "expr": "1 + 1", "context": "/", "type": "number", "xml": None}
TRACE = {"id": "t", "engine": "e", "form": "", "steps": [{"op": "load", "ref": None}]}


def test_the_kind_of_a_line_is_known_by_its_content(tmp_path: Path) -> None:
    file = tmp_path / "anything"
    lines = [{**XPATH, "expected": 2}, TRACE, {"id": "n", "md": ""}]
    file.write_bytes(gzip.compress("\n".join(map(json.dumps, lines)).encode()))

    assert [case.kind for case in read_cases(file)] == ["xpath", "trace", "negative"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "there is no case in it"),
        (b"{not json}\n", "line 1: not JSON"),
        (b'{"id": "a", "md": ""}\n[1]\n', "line 2: neither"),
        (b'{"id": "a", "engine": "e", "form": "", "steps": [1]}\n', "line 1: neither"),
        (b"\x1f\x8bno archive", "cannot be read"),
        (b"\xff\xfe\x00", "cannot be read"),
    ],
)
def test_a_malformed_file_is_refused_with_its_place(
    tmp_path: Path, content: bytes, words: str
) -> None:
    file = tmp_path / "cases.jsonl"
    file.write_bytes(content)

    with pytest.raises(DataError, match=words):
        read_cases(file)


def test_the_command_writes_the_report_and_says_what_it_cannot_read(tmp_path: Path) -> None:
    file, report = tmp_path / "cases", tmp_path / "out" / "report.json"
    file.write_text(json.dumps({**XPATH, "expected": 3}), "utf-8")
    command = [sys.executable, "-m", "tests.conformance"]

    good = subprocess.run([*command, file, "--json", report], check=True, capture_output=True)
    bad = subprocess.run([*command, tmp_path / "none"], check=False, capture_output=True, text=True)

    assert b"xpath.e" in good.stdout
    assert json.loads(report.read_text("utf-8")) == {
        "sources": {
            "xpath.e": {
                "passed": 0,
                "total": 1,
                "misses": [{"id": "a", "reason": "1 + 1: 2.0, expected 3"}],
            }
        }
    }
    assert bad.returncode == 2
    assert "none: cannot be read" in bad.stderr
