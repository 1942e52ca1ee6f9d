"""A stick brings what a link would have brought, and takes the answers home."""

import errno
import json
import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.central import courier as importing
from sync.central.cli import main
from sync.central.folder import Folder
from sync.wire import courier
from sync.wire.codec import decode, encode
from sync.wire.messages import BatchAnswer
from sync.wire.seal import PlainFile
from sync.wire.sign import ANSWER, Signed, verify
from tests.support.altered import altered
from tests.support.stick import lay, pack
from tests.support.wire_client import WireClient
from tests.sync.central.conftest import Central, rows, run

PHOTO = PlainFile("身份证.jpg", "image/jpeg", bytes(range(256)) * 40)


def take_in(central: Central, stick: Path) -> dict[str, int]:
    told: dict[str, int] = json.loads(
        run("courier", "import", str(stick), "--data", str(central.data), "--json")
    )
    return told


def answers(stick: Path, device: WireClient) -> Iterator[BatchAnswer]:
    for digest in courier.answers(stick):
        data = courier.answer_path(stick, digest).read_bytes()
        assert sha256(data).digest() == digest
        yield decode(BatchAnswer, verify(device.signing_keys, ANSWER, decode(Signed, data)))


def test_a_stick_brings_envelopes_and_files_and_takes_receipts_home(
    central: Central, device: WireClient, tmp_path: Path
) -> None:
    filings = [device.make(files=(PHOTO,)), device.make()]
    pack(tmp_path, device, *filings)

    told = take_in(central, tmp_path)

    (answer,) = answers(tmp_path, device)
    kinds = [[device.read_receipt(one).kind for one in v.receipts] for v in answer.verdicts]
    assert told == {
        "accepted": 2, "repeated": 0, "put_aside": 0, "files": 1, "answers": 1, "left": 0, "trust": 0,
    }  # fmt: skip
    assert kinds == [["received", "complete"], ["complete"]]
    assert Folder(central.data).stored(filings[0].files[0].digest).exists()
    assert device.push(*filings)[0].receipts == answer.verdicts[0].receipts


def test_a_stick_that_carries_nothing_brings_news_home(
    central: Central, device: WireClient, tmp_path: Path
) -> None:
    pack(tmp_path, device)

    told = take_in(central, tmp_path)

    (answer,) = answers(tmp_path, device)
    assert (told["answers"], told["left"], answer.verdicts) == (1, 0, ())
    assert device.read_mark(answer.mark).epoch == 1


def test_network_before_and_stick_after_and_stick_twice_change_nothing(
    central: Central, device: WireClient, tmp_path: Path
) -> None:
    filing = device.make(files=(PHOTO,))
    given = device.push(filing)[0].receipts
    pack(tmp_path, device, filing)

    told = [take_in(central, tmp_path) for _ in range(2)]

    assert [(one["accepted"], one["repeated"], one["files"]) for one in told] == [
        (0, 1, 1),
        (0, 1, 0),
    ]
    for answer in answers(tmp_path, device):
        assert answer.verdicts[0].receipts[:1] == given
    query = "SELECT count(*) FROM cases WHERE device = :device"
    assert rows(central.data, query, device=device.device) == [(1,)]


def test_what_is_altered_cut_off_or_foreign_is_counted_and_left_alone(
    central: Central, device: WireClient, tmp_path: Path
) -> None:
    good, cut, spoilt = (device.make(files=(PHOTO,)) for _ in range(3))
    pack(tmp_path, device, good, cut, spoilt)
    cut_path = courier.envelope_path(tmp_path, sha256(encode(cut)).digest())
    cut_path.write_bytes(encode(cut)[:-9])
    photo = courier.file_path(tmp_path, spoilt.files[0].digest)
    photo.write_bytes(altered(photo.read_bytes()))
    stranger = WireClient(central.url, Ed25519PrivateKey.generate(), device.enrolled)
    foreign = pack(tmp_path, stranger, stranger.make())
    unnamed = lay(courier.file_path(tmp_path, bytes(32)), b"?")
    (tmp_path / "township-courier" / "envelopes" / f"{'0' * 64}.cbor").symlink_to("/dev/zero")
    before = {path: path.lstat().st_mtime_ns for path in importing._lying(tmp_path)}

    told = take_in(central, tmp_path)

    # cut, its photo, altered photo, foreign manifest and envelope, unnamed file, link
    assert (told["accepted"], told["files"], told["left"]) == (2, 1, 7)
    assert not Folder(central.data).stored(bytes(32)).exists()
    assert before == {path: path.lstat().st_mtime_ns for path in importing._lying(tmp_path)}
    assert all(path.exists() for path in (foreign, unnamed))


def test_more_than_one_batch_comes_in_order(
    central: Central, device: WireClient, tmp_path: Path
) -> None:
    filings = [device.make() for _ in range(130)]
    pack(tmp_path, device, *filings)

    told = take_in(central, tmp_path)

    assert (told["accepted"], told["answers"]) == (130, 2)
    assert device.push_bytes([]).notices == ()


@pytest.mark.parametrize("case", [(errno.ENOSPC, "满"), (errno.EROFS, "写保护")])
def test_a_stick_that_takes_no_answers_is_said_in_words_after_all_was_taken_in(
    central: Central,
    device: WireClient,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    case: tuple[int, str],
) -> None:
    code, word = case
    pack(tmp_path, device, device.make())

    def refuse(_path: Path, _data: bytes) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(importing, "write_durably", refuse)

    assert main(["courier", "import", str(tmp_path), "--data", str(central.data)]) == 2
    assert word in capsys.readouterr().err
    monkeypatch.undo()
    assert take_in(central, tmp_path)["repeated"] == 1


def test_a_folder_without_a_courier_folder_is_said_in_words(
    central: Central, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["courier", "import", str(tmp_path), "--data", str(central.data)]) == 2
    assert "township-courier" in capsys.readouterr().err
