"""A slip printed again by staff, from what the store still knows of a filing: proof without secret."""

from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.services.next_steps import corrected_title, steps_of
from kiosk.services.slips import Office, proof_of
from printing import SlipInput
from sync.store import Filed, Progress
from sync.wire.codec import decode
from sync.wire.envelope import Envelope
from sync.wire.proof import proof_text, sign_proof


def slip_again(
    told: Progress, sealed: bytes, office: Office, key: Ed25519PrivateKey, copy: int
) -> SlipInput:
    """Say what stands on the `copy`th slip of a filing.

    `told`: what is known of it; `sealed`: its envelope as it travels; `key`: that signs the proof.
    """
    envelope, language = decode(Envelope, sealed), "zh_CN"
    digest = sha256(sealed).digest()
    filed = Filed(envelope.id, told.slip_number, envelope.seq, digest, told.made_at, None)
    title = told.title.get(language, "")
    title = corrected_title(title, language) if envelope.kind == "correction" else title
    proof = proof_of([filed], [told.item], title, told.masked_name, office.device)
    return SlipInput(
        hall=office.hall,
        device_name=office.device_name,
        item_title=title,
        number=told.slip_number,
        numbers=((title, told.slip_number),),
        masked_name=told.masked_name,
        made_at=told.made_at.astimezone(office.zone),
        next_steps=steps_of(told.promised_days, language),
        address=office.address,
        qr_text="",
        proof_text=proof_text(office.address, (told.slip_number,), sign_proof(proof, key)),
        language=language,
        sample=True,
        copy=copy,
    )
