"""Attachments: resumed where they were cut, stored under their hash, and only what was announced."""

import os
import socket
from dataclasses import replace
from pathlib import Path

import pytest

from sync.wire.codec import decode
from sync.wire.envelope import Envelope
from sync.wire.messages import FileAnswer
from sync.wire.seal import PlainFile
from tests.support.wire_client import WireClient
from tests.sync.central.conftest import Central

PHOTO = PlainFile("front.jpg", "image/jpeg", os.urandom(300_000))


@pytest.fixture(name="announced")
def push_filing(device: WireClient) -> Envelope:
    """A filing of one photo that the platform has received."""
    envelope = device.make(files=(PHOTO,))
    device.push(envelope)
    return envelope


def stored(central: Central, digest: bytes) -> Path:
    return central.data / "files" / digest.hex()[:2] / digest.hex()


def offset(device: WireClient, digest: bytes) -> int:
    return int(device.head_file(digest).headers["Upload-Offset"])


def open_patch(device: WireClient, digest: bytes, start: int, data: bytes) -> socket.socket:
    """Announce the whole rest of a file, send `data` of it, and leave the connection open."""
    target = f"/v1/files/{digest.hex()}"
    host, port = device.url.removeprefix("http://").split(":")
    lines = [
        f"PATCH {target} HTTP/1.1",
        f"Host: {host}",
        f"Authorization: {device.authorization('PATCH', target)['Authorization']}",
        f"Upload-Offset: {start}",
        "Content-Type: application/offset+octet-stream",
        f"Content-Length: {len(device.files[digest]) - start}",
        "",
        "",
    ]
    connection = socket.create_connection((host, int(port)), timeout=20)
    connection.sendall("\r\n".join(lines).encode() + data)
    return connection


def read_answer(connection: socket.socket) -> bytes:
    told = b""
    while not told.endswith(b"}"):
        received = connection.recv(4000)
        assert received
        told += received
    return told


def wait_until_kept(central: Central, device: WireClient, digest: bytes, size: int) -> None:
    """Watch the growing copy itself: asking the platform would cut the sender off."""
    part = central.data / "files" / "incoming" / f"{device.device}-{digest.hex()}"
    while not part.exists() or part.stat().st_size < size:
        assert central.process.is_alive
        os.sched_yield()


def test_a_file_sent_whole_completes_its_filing(
    central: Central, device: WireClient, announced: Envelope
) -> None:
    digest = announced.files[0].digest
    head = device.head_file(digest)

    answer = device.send_file(digest)

    assert (head.status_code, head.headers["Upload-Offset"]) == (204, "0")
    assert head.headers["Upload-Length"] == str(announced.files[0].size)
    (receipt,) = (device.read_receipt(one) for one in answer.receipts)
    assert (receipt.kind, receipt.id) == ("complete", announced.id)
    assert answer.offset == announced.files[0].size
    assert stored(central, digest).read_bytes() == device.files[digest]
    assert device.push(announced)[0].receipts[1:] == answer.receipts


def test_the_last_file_completes_a_filing_of_several(device: WireClient) -> None:
    envelope = device.make(files=(PHOTO, PlainFile("b.png", "image/png", b"b")))
    device.push(envelope)

    first, last = (device.send_file(one.digest) for one in envelope.files)

    assert (len(first.receipts), len(last.receipts)) == (0, 1)


def test_a_stored_file_told_again_gives_the_same_receipt(
    device: WireClient, announced: Envelope
) -> None:
    digest = announced.files[0].digest
    answer = device.send_file(digest)

    again = device.send_file(digest)

    assert again == answer


def test_a_file_moved_to_its_place_just_before_a_crash_is_settled_by_the_next_request(
    central: Central, device: WireClient, announced: Envelope
) -> None:
    digest = announced.files[0].digest
    stored(central, digest).parent.mkdir(exist_ok=True)
    stored(central, digest).write_bytes(device.files[digest])
    assert len(device.push(announced)[0].receipts) == 1

    answer = device.send_file(digest)

    assert answer.offset == len(device.files[digest])
    assert device.push(announced)[0].receipts[1:] == answer.receipts


def test_every_byte_before_a_cut_is_kept_and_the_rest_resumes(
    central: Central, device: WireClient, announced: Envelope
) -> None:
    digest = announced.files[0].digest
    with open_patch(device, digest, 0, device.files[digest][:100_001]):
        wait_until_kept(central, device, digest, 100_001)

    assert offset(device, digest) == 100_001
    assert len(device.send_file(digest).receipts) == 1
    assert stored(central, digest).read_bytes() == device.files[digest]


def test_the_newest_connection_takes_over_from_a_zombie(
    central: Central, device: WireClient, announced: Envelope
) -> None:
    digest = announced.files[0].digest
    data = device.files[digest]
    with open_patch(device, digest, 0, data[:1000]) as zombie:
        wait_until_kept(central, device, digest, 1000)
        answer = device.patch_file(digest, 1000, data[1000:2000])
        zombie.sendall(data[1000:5000])
        told = read_answer(zombie)

    assert decode(FileAnswer, answer.content).offset == 2000
    assert b" 409 " in told
    assert b"superseded" in told
    assert offset(device, digest) == 2000


def test_an_offset_that_does_not_fit_is_told_the_right_one(
    device: WireClient, announced: Envelope
) -> None:
    digest = announced.files[0].digest
    device.patch_file(digest, 0, device.files[digest][:10])

    response = device.patch_file(digest, 0, device.files[digest])

    assert (response.status_code, response.json()["type"]) == (409, "offset-mismatch")
    assert response.headers["Upload-Offset"] == "10"


def test_a_file_of_the_wrong_hash_is_dropped_at_its_end(
    central: Central, device: WireClient, announced: Envelope
) -> None:
    digest = announced.files[0].digest
    wrong = bytes(announced.files[0].size)

    response = device.patch_file(digest, 0, wrong)

    assert (response.status_code, response.json()["type"]) == (422, "digest-wrong")
    assert response.headers["Upload-Offset"] == "0"
    assert offset(device, digest) == 0
    assert not stored(central, digest).exists()
    assert len(device.send_file(digest).receipts) == 1


def test_more_bytes_than_the_envelope_states_are_refused(
    device: WireClient, announced: Envelope
) -> None:
    digest = announced.files[0].digest
    data = device.files[digest]

    announced_too_long = device.patch_file(digest, 0, data + b"more")
    target = f"/v1/files/{digest.hex()}"
    chunked = device.http.patch(
        device.url + target,
        data=iter([data, b"more"]),
        headers=device.authorization("PATCH", target)
        | {"Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"},
        timeout=30,
    )

    for response in (announced_too_long, chunked):
        assert (response.status_code, response.json()["type"]) == (413, "too-large")
    assert len(device.send_file(digest).receipts) == 1


def test_only_files_that_an_envelope_names_are_taken(
    central: Central, device: WireClient, announced: Envelope
) -> None:
    response = device.patch_file(bytes(32), 0, b"x")

    assert (response.status_code, response.json()["type"]) == (404, "unknown-file")
    assert device.head_file(bytes(32)).status_code == 404
    assert central.new_device().head_file(announced.files[0].digest).status_code == 204


def test_a_file_that_came_by_another_device_completes_every_filing_that_names_it(
    central: Central, device: WireClient, announced: Envelope
) -> None:
    (file,) = announced.files
    other = central.new_device()
    other.files = dict(device.files)
    named = replace(other.make(), files=(file,))
    assert len(other.push(named)[0].receipts) == 1

    answer = device.send_file(file.digest)

    told = {device.read_receipt(one).id for one in answer.receipts}
    assert told == {announced.id, named.id}
    assert len(other.push(named)[0].receipts) == 2


def test_a_filing_whose_files_are_all_there_is_complete_at_once(
    device: WireClient, announced: Envelope
) -> None:
    (file,) = announced.files
    device.send_file(file.digest)
    second = replace(device.make(), files=(file,))

    assert [one.kind for one in device.receipts(device.push(second)[0])] == ["complete"]


def test_a_request_for_files_needs_the_devices_signature(
    device: WireClient, announced: Envelope
) -> None:
    url = f"{device.url}/v1/files/{announced.files[0].digest.hex()}"
    for headers in ({}, device.authorization("HEAD", "/v1/files/" + "0" * 64)):
        assert device.http.head(url, headers=headers, timeout=9).status_code == 401


def test_a_file_of_another_content_type_is_refused(device: WireClient, announced: Envelope) -> None:
    target = f"/v1/files/{announced.files[0].digest.hex()}"

    response = device.http.patch(
        device.url + target,
        data=b"x",
        headers=device.authorization("PATCH", target) | {"Upload-Offset": "0"},
        timeout=9,
    )

    assert (response.status_code, response.json()["type"]) == (415, "unsupported-media-type")
