"""Cases go to an existing provincial platform, and its statuses and numbers come back, once."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from sync.central.cases import TRANSITIONS, steps
from sync.central.cli import main
from sync.central.cli.exchange import _position
from sync.central.folder import Folder
from sync.wire.codec import encode
from sync.wire.seal import PlainFile
from tests.support.wire_client import WireClient
from tests.sync.central.conftest import Central, rows, run

PHOTO = PlainFile("身份证.jpg", "image/jpeg", bytes(range(256)) * 40)


def export(central: Central, folder: Path, since: int) -> tuple[int, list[dict[str, Any]]]:
    run("export", str(folder), "--since", str(since), "--data", str(central.data))
    head, *lines = map(json.loads, (folder / "cases.jsonl").read_text().splitlines())
    assert (head["format"], head["since"]) == (1, since)
    return head["through"], lines


def position(central: Central) -> int:
    ((value,),) = rows(central.data, "SELECT position FROM platform")
    assert isinstance(value, int)
    return value


def bring_back(central: Central, path: Path, *lines: dict[str, str] | str) -> int:
    texts = (one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in lines)
    path.write_text("\n".join(texts))
    return main(["import-status", str(path), "--data", str(central.data)])


def filed(device: WireClient) -> str:
    return device.receipts(device.push(device.make())[0])[0].case_number


def test_a_case_is_exported_with_its_sealed_envelopes_and_files(
    central: Central, device: WireClient, tmp_path: Path
) -> None:
    since = position(central)
    filing = device.make(files=(PHOTO,))
    number = device.receipts(device.push(filing)[0])[0].case_number
    device.send_file(filing.files[0].digest)
    device.push(device.make("supplement", about=filing.id))

    through, (line,) = export(central, tmp_path, since)

    assert through == position(central)
    assert (line["case"], line["id"], line["status"]) == (number, str(filing.id), "received")
    assert [one["kind"] for one in line["envelopes"]] == ["filing", "supplement"]
    assert (tmp_path / line["envelopes"][0]["path"]).read_bytes() == encode(filing)
    (file,) = line["envelopes"][0]["files"]
    assert sha256((tmp_path / file["path"]).read_bytes()).hexdigest() == file["sha256"]


def test_a_damaged_file_holds_up_no_export(
    central: Central, device: WireClient, tmp_path: Path
) -> None:
    since = position(central)
    filing = device.make(files=(PHOTO,))
    device.push(filing)
    device.send_file(filing.files[0].digest)
    Folder(central.data).stored(filing.files[0].digest).write_bytes(b"?")

    _, (line,) = export(central, tmp_path, since)

    assert "path" not in line["envelopes"][0]["files"][0]


def test_only_what_changed_since_comes_again(
    central: Central, device: WireClient, tmp_path: Path
) -> None:
    first, second = filed(device), filed(device)
    filing = device.make(files=(PHOTO,))
    device.push(filing)
    through, _ = export(central, tmp_path, 0)

    nothing = export(central, tmp_path, through)[1]
    run("case", "accept", second, "--data", str(central.data))
    moved = [one["case"] for one in export(central, tmp_path, through)[1]]
    device.send_file(filing.files[0].digest)
    completed = [one["id"] for one in export(central, tmp_path, through)[1]]

    assert nothing == []
    assert moved == [second] != [first]
    assert str(filing.id) in completed


def test_a_position_beyond_the_log_is_said_in_words_and_leaves_the_last_export(
    central: Central, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export(central, tmp_path, 0)
    before = (tmp_path / "cases.jsonl").read_bytes()
    beyond = ["--since", str(position(central) + 1), "--data", str(central.data)]

    assert main(["export", str(tmp_path), *beyond]) == 2
    assert "--since 0" in capsys.readouterr().err
    assert (tmp_path / "cases.jsonl").read_bytes() == before
    assert export(central, tmp_path, position(central))[1] == []


def test_an_export_made_again_writes_the_same(
    central: Central, device: WireClient, tmp_path: Path
) -> None:
    since = position(central)
    filed(device)
    export(central, tmp_path, since)
    before = {one.name: one.read_bytes() for one in tmp_path.rglob("*.*")}

    export(central, tmp_path, since)

    assert {one.name: one.read_bytes() for one in tmp_path.rglob("*.*")} == before


def test_statuses_and_numbers_come_back_once(
    central: Central, device: WireClient, tmp_path: Path
) -> None:
    number = filed(device)
    line = {
        "case": number,
        "status": "decided",
        "at": "2026-11-23T10:00:00+08:00",
        "note": "准予办理。",
        "reference": "示范-2026-7",
    }

    done = [bring_back(central, tmp_path / "s.jsonl", line, "", line) for _ in range(2)]

    own = [one for one in device.changes().changes if one.case_number == number]
    assert done == [0, 0]
    assert [(one.status, one.note) for one in own] == [
        ("received", ""),
        ("accepted", ""),
        ("decided", "准予办理。（办理编号 示范-2026-7）"),
    ]
    query = "SELECT reference, status FROM cases WHERE number = :number"
    assert rows(central.data, query, number=number) == [("示范-2026-7", "decided")]


def test_a_note_without_a_new_status_reaches_the_resident(
    central: Central, device: WireClient, tmp_path: Path
) -> None:
    number = filed(device)
    line = {"case": number, "status": "received", "at": "2026-11-23", "note": "已转省平台"}

    bring_back(central, tmp_path / "s.jsonl", line)

    own = [one for one in device.changes().changes if one.case_number == number]
    assert [(one.status, one.note) for one in own][1:] == [("received", "已转省平台")]


def test_lines_that_do_not_fit_are_told_and_hold_up_none_of_the_others(
    central: Central, device: WireClient, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = filed(device), filed(device)
    good = {"case": second, "status": "accepted", "at": "2026-11-23"}
    bad: list[dict[str, str] | str] = [
        "{",
        "[]",
        {"case": first, "status": "accepted"},
        {"case": first, "status": "lost", "at": "2026-11-23"},
        {"case": first, "status": "accepted", "at": "yesterday"},
        {"case": first, "status": "accepted", "at": "2026-11-23", "more": ""},
        {"case": first, "status": "accepted", "at": "2026-11-23", "note": "长" * 4000},
        {"case": first, "status": "accepted", "at": "2026-11-23", "reference": "9" * 65},
        {"case": first, "status": "accepted", "at": "2026-11-23", "note": "\0"},
        {"case": "0001-2020-1-999999", "status": "accepted", "at": "2026-11-23"},
        '{"case": 1, "status": "accepted", "at": "2026-11-23"}',
    ]

    done = bring_back(central, tmp_path / "s.jsonl", *bad, good)
    late = bring_back(central, tmp_path / "s.jsonl", good | {"status": "closed"}, good)
    impossible = bring_back(central, tmp_path / "s.jsonl", good | {"status": "received"})

    told = capsys.readouterr().err
    assert (done, late, impossible) == (2, 0, 2)
    assert all(f"\n{number}: " in f"\n{told}" for number in range(1, len(bad) + 1))
    query = "SELECT status FROM cases WHERE number IN (:first, :second) ORDER BY serial"
    assert rows(central.data, query, first=first, second=second) == [("received",), ("closed",)]


def test_a_file_that_is_no_text_is_said_in_words(
    central: Central, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "s.jsonl").write_bytes(b"\xff\xfe")

    for name in ("s.jsonl", "nothing"):
        assert main(["import-status", str(tmp_path / name), "--data", str(central.data)]) == 2
        assert "状态文件" in capsys.readouterr().err


def test_every_way_between_statuses_uses_moves_that_are_allowed() -> None:
    statuses = {status for _, status in TRANSITIONS.values()}
    for before in statuses:
        for after in statuses:
            status = before
            for action in steps(before, after) or ():
                allowed, reached = TRANSITIONS[action]
                assert status in allowed
                status = reached
            assert (status == after) is (steps(before, after) is not None)


@pytest.mark.parametrize("text", ["", "-1", "x", "²", str(2**63)])
def test_a_position_is_a_number(text: str) -> None:
    with pytest.raises(Exception, match="position"):
        _position(text)
