"""A slip printed again by staff, from what the store still knows of its filings: proof without secret."""

from collections.abc import Sequence
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.services.next_steps import later_title, steps_of, steps_of_several
from kiosk.services.slips import Office, proof_of
from printing import SlipInput
from sync.store import Filed, OnSlip
from sync.wire.codec import decode
from sync.wire.envelope import Envelope
from sync.wire.proof import proof_text, sign_proof

_LANGUAGE = "zh_CN"


def slip_again(
    filings: Sequence[OnSlip], office: Office, key: Ed25519PrivateKey, copy: int
) -> SlipInput:
    """Say what stands on the `copy`th slip of the filings that share it; `key`: that signs the proof."""
    told = [one.progress for one in filings]
    first, titles = told[0], list(map(_title, filings))
    filed = [_filed(one) for one in filings]
    title = titles[0] if len(titles) == 1 else f"{titles[0]}等 {len(titles)} 件"
    proof = proof_of(filed, [one.item for one in told], title, first.masked_name, office.device)
    numbers = tuple(one.slip_number for one in told)
    steps = steps_of_several if len(told) > 1 else steps_of
    return SlipInput(
        hall=office.hall,
        device_name=office.device_name,
        item_title=title,
        number=first.slip_number,
        numbers=tuple(zip(titles, numbers, strict=True)),
        masked_name=first.masked_name,
        made_at=first.made_at.astimezone(office.zone),
        next_steps=steps(max(one.promised_days for one in told), _LANGUAGE),
        address=office.address,
        qr_text="",
        proof_text=proof_text(office.address, numbers, sign_proof(proof, key)),
        language=_LANGUAGE,
        sample=True,
        copy=copy,
    )


def _filed(one: OnSlip) -> Filed:
    told, digest = one.progress, sha256(one.sealed).digest()
    return Filed(one.id, told.slip_number, one.seq, digest, told.made_at, None)


def _title(one: OnSlip) -> str:
    title = one.progress.title.get(_LANGUAGE, "")
    kind = decode(Envelope, one.sealed).kind
    if kind == "correction" or kind == "supplement":  # noqa: PLR1714  # mypy narrows no tuple
        return later_title(title, kind, _LANGUAGE)
    return title
