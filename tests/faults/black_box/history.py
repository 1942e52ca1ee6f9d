"""What was promised to people: written by each kiosk outside its folder, and read by the checker."""

import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from sync.store import Filed
from sync.wire.codec import decode, encode
from sync.wire.sign import Signed
from tests.faults.black_box.filings import Filing, make_filing


class Notebook:
    """The file a kiosk's process writes into; a slip is on the disk before anything else is done."""

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._sync = os.fsync
        self._told: set[Signed] = set()

    def begin(self, number: int, *, is_big: bool) -> None:
        """Note that a person begins to file."""
        self._write({"begun": number, "big": is_big})

    def slip(self, number: int, filed: Filed) -> None:
        """Note the slip that a person was given."""
        told = {"slip": filed.slip_number, "id": str(filed.envelope_id), "seq": filed.seq}
        self._write({"number": number, **told, "digest": filed.digest.hex()})
        self._sync(self._descriptor)

    def receipt(self, signed: Signed) -> None:
        """Note a receipt, once."""
        if signed not in self._told:
            self._told.add(signed)
            self._write({"receipt": encode(signed).hex()})

    def _write(self, line: dict[str, object]) -> None:
        os.write(self._descriptor, json.dumps(line).encode() + b"\n")


@dataclass(frozen=True)
class Slip:
    """A slip number that was returned."""

    kiosk: int
    number: int
    slip: str
    id: UUID
    seq: int
    digest: bytes


@dataclass
class History:
    """All that was begun, returned and told at one platform; slips in the order of each kiosk.

    `deleted` are the devices whose data folder was deleted.
    """

    begun: dict[UUID, Filing] = field(default_factory=dict)
    slips: list[Slip] = field(default_factory=list)
    receipts: list[Signed] = field(default_factory=list)
    deleted: set[str] = field(default_factory=set)

    def read(self, path: Path, seed: int, kiosk: int) -> None:
        """Add what a kiosk's notebook says."""
        for line in map(json.loads, path.read_text().splitlines()):
            if "begun" in line:
                filing = make_filing(seed, kiosk, line["begun"], is_big=line["big"])
                self.begun[filing.id] = filing
            elif "slip" in line:
                self.slips.append(_slip(kiosk, line))
            else:
                self.receipts.append(decode(Signed, bytes.fromhex(line["receipt"])))


def _slip(kiosk: int, line: dict[str, Any]) -> Slip:
    digest = bytes.fromhex(line["digest"])
    return Slip(kiosk, line["number"], line["slip"], UUID(line["id"]), line["seq"], digest)
