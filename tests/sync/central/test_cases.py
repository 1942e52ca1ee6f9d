"""Cases: clerks move them, kiosks of the hall pull every change, residents see the status."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import requests

from sync.central.cases import MAX_NOTE
from sync.central.cli import main
from sync.wire.changes import MAX_CHANGES
from sync.wire.codec import encode
from sync.wire.envelope import Tombstone, Withdrawal
from sync.wire.numbers import grouped, slip_number
from sync.wire.seal import PlainFile
from tests.support.wire_client import XML, WireClient
from tests.sync.central.conftest import Central, run


@pytest.fixture(name="case")
def open_case(device: WireClient) -> str:
    """The number of a case that was just received."""
    (verdict,) = device.push(device.make())
    return device.receipts(verdict)[0].case_number


def act(central: Central, action: str, number: str, *more: str) -> int:
    return main(["case", action, number, "--data", str(central.data), *more])


def show(central: Central, number: str, *more: str) -> Any:
    return json.loads(run("case", "show", number, "--data", str(central.data), *more))


def statuses(device: WireClient, case: str) -> list[tuple[str, str]]:
    changes: list[tuple[str, str]] = []
    cursor = 0
    while True:
        page = device.changes(cursor)
        changes += [(one.status, one.note) for one in page.changes if one.case_number == case]
        if not page.more:
            return changes
        cursor = page.cursor


def test_every_change_reaches_the_kiosks_of_the_hall(
    central: Central, device: WireClient, case: str
) -> None:
    act(central, "accept", case)
    act(central, "decide", case, "--note", "请带身份证领取。", "--result", "approve")
    act(central, "close", case)

    history = [
        ("received", ""),
        ("accepted", ""),
        ("decided", "准予办理。请带身份证领取。"),
        ("closed", ""),
    ]
    assert statuses(device, case) == history
    assert statuses(central.new_device(), case) == history
    assert statuses(central.new_device(hall="示范乡便民服务中心"), case) == []
    assert [(one["status"], one["note"]) for one in show(central, case)["history"]] == history


def test_a_pull_goes_on_from_its_cursor(central: Central, device: WireClient, case: str) -> None:
    cursor = device.changes().cursor
    while device.changes(cursor).more:
        cursor = device.changes(cursor).cursor
    cursor = device.changes(cursor).cursor
    assert device.changes(cursor).changes == ()
    assert device.changes(cursor).cursor == cursor

    act(central, "accept", case)

    (change,) = device.changes(cursor).changes
    assert (change.case_number, change.status) == (case, "accepted")
    assert device.changes(cursor).cursor == change.position > cursor


def test_a_cursor_beyond_the_log_comes_back_to_its_end(device: WireClient, case: str) -> None:
    assert 0 < device.changes(2**62).cursor < 2**62


def test_a_long_log_comes_in_pages(central: Central) -> None:
    device = central.new_device(hall="示范街道便民服务中心")
    envelopes = [device.make() for _ in range(MAX_CHANGES + 1)]
    for start in range(0, len(envelopes), 100):
        device.push(*envelopes[start : start + 100])

    first = device.changes()
    second = device.changes(first.cursor)

    assert (len(first.changes), first.more) == (MAX_CHANGES, True)
    assert (len(second.changes), second.more) == (1, False)
    assert [one.id for one in first.changes + second.changes] == [one.id for one in envelopes]


@pytest.mark.parametrize(
    ("done", "action"),
    [
        ([], ["decide", "--note", "n"]),
        ([], ["close"]),
        (["accept"], ["accept"]),
        (["return"], ["accept"]),
        (["accept", "decide"], ["return", "--note", "n"]),
    ],
)
def test_a_wrong_transition_is_refused_in_words(
    central: Central,
    device: WireClient,
    case: str,
    done: list[str],
    action: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    for step in done:
        assert act(central, step, case, "--note", "示范") == 0
    before = statuses(device, case)

    assert act(central, action[0], case, *action[1:]) == 2

    assert "不允许" in capsys.readouterr().err
    assert statuses(device, case) == before


def test_a_case_that_changed_since_it_was_seen_is_not_moved(
    central: Central, case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    version = str(show(central, case)["case"]["version"])
    assert act(central, "accept", case, "--version", version, "--json") == 0

    assert act(central, "return", case, "--note", "n", "--version", version) == 2

    printed = capsys.readouterr()
    assert json.loads(printed.out) == {"number": case, "status": "accepted", "version": 2}
    assert "别人" in printed.err


def test_an_unknown_case_and_an_endless_note_are_refused_in_words(
    central: Central, case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert act(central, "accept", "0000-2026-1-000000") == 2
    assert act(central, "return", case, "--note", "字" * (MAX_NOTE + 1)) == 2

    errors = capsys.readouterr().err
    assert "没有这个编号" in errors
    assert "太长" in errors


def test_what_was_missing_puts_a_returned_case_before_the_clerks_again(
    central: Central, device: WireClient
) -> None:
    filing = device.make()
    case = device.receipts(device.push(filing)[0])[0].case_number
    act(central, "return", case, "--note", "请补户口簿。")

    stranger = central.new_device(hall="示范乡便民服务中心")
    stranger.push(stranger.make("supplement", about=filing.id))
    assert show(central, case)["case"]["status"] == "returned"
    device.push(device.make("supplement", about=filing.id))

    shown = show(central, case)
    assert shown["case"]["status"] == "received"
    assert [one["kind"] for one in shown["later"]] == ["supplement"]


def test_show_tells_what_was_withdrawn_when_and_why(central: Central, device: WireClient) -> None:
    filing = device.make()
    case = device.receipts(device.push(filing)[0])[0].case_number
    withdrawal = device.make("withdrawal", about=filing.id, content=encode(Withdrawal("不办了。")))
    device.push(withdrawal)
    device.push(device.make("withdrawal", about=filing.id))

    shown = show(central, case)

    told, odd = shown["later"]
    assert (shown["case"]["status"], told["kind"]) == ("withdrawn", "withdrawal")
    assert (told["id"], told["words"]) == (str(withdrawal.id), "不办了。")
    assert told["received_at"] == shown["history"][1]["at"]
    assert "words" not in odd
    assert bytes.fromhex(odd["content"]) == XML


def test_show_tells_of_what_the_kiosk_has_lost_beside_a_case(
    central: Central, device: WireClient
) -> None:
    case = device.receipts(device.push(device.make())[0])[0].case_number
    lost = device.make()
    device.push(device.make())
    grave = device.make("tombstone", content=encode(Tombstone("存储损坏。")))
    grave = replace(grave, seq=lost.seq, prev=bytes(32))
    device.push(grave)

    (told,) = show(central, case)["lost"]

    assert (told["id"], told["seq"], told["words"]) == (str(grave.id), lost.seq, "存储损坏。")
    assert told["received_at"]


def test_what_was_refused_is_counted_for_the_operator(central: Central) -> None:
    device = central.new_device()
    device.push_bytes([b"no envelope"])
    device.push_bytes([b"no envelope", b"nor this"])

    told = json.loads(run("device", "refusals", "--data", str(central.data), "--json"))

    (row,) = (one for one in told if one["device"] == device.device)
    assert (row["problem"], row["count"]) == ("malformed", 3)
    assert row["last_at"]


def test_show_opens_the_filing(central: Central, device: WireClient, tmp_path: Path) -> None:
    photo = PlainFile("/../../../照片 1.jpg", "image/jpeg", b"\xff\xd8 photo")
    missing = PlainFile("late.jpg", "image/jpeg", b"late")
    envelope = device.make(files=(photo, missing))
    case = device.receipts(device.push(envelope)[0])[0].case_number
    device.send_file(envelope.files[0].digest)

    shown = show(central, case, "--files", str(tmp_path))

    filing = shown["filing"]
    assert filing["identity"]["how"] == "typed"
    assert filing["form"] == {"id": "old-age-allowance", "version": "1"}
    assert filing["xml"] == XML.decode()
    assert filing["fields"]["applicant"]["name"] == "示范居民"
    assert [one["name"] for one in filing["fields"]["member"]] == ["示范居民甲", "示范居民乙"]
    assert [(one["name"], one["stored"], one["intact"]) for one in filing["files"]] == [
        (photo.name, True, True),
        (missing.name, False, False),
    ]
    path = Path(filing["files"][0]["path"])
    assert path.read_bytes() == photo.data
    assert tmp_path in path.resolve().parents
    assert "path" not in filing["files"][1]


def test_show_tells_a_stored_file_that_was_altered(
    central: Central, device: WireClient, tmp_path: Path
) -> None:
    envelope = device.make(files=(PlainFile("a.jpg", "image/jpeg", b"photo"),))
    case = device.receipts(device.push(envelope)[0])[0].case_number
    digest = envelope.files[0].digest
    device.send_file(digest)
    path = central.data / "files" / digest.hex()[:2] / digest.hex()
    path.write_bytes(b"altered" * 9)

    (file,) = show(central, case, "--files", str(tmp_path))["filing"]["files"]

    assert (file["stored"], file["intact"]) == (True, False)
    assert list(tmp_path.iterdir()) == []


def test_show_survives_a_clock_that_no_calendar_has(central: Central, device: WireClient) -> None:
    (verdict,) = device.push(replace(device.make(), made_at=2**53))

    filing = show(central, device.receipts(verdict)[0].case_number)["filing"]

    assert filing["made_at"] == str(2**53)


@pytest.mark.parametrize(
    "content", [b"no xml", b'<!DOCTYPE a [<!ENTITY b "c">]><data><a>&b;</a></data>']
)
def test_show_keeps_what_is_no_instance_as_raw_text(
    central: Central, device: WireClient, content: bytes
) -> None:
    (verdict,) = device.push(device.make(content=content))

    filing = show(central, device.receipts(verdict)[0].case_number)["filing"]

    assert (filing["fields"], filing["xml"]) == (None, content.decode())


def test_the_list_tells_nothing_of_contents(
    central: Central, device: WireClient, case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    data = str(central.data)
    assert main(["case", "list", "--data", data]) == 0
    table = capsys.readouterr().out
    listed = json.loads(run("case", "list", "--data", data, "--json", "--status", "received"))

    (row,) = (one for one in listed if one["number"] == case)
    assert (row["item"], row["status"], row["device"]) == (
        "old-age-allowance",
        "received",
        device.device,
    )
    assert case in table
    assert "示范居民" not in table


def test_ratings_are_counted_and_never_shown_alone(central: Central, device: WireClient) -> None:
    filing = device.make()
    before = {"4": 0, "unreadable": 0}
    for row in json.loads(run("rating", "list", "--data", str(central.data), "--json")):
        before = row
    device.push(filing, device.rate(4, filing.id), device.make("rating", content=b"no rating"))

    (after,) = json.loads(run("rating", "list", "--data", str(central.data), "--json"))

    assert after["4"] == before["4"] + 1
    assert after["unreadable"] == before["unreadable"] + 1
    assert str(filing.id) not in json.dumps(after)


def test_the_slips_page_tells_the_status_and_nobodys_name(
    central: Central, device: WireClient
) -> None:
    envelope = device.make()
    (verdict,) = device.push(envelope)
    number = slip_number(device.device, envelope.seq, envelope.id)
    act(central, "accept", device.receipts(verdict)[0].case_number)

    scanned = requests.get(f"{central.url}/slip/{number}", timeout=9)
    typed = requests.get(f"{central.url}/slip", params={"number": f" {number} "}, timeout=9)

    assert (scanned.status_code, typed.text) == (200, scanned.text)
    assert "已受理" in scanned.text
    assert "示范居民" not in scanned.text
    assert "default-src 'none'" in scanned.headers["Content-Security-Policy"]
    (sent_on,) = scanned.history
    # Its fragment takes the place of the one in the QR.
    assert (sent_on.status_code, sent_on.headers["Location"][-9:]) == (303, "#progress")


def test_the_page_of_a_slip_with_several_numbers_tells_of_each(
    central: Central, device: WireClient
) -> None:
    envelopes = [device.make(), device.make()]
    verdicts = device.push(*envelopes)
    act(central, "accept", device.receipts(verdicts[0])[0].case_number)
    numbers = [slip_number(device.device, one.seq, one.id) for one in envelopes]

    page = requests.get(f"{central.url}/slip/{'.'.join(numbers)}", timeout=9)
    half = requests.get(f"{central.url}/slip/{numbers[0]}.{numbers[0]}", timeout=9)

    assert page.status_code == 200
    places = [page.text.index(words) for words in ("已受理", "等待受理")]
    assert places == sorted(places)
    assert all(grouped(number) in page.text for number in numbers)
    assert half.status_code == 404


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (slip_number("9999", 1, UUID(int=5)), "还没有这个号码"),
        ("0001000012743158", "不对"),
        ("<script>", "&lt;script&gt;"),
        ("{0}", "不对"),
    ],
)
def test_an_unknown_or_wrong_number_gets_a_polite_page(
    central: Central, number: str, said: str
) -> None:
    page = requests.get(f"{central.url}/slip", params={"number": number}, timeout=9)

    assert page.status_code == 404
    assert said in page.text
    assert "<script" not in page.text
    assert requests.get(central.url, timeout=9).status_code == 200
