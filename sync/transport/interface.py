"""The one seam between the engine and the network."""

from dataclasses import dataclass
from typing import BinaryIO, Protocol

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


@dataclass(frozen=True, slots=True)
class Signer:
    """An enrolled device as the platform knows it: its code and the key it signs with."""

    device: str
    key: Ed25519PrivateKey


@dataclass(frozen=True, slots=True)
class Traffic:
    """Bytes sent and received so far, heads and bodies, without what TCP and TLS add."""

    sent: int = 0
    received: int = 0

    def __sub__(self, before: "Traffic") -> "Traffic":
        return Traffic(self.sent - before.sent, self.received - before.received)


class Transport(Protocol):
    """The calls of the protocol (sync/wire/README.md), messages as bytes.

    Every call raises a `TransportError` where the platform gives no answer of use.
    """

    @property
    def traffic(self) -> Traffic:
        """What this transport has carried since it was made."""
        ...

    def sign_as(self, signer: Signer) -> None:
        """Sign every request from now on as this device with this key."""
        ...

    def abort(self) -> None:
        """End a call in progress within 2 s, and every later one at once; from any thread."""
        ...

    def enrol(self, request: bytes) -> bytes:
        """Send an EnrolmentRequest, return the EnrolmentAnswer."""
        ...

    def introduce(self, answer: bytes) -> None:
        """Give the platform back its Signed EnrolmentAnswer, should it have forgotten the device."""
        ...

    def change_key(self, request: bytes) -> None:
        """Send the Signed NewKey of this device."""
        ...

    def keep_recovery(self, copy: bytes) -> None:
        """Hand in the Signed RecoveryCopy of this device."""
        ...

    def tell_staff(self, notice: bytes) -> None:
        """Send the Signed StaffNotice of a member."""
        ...

    def push(self, batch: bytes) -> bytes:
        """Send a Batch, return the Signed BatchAnswer."""
        ...

    def changes(self, cursor: int) -> bytes:
        """Return the Signed Changes after `cursor`, with result documents."""
        ...

    def file_offset(self, digest: bytes) -> int:
        """Return how many bytes of this sealed file the platform holds."""
        ...

    def send_file(self, digest: bytes, offset: int, rest: BinaryIO) -> bytes:
        """Send `rest`, which goes on at `offset` of a sealed file; return the FileAnswer."""
        ...


class HeldSource(Protocol):
    """Who knows what is held of a person; `HttpTransport` is one."""

    def sign_as(self, signer: Signer) -> None:
        """Sign every request from now on as this device with this key."""
        ...

    def held(self, question: bytes) -> bytes:
        """Send a Signed HeldQuestion, return the Signed HeldAnswer."""
        ...


class CaseSource(Protocol):
    """Who gives cases to staff; `HttpTransport` is one."""

    def sign_as(self, signer: Signer) -> None:
        """Sign every request from now on as this device with this key."""
        ...

    def tell_staff(self, notice: bytes) -> None:
        """Send the Signed StaffNotice of a member."""
        ...

    def ask_case(self, question: bytes) -> bytes | None:
        """Send a Signed CaseQuestion; return the Signed CaseAnswer, None while there is none."""
        ...

    def case_file(self, digest: bytes, size: int) -> bytes:
        """Return the sealed bytes of a file, at most `size`; it is for the caller to check them."""
        ...


class ResultSource(Protocol):
    """Where sealed result documents come from; `HttpTransport` is one."""

    @property
    def traffic(self) -> Traffic:
        """What this source has carried since it was made."""
        ...

    def sign_as(self, signer: Signer) -> None:
        """Sign every request from now on as this device with this key."""
        ...

    def result(self, digest: bytes, size: int) -> bytes:
        """Return the sealed bytes of a document, at most `size`; it is for the caller to check them."""
        ...
