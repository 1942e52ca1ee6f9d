"""A slip has two codes: whichever is shown to the kiosk leads to the number."""

from contextlib import closing
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.services.codes import SlipCode, rank, understood
from kiosk.services.progress import Enquiry, SlipFault, TailWanted, Told
from sync.wire.proof import SlipProof, proof_text, sign_proof
from sync.wire.slip import Slip, slip_text
from tests.support.filings import a_clock, a_submission, open_store
from tests.support.platform_model import PlatformModel

ADDRESS = "https://platform.example"
KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))


def proof_code(number: str) -> str:
    proof = SlipProof("0001", (number,), ("demo-item",), "示范事项", "示**民", 0, bytes(32))
    return proof_text(ADDRESS, (number,), sign_proof(proof, KEY))


def test_the_code_to_show_asks_the_last_four_and_the_code_to_keep_does_not(tmp_path: Path) -> None:
    with closing(open_store(tmp_path, a_clock(), PlatformModel())) as store:
        filed = store.file(a_submission(), recipients=["platform", "slip"])
        own = slip_text(ADDRESS, Slip(filed.slip_number, filed.slip_secret))
        proof = proof_code(filed.slip_number)
        enquiry = Enquiry(store)

        assert isinstance(enquiry.by_code(own), Told)
        assert enquiry.by_code(proof) == TailWanted(filed.slip_number)
        assert enquiry.by_code(proof[: len(ADDRESS) + 30]) is SlipFault.TORN


def test_of_two_codes_in_one_picture_the_one_that_opens_counts() -> None:
    own = slip_text(ADDRESS, Slip("0001000371234562", bytes(16)))
    proof, other = proof_code("0001000371234562"), "https://elsewhere.example"

    assert sorted((other, proof, own), key=rank) == [own, proof, other]
    assert isinstance(understood(proof), SlipCode)
