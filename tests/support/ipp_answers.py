"""What a scripted server answers in place of a printer that speaks IPP."""

import struct

from tests.support.scripted_http import Reply, ScriptedServer

IDLE, PROCESSING, STOPPED = 3, 4, 5


def address(server: ScriptedServer, path: str = "/ipp/print") -> str:
    return f"ipp://127.0.0.1:{server.server_port}{path}"


def answer(status: int = 0, body: bytes = b"") -> Reply:
    return Reply(body=struct.pack(">BBHI", 2, 0, status, 1) + body + b"\x03")


def printer_is(state: int, *reasons: str, is_accepting: bool = True) -> Reply:
    octets = b"\x04" + _attribute(0x23, b"printer-state", struct.pack(">i", state))
    octets += _attribute(0x22, b"printer-is-accepting-jobs", bytes([is_accepting]))
    for place, reason in enumerate(reasons):
        octets += _attribute(0x44, b"" if place else b"printer-state-reasons", reason.encode())
    return answer(body=octets)


def _attribute(tag: int, name: bytes, value: bytes) -> bytes:
    return (
        bytes([tag]) + struct.pack(">H", len(name)) + name + struct.pack(">H", len(value)) + value
    )
