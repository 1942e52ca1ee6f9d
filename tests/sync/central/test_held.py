"""Papers of decided cases: told to kiosks by the card of who filed them, and to nobody else."""

import json
import stat
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import requests
from sqlalchemy import insert

from sync.central import schema
from sync.central.database import writing
from sync.central.folder import Folder
from sync.central.founding import open_database
from sync.central.held import HeldBook
from sync.central.held_questions import QUESTIONS_A_DAY
from sync.central.journal import entry
from sync.clock import ManualClock, SystemClock, milliseconds
from sync.wire.codec import decode, encode
from sync.wire.envelope import Envelope, HeldFile
from sync.wire.held import HeldAnswer, HeldQuestion
from sync.wire.identity import Identity
from sync.wire.seal import PlainFile
from sync.wire.sign import HELD, HELD_QUESTION, Signed, sign, verify
from tests.support.wire_client import WireClient
from tests.sync.central.conftest import Central, rows, run

_NUMBERS = count(1)
DOCUMENT = "resident-id-card"
REGISTER = PlainFile("register.jpg", "image/jpeg", b"register", "household-register:0")
PAGE = PlainFile("page.jpg", "image/jpeg", b"page", "household-register:1")
PHOTO = PlainFile("photo.jpg", "image/jpeg", b"portrait", "portrait:0")
SIGNATURE = PlainFile("signature.png", "image/png", b"signature")
File = Callable[..., str]


@pytest.fixture(name="person")
def somebody() -> bytes:
    """A digest that no other test asks for."""
    return next(_NUMBERS).to_bytes(16)


def card_of(person: bytes | None) -> Identity:
    return Identity("card", DOCUMENT, "2", 5, 6, person=person)


@pytest.fixture(name="file")
def file_for(central: Central, device: WireClient, person: bytes) -> File:
    """File papers with the card of `person`, have the case decided; return its number."""

    def file(*files: PlainFile, result: str = "approve", **identity: Any) -> str:
        device.identity = replace(card_of(person), **identity)
        number = filed(device, device.make(files=files))
        decide(central, number, result)
        return number

    return file


def filed(device: WireClient, envelope: Envelope) -> str:
    number = device.receipts(device.push(envelope)[0])[0].case_number
    for file in envelope.files:
        device.send_file(file.digest)
    return number


def decide(central: Central, number: str, result: str) -> None:
    run("case", "accept", number, "--data", str(central.data))
    more = ["--result", result, "--note", "示范"]
    run("case", "decide", number, *more, "--data", str(central.data))


def question_of(device: WireClient, person: bytes, document: str = DOCUMENT) -> bytes:
    at = milliseconds(device.clock.now())
    nonce = next(_NUMBERS).to_bytes(16)
    question = HeldQuestion(1, device.device, document, person, "1", at, at, nonce)
    return encode(sign(device.key, HELD_QUESTION, encode(question)))


def ask(device: WireClient, question: bytes) -> requests.Response:
    return device.post("/v1/held", question)


def told(device: WireClient, person: bytes, document: str = DOCUMENT) -> HeldAnswer:
    question = question_of(device, person, document)
    response = ask(device, question)
    assert response.status_code == 200, response.text
    answer = decode(HeldAnswer, verify(device.signing_keys, HELD, decode(Signed, response.content)))
    assert answer.question == sha256(decode(Signed, question).payload).digest()
    return answer


def papers(device: WireClient, person: bytes) -> dict[str, str]:
    """Return the case of each paper that is held."""
    return {one.paper: case.case for case in told(device, person).held for one in case.papers}


def problem(response: requests.Response) -> str:
    return str(response.json()["type"])


def test_the_papers_of_a_decided_case_are_told_by_number_date_and_hash(
    device: WireClient, person: bytes, file: File
) -> None:
    before = milliseconds(device.clock.now())
    number = file(REGISTER, PAGE, SIGNATURE)

    (held,) = told(device, person).held
    assert (held.case, held.item) == (number, "old-age-allowance")
    assert before <= held.filed_at <= milliseconds(device.clock.now())
    assert [(one.paper, one.digest, one.size) for one in held.papers] == [
        ("household-register:0", sha256(b"register").digest(), 8),
        ("household-register:1", sha256(b"page").digest(), 4),
    ]


def test_each_paper_is_told_once_whole_and_of_the_newest_case(
    device: WireClient, person: bytes, file: File
) -> None:
    older = file(REGISTER, PAGE, PHOTO)
    newer = file(REGISTER)

    assert papers(device, person) == {"household-register:0": newer, "portrait:0": older}


@pytest.mark.parametrize("why", ["refused", "typed", "nobody"])
def test_what_was_refused_or_filed_without_a_card_is_not_held(
    device: WireClient, person: bytes, file: File, *, why: str
) -> None:
    ways: dict[str, dict[str, Any]] = {
        "refused": {"result": "refuse"},
        "typed": {"how": "typed"},
        "nobody": {"person": None},
    }
    file(REGISTER, **ways[why])

    assert papers(device, person) == {}


def test_a_case_counts_once_it_is_decided_by_its_newest_version(
    central: Central, device: WireClient, person: bytes
) -> None:
    data = ["--data", str(central.data)]
    device.identity = card_of(person)
    first = device.make(files=(REGISTER,))
    number = filed(device, first)
    assert papers(device, person) == {}

    run("case", "return", number, "--note", "示范", *data)
    device.identity = Identity("slip", DOCUMENT, "2", 5, 6)
    filed(device, device.make("correction", about=first.id, files=(PHOTO,)))
    decide(central, number, "approve")

    assert papers(device, person) == {"portrait:0": number}


def test_a_paper_is_held_for_a_year(central: Central, person: bytes, file: File) -> None:
    file(REGISTER)

    held = []
    for days in (364, 366):
        clock = ManualClock(SystemClock().now() + timedelta(days=days))
        with open_database(central.data) as engine, entry(engine, clock) as page:
            held.append(len(HeldBook(page, Folder(central.data)).of_person(DOCUMENT, person)))
    assert held == [1, 0]


def test_another_person_or_document_is_told_nothing(
    device: WireClient, person: bytes, file: File
) -> None:
    file(REGISTER)

    assert told(device, bytes(16)).held == ()
    assert told(device, person, "passport").held == ()


def test_a_question_is_answered_once_and_only_to_who_signed_it(
    central: Central, device: WireClient, person: bytes
) -> None:
    question = question_of(device, person)
    other = central.new_device()
    forged = replace(
        decode(Signed, question_of(device, person)),
        key=decode(Signed, question_of(other, person)).key,
    )
    payload = decode(Signed, question_of(device, person)).payload
    in_name = encode(sign(other.key, HELD_QUESTION, payload))

    assert ask(device, question).status_code == 200
    assert problem(ask(device, question)) == "bad-request"
    assert problem(ask(device, encode(forged))) == "bad-signature"
    assert problem(ask(device, in_name)) == "other-device"
    assert problem(ask(device, b"?")) == "malformed"


def test_a_revoked_device_is_told_nothing(central: Central, person: bytes) -> None:
    device = central.new_device()
    run("device", "revoke", device.device, "--data", str(central.data))

    assert problem(ask(device, question_of(device, person))) == "revoked"


def test_a_device_asks_so_often_a_day_and_no_more(
    central: Central, device: WireClient, person: bytes
) -> None:
    now = milliseconds(device.clock.now())
    asked = [
        {"digest": sha256(f"{device.device} {n}".encode()).digest(), "device": device.device}
        for n in range(QUESTIONS_A_DAY - 1)
    ]
    with open_database(central.data) as engine, writing(engine) as connection:
        connection.execute(
            insert(schema.held_questions), [one | {"at": now, "cases": 0} for one in asked]
        )

    assert told(device, person).held == ()
    refused = ask(device, question_of(device, person))
    assert problem(refused) == "rate-limited"
    assert 0 < int(refused.headers["Retry-After"]) <= 86_400


def test_who_asked_is_noted_without_whom_for(
    central: Central, device: WireClient, person: bytes, file: File
) -> None:
    file(REGISTER)
    told(device, person)
    told(device, bytes(16))

    listed = json.loads(run("held", "questions", "--json", "--data", str(central.data)))
    (mine,) = [one for one in listed if one["device"] == device.device]
    assert (mine["questions"], mine["cases"]) == (2, 1)
    assert set(mine) == {"day", "device", "questions", "cases"}


def test_the_database_alone_tells_neither_person_nor_case(
    central: Central, person: bytes, file: File
) -> None:
    number = file(REGISTER)
    (case,) = rows(central.data, "SELECT id FROM cases WHERE number = :number", number=number)

    stored = rows(central.data, 'SELECT "case", person, sealed FROM held_cases')
    whole = b"".join(bytes(part) for row in stored for part in row)
    id_ = case[0].bytes if hasattr(case[0], "bytes") else bytes.fromhex(str(case[0]))
    for secret in (person, number.encode(), b"household", sha256(b"register").digest(), id_):
        assert secret not in whole
    assert stat.S_IMODE((central.data / "keys" / "held.key").stat().st_mode) == 0o600


def test_a_case_that_refers_to_an_earlier_paper_shows_and_writes_it(
    central: Central, device: WireClient, person: bytes, file: File, tmp_path: Path
) -> None:
    earlier = file(REGISTER)
    number = refer(device, card_of(person), earlier)

    (held,) = show(central, number, tmp_path)
    assert (held["case"], held["intact"]) == (earlier, True)
    assert held["digest"] == sha256(b"register").hexdigest()
    assert Path(held["path"]).read_bytes() == b"register"


@pytest.mark.parametrize("whose", [bytes(16), None])
def test_a_paper_of_another_person_is_not_opened_however_it_came_to_be_named(
    central: Central, device: WireClient, file: File, tmp_path: Path, *, whose: bytes | None
) -> None:
    earlier = file(REGISTER)
    number = refer(device, card_of(whose), earlier)

    (held,) = show(central, number, tmp_path)
    assert (held["intact"], held["missing"]) == (False, "another person")
    assert list(tmp_path.iterdir()) == []


def test_an_earlier_paper_that_is_gone_is_said_to_be(
    central: Central, device: WireClient, person: bytes, file: File, tmp_path: Path
) -> None:
    earlier = file(REGISTER)
    shown = json.loads(run("case", "show", earlier, "--data", str(central.data)))
    (lost,) = [one["sealed_digest"] for one in shown["filing"]["files"]]
    (central.data / "files" / lost[:2] / lost).unlink()

    for case in (earlier, "0001-2020-1-000001-0001"):
        (held,) = show(central, refer(device, card_of(person), case), tmp_path)
        assert (held["intact"], held["missing"]) == (False, "gone")


def refer(device: WireClient, identity: Identity, case: str) -> str:
    """File a case that names a paper of an earlier one; return its number."""
    digest = sha256(b"register").digest()
    device.identity = identity
    device.held = (HeldFile("register.jpg", "household-register:0", case, 5, digest),)
    return filed(device, device.make())


def show(central: Central, number: str, out: Path) -> Any:
    told = run("case", "show", number, "--files", str(out), "--data", str(central.data))
    return json.loads(told)["filing"]["held"]
