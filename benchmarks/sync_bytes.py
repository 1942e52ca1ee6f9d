"""What a filing of 20 KB weighs on the wire, in a batch of 20, against its XML alone, packed.

The kernel counts at the kiosk's own socket: the push and its answer with heads and TLS records, on
a connection that stands already. The same 20 filings, packed one by one, are the measure.
"""

import socket
import struct
from pathlib import Path
from typing import Any
from unittest.mock import patch

import zstandard

from benchmarks import central
from benchmarks.figures import Figure, figure
from benchmarks.filled import filings, submission
from sync import wire
from sync.engine.line import Tally
from sync.engine.push import Push
from sync.transport.dial import dial

BATCH = 20
# Bytes acknowledged and received, in `struct tcp_info` of linux/tcp.h.
_COUNTS = struct.Struct("=120xQQ")


def figures(folder: Path) -> list[Figure]:
    """Measure with a platform and a kiosk under `folder`."""
    data, sockets = folder / "central", list[socket.socket]()

    def noted(*given: Any) -> socket.socket:
        sockets.append(dial(*given))
        return sockets[-1].dup()

    central.init(data, "--name", "127.0.0.1")
    xmls = list(filings(BATCH, seed=1))
    with (
        patch("sync.transport.adapter.dial", noted),
        central.serving(data, "--tls") as url,
        central.kiosk(folder / "kiosk", url, data) as kiosk,
    ):
        for xml in xmls:
            kiosk.store.file(submission(xml), recipients=central.RECIPIENTS)
        kiosk.transport.changes(0)
        before, tally = _bytes(sockets), Tally()
        Push(kiosk.line(), tally).run(force=False)
        counted = _bytes(sockets) - before
        for one in sockets:
            one.close()
    if (tally.acknowledged, tally.answers) != (BATCH, 1):
        raise RuntimeError(f"not one batch: {tally}")
    against = "zstd-19 of the XML with the wire's dictionary"
    packed = sum(len(_packed(xml)) for xml in xmls)
    return [
        figure("sync.bytes", counted / BATCH, against, packed / BATCH, unit="bytes", aim="<= 1.45")
    ]


def _bytes(sockets: list[socket.socket]) -> int:
    counts = (
        _COUNTS.unpack(one.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, _COUNTS.size))
        for one in sockets
    )
    return sum(sent + received for sent, received in counts)


def _packed(xml: bytes) -> bytes:
    words = (Path(wire.__file__).parent / "dictionary-1.txt").read_bytes()
    dictionary = zstandard.ZstdCompressionDict(words, dict_type=zstandard.DICT_TYPE_RAWCONTENT)
    return zstandard.ZstdCompressor(level=19, dict_data=dictionary).compress(xml)
