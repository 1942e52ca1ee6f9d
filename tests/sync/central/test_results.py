"""Documents that come with decisions: sealed to the slip, told to the hall, fetched by its kiosks."""

import io
import json
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from sync.central.cli import main
from sync.wire.envelope import Envelope
from sync.wire.results import MAX_DOCUMENT_BYTES, open_result
from sync.wire.slip import new_secret, slip_key
from tests.support.wire_client import WireClient
from tests.sync.central.conftest import Central, Init, rows, run, serving

# Tables of later revisions; those first that refer to others.
_LATER = (
    "hall_settings",
    "heartbeats",
    "supplements",
    "case_questions",
    "staff_keys",
    "staff",
    "held_questions",
    "held_cases",
    "results",
)
_LATER_COLUMNS = (
    ("enrolment_codes", "sealing_key"),
    ("enrolment_codes", "replaces"),
    ("devices", "replaces"),
)
SECRET = new_secret()
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def a_jpeg() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (300, 400), "#EEEEEE").save(out, "JPEG")
    return out.getvalue()


@pytest.fixture(name="filing")
def file_with_a_slip(device: WireClient) -> Envelope:
    return device.make(slip=SECRET)


@pytest.fixture(name="case")
def accept_case(central: Central, device: WireClient, filing: Envelope) -> str:
    """The number of an accepted case whose filing names its slip's key."""
    return accepted(central, device, filing)


def accepted(central: Central, device: WireClient, filing: Envelope) -> str:
    number = device.receipts(device.push(filing)[0])[0].case_number
    assert main(["case", "accept", number, "--data", str(central.data)]) == 0
    return number


def decide(central: Central, number: str, document: Path) -> int:
    note = ["--note", "请带身份证领取。", "--document", str(document)]
    return main(["case", "decide", number, "--data", str(central.data), *note])


def show(central: Central, number: str) -> Any:
    return json.loads(run("case", "show", number, "--data", str(central.data)))


def told(device: WireClient, number: str, more: str = "&results=1") -> list[Any]:
    found, cursor = [], 0
    while True:
        page = device.changes(cursor, more)
        found += [one.result for one in page.changes if one.case_number == number]
        if not page.more:
            return found
        cursor = page.cursor


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [("准予通知书.pdf", PDF, "application/pdf"), ("证.jpg", a_jpeg(), "image/jpeg")],
)
def test_a_document_reaches_the_hall_sealed_and_only_the_slip_opens_it(
    central: Central,
    device: WireClient,
    filing: Envelope,
    case: str,
    tmp_path: Path,
    *,
    name: str,
    data: bytes,
    media_type: str,
) -> None:
    (tmp_path / name).write_bytes(data)
    assert decide(central, case, tmp_path / name) == 0
    assert main(["case", "close", case, "--data", str(central.data)]) == 0

    *before, decided, closed = told(device, case)
    response = device.get(f"/v1/results/{decided.digest.hex()}")
    document = open_result(response.content, filing.id, slip_key(SECRET))

    assert before == [None, None]
    assert decided == closed
    assert (sha256(response.content).digest(), len(response.content)) == (
        decided.digest,
        decided.size,
    )
    assert (document.name, document.media_type, document.data) == (name, media_type, data)
    assert data not in response.content
    assert show(central, case)["result"] == {
        "sealed_digest": decided.digest.hex(),
        "sealed_size": decided.size,
    }
    assert not [one for one in central.data.rglob("*") if one.is_file() and holds(one, data)]


def holds(path: Path, data: bytes) -> bool:
    return data in path.read_bytes()


def test_a_device_that_does_not_ask_for_results_is_told_as_before(
    central: Central, device: WireClient, case: str, tmp_path: Path
) -> None:
    (tmp_path / "a.pdf").write_bytes(PDF)
    decide(central, case, tmp_path / "a.pdf")

    assert told(device, case, "") == [None, None, None]


def test_another_hall_does_not_get_it_and_a_cut_answer_is_gone_on_with(
    central: Central, device: WireClient, case: str, tmp_path: Path
) -> None:
    (tmp_path / "a.pdf").write_bytes(PDF)
    decide(central, case, tmp_path / "a.pdf")
    target = f"/v1/results/{told(device, case)[-1].digest.hex()}"
    whole = device.get(target).content

    stranger = central.new_device(hall="示范乡便民服务中心")
    refused = stranger.get(target)
    rest = device.get(target, {"Range": "bytes=10-"})

    assert (refused.status_code, refused.json()["type"]) == (404, "not-found")
    assert (rest.status_code, rest.content) == (206, whole[10:])
    assert device.http.get(device.url + target, timeout=30).status_code == 401


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"GIF89a", "不是完好的 PDF 或 JPEG"),
        (PDF.replace(b"/Root", b"/Encrypt 2 0 R/Root"), "带密码"),
        (a_jpeg()[:-200], "不是完好的 PDF 或 JPEG"),
        (PDF + bytes(MAX_DOCUMENT_BYTES) + b"%%EOF", "最大 4 MB"),
        (None, "读不到这个文件"),
    ],
    ids=["no document", "locked", "cut off", "too large", "not there"],
)
def test_what_a_kiosk_could_not_show_is_refused_in_words_and_nothing_is_decided(
    central: Central,
    device: WireClient,
    case: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    *,
    data: bytes | None,
    words: str,
) -> None:
    if data is not None:
        (tmp_path / "a").write_bytes(data)

    assert decide(central, case, tmp_path / "a") == 2

    assert words in capsys.readouterr().err
    assert show(central, case)["case"]["status"] == "accepted"
    assert told(device, case) == [None, None]


def test_a_slip_without_a_key_sends_to_the_window_and_nothing_is_decided(
    central: Central, device: WireClient, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = accepted(central, device, device.make())
    (tmp_path / "a.pdf").write_bytes(PDF)

    assert decide(central, case, tmp_path / "a.pdf") == 2

    assert "这张回执单打不开文件" in capsys.readouterr().err
    assert show(central, case)["case"]["status"] == "accepted"


def test_a_case_that_cannot_be_decided_takes_no_document(
    central: Central, device: WireClient, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    number = device.receipts(device.push(device.make(slip=SECRET))[0])[0].case_number
    (tmp_path / "a.pdf").write_bytes(PDF)

    assert decide(central, number, tmp_path / "a.pdf") == 2

    assert "不允许" in capsys.readouterr().err
    assert show(central, number)["result"] is None


def test_filings_that_share_a_slip_get_their_documents_each(
    central: Central, device: WireClient, tmp_path: Path
) -> None:
    filings = [device.make(slip=SECRET), device.make(slip=SECRET)]
    opened = []
    for place, filing in enumerate(filings):
        case = accepted(central, device, filing)
        (tmp_path / "a.pdf").write_bytes(PDF + str(place).encode() + b"%%EOF")
        decide(central, case, tmp_path / "a.pdf")
        sealed = device.get(f"/v1/results/{told(device, case)[-1].digest.hex()}").content
        opened.append(open_result(sealed, filing.id, slip_key(SECRET)).data)

    assert opened == [PDF + b"0%%EOF", PDF + b"1%%EOF"]


def test_a_document_goes_with_backups_and_opens_at_a_restored_platform(
    init: Init, tmp_path: Path
) -> None:
    data, kept, again = tmp_path / "platform", tmp_path / "kept", tmp_path / "again"
    init(data)
    (tmp_path / "a.pdf").write_bytes(PDF)
    with serving(data) as central:
        device = central.new_device()
        filing = device.make(slip=SECRET)
        case = accepted(central, device, filing)
        decide(central, case, tmp_path / "a.pdf")
        run("backup", str(kept), "--data", str(data), "--keys")
    run("restore", str(kept), "--data", str(again))
    with serving(again) as central:
        device.url = central.url
        sealed = device.get(f"/v1/results/{told(device, case)[-1].digest.hex()}").content

    assert open_result(sealed, filing.id, slip_key(SECRET)).data == PDF


def age(database: Path) -> None:
    """Make it one of the first revision."""
    with closing(sqlite3.connect(database)) as connection, connection:
        for table in _LATER:
            connection.execute(f"DROP TABLE {table}")
        for table, column in _LATER_COLUMNS:
            connection.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        connection.execute("UPDATE alembic_version SET version_num = '0001'")


def test_a_backup_of_a_program_that_knew_no_documents_is_restored_and_stays_as_it_is(
    tmp_path: Path,
) -> None:
    data, kept, again = tmp_path / "platform", tmp_path / "kept", tmp_path / "again"
    run("init", "--data", str(data))
    with serving(data) as central:
        device = central.new_device()
        case = device.receipts(device.push(device.make())[0])[0].case_number
    run("backup", str(kept), "--data", str(data), "--keys")
    age(kept / "central.db")
    before = (kept / "central.db").read_bytes()
    run("restore", str(kept), "--data", str(again))

    assert rows(again, "SELECT number FROM cases") == [(case,)]
    assert rows(again, "SELECT * FROM results") == []
    assert (kept / "central.db").read_bytes() == before
    assert not list(again.glob("older*"))


def test_an_older_platform_is_brought_up_by_init(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("init", "--data", str(tmp_path))
    age(tmp_path / "central.db")
    refused = main(["case", "list", "--data", str(tmp_path)])
    run("init", "--data", str(tmp_path))

    assert refused == 2
    assert "central init" in capsys.readouterr().err
    assert main(["case", "list", "--data", str(tmp_path)]) == 0
