"""IPP against a server that answers as scripted; tests/printing/cups has the real one."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from socket import create_server
from threading import Event

import pytest
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509 import load_pem_x509_certificate
from hypothesis import given
from hypothesis import strategies as st

from printing.errors import (
    DocumentRefusedError,
    NotAcceptingError,
    OfflineError,
    PrinterAddressError,
    PrinterBusyError,
    PrinterError,
    PrinterFaultError,
    PrinterForbiddenError,
    QueueMissingError,
    SpoolerGoneError,
    UnansweredError,
    UntrustedPrinterError,
)
from printing.spool import NotReady, open_printer
from printing.spool.ipp.message import Group, decode
from tests.support.authorities import an_authority
from tests.support.ipp_answers import address, answer
from tests.support.scripted_http import HANG, Reply, ScriptedServer, scripted_server

PDF = b"%PDF-1.4 sample"


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with scripted_server() as server:
        yield server


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("printing.spool.ipp.patience._SECONDS", 0.4)


def test_a_document_is_asked_for_once_on_a4_without_a_name_of_anybody(
    server: ScriptedServer,
) -> None:
    server.script.append(answer())
    open_printer(address(server)).submit(PDF, "slip-0f31c2aa")
    (seen,) = server.seen
    request = decode(seen.body)
    (operation,), (job,) = request.of(Group.OPERATION), request.of(Group.JOB)
    assert operation["job-name"] == ["slip-0f31c2aa"]
    assert operation["requesting-user-name"] == ["kiosk"]
    assert operation["document-format"] == ["application/pdf"]
    assert job == {"copies": [1], "media": ["iso_a4_210x297mm"], "print-scaling": ["none"]}
    assert seen.body.endswith(b"\x03" + PDF)


def test_the_address_may_name_other_paper(server: ScriptedServer) -> None:
    server.script.append(answer())
    open_printer(f"{address(server)}?media=iso_a5_148x210mm").submit(PDF, "slip")
    (job,) = decode(server.seen[0].body).of(Group.JOB)
    assert job["media"] == ["iso_a5_148x210mm"]


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (answer(0x0403), PrinterForbiddenError),
        (answer(0x0406), QueueMissingError),
        (answer(0x040A), DocumentRefusedError),
        (answer(0x0500), PrinterFaultError),
        (answer(0x0506), NotAcceptingError),
        (answer(0x0507), PrinterBusyError),
        (Reply(status=401), PrinterForbiddenError),
        (Reply(status=404), QueueMissingError),
        (Reply(status=500), PrinterFaultError),
        (Reply(body=b"<html>It works!</html>"), QueueMissingError),
    ],
)
def test_a_refusal_is_named(
    server: ScriptedServer, reply: Reply, error: type[PrinterError]
) -> None:
    server.script.append(reply)
    with pytest.raises(error):
        open_printer(address(server)).submit(PDF, "slip")


@pytest.mark.usefixtures("impatient")
def test_a_lost_answer_is_not_taken_for_a_refusal(server: ScriptedServer) -> None:
    server.script.append(HANG)
    with pytest.raises(UnansweredError):
        open_printer(address(server)).submit(PDF, "slip")


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize(
    ("path", "error"), [("/ipp/print", OfflineError), ("/printers/a4", SpoolerGoneError)]
)
def test_a_printer_that_hangs_is_named_in_time(
    server: ScriptedServer, path: str, error: type[PrinterError]
) -> None:
    server.script.append(HANG)
    state = open_printer(address(server, path)).probe()
    assert isinstance(state, NotReady)
    assert isinstance(state.error, error)


@pytest.mark.usefixtures("impatient")
def test_an_answer_that_trickles_is_given_up_too() -> None:
    over = Event()
    with create_server(("127.0.0.1", 0)) as listening, ThreadPoolExecutor(1) as threads:

        def trickle() -> None:
            connection, _ = listening.accept()
            with connection, suppress(OSError):
                connection.sendall(b"HTTP/1.1 200 OK\r\nX: ")
                for _ in range(250):
                    over.wait(0.02)
                    connection.sendall(b"x")

        trickling = threads.submit(trickle)
        state = open_printer(f"ipp://127.0.0.1:{listening.getsockname()[1]}/ipp/print").probe()
        assert trickling.running()
        over.set()
    assert isinstance(state, NotReady)
    assert isinstance(state.error, OfflineError)


def test_only_the_certificate_that_was_named_is_printed_to(tmp_path: Path) -> None:
    tls = an_authority().server(tmp_path)
    shown = load_pem_x509_certificate((tmp_path / "server.pem").read_bytes())
    with scripted_server(tls) as server:
        uri = address(server).replace("ipp:", "ipps:")
        for wrong in (uri, f"{uri}?sha256={'00' * 32}"):
            with pytest.raises(UntrustedPrinterError):
                open_printer(wrong).submit(PDF, "slip")
        server.script.append(answer())
        open_printer(f"{uri}?sha256={shown.fingerprint(SHA256()).hex()}").submit(PDF, "slip")
    assert len(server.seen) == 1


@pytest.mark.parametrize(
    "uri",
    [
        "",
        "a4",
        "http://printer/",
        "ipp:///ipp/print",
        "ipp://printer:x/",
        "file:///",
        "file://there/x",
    ],
)
def test_an_address_that_names_no_printer_is_refused(uri: str) -> None:
    with pytest.raises(PrinterAddressError):
        open_printer(uri)


def test_a_folder_is_a_printer_too(tmp_path: Path) -> None:
    open_printer(tmp_path.as_uri()).submit(PDF, "slip")
    assert (tmp_path / "slip.pdf").read_bytes() == PDF


@given(st.binary(max_size=80).map(lambda body: answer(body=body).body[:-1]))
def test_octets_that_are_not_ipp_are_refused(octets: bytes) -> None:
    with suppress(ValueError):
        decode(octets)
