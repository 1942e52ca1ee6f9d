"""Result documents as a platform seals them, without a platform."""

import io
from hashlib import sha256
from typing import Literal

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from sync.store import Filed
from sync.wire.changes import Result
from sync.wire.results import ResultDocument, close_result
from tests.support.wire_client import public_key_of

WORDS = "RESULT-SAMPLE-4711"


def a_pdf(pages: int = 2) -> bytes:
    """Return a PDF that says `WORDS` on each page."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, pageCompression=0)
    for page in range(1, pages + 1):
        canvas.setFont("Helvetica-Bold", 36)
        canvas.drawString(72, 700, f"{WORDS} {page}")
        canvas.rect(60, 60, 475, 720)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def sealed_to(
    filed: Filed,
    data: bytes,
    media_type: Literal["application/pdf", "image/jpeg"] = "application/pdf",
    *,
    secret: bytes | None = None,
) -> tuple[Result, bytes]:
    """Seal a document to the slip of a filing, or to another `secret`: what a pull tells, and the bytes."""
    key = secret or filed.slip_secret
    assert key is not None
    document = ResultDocument(1, f"{WORDS}.pdf", media_type, 5, data)
    sealed = close_result(document, filed.envelope_id, public_key_of(key))
    return Result(sha256(sealed).digest(), len(sealed)), sealed
