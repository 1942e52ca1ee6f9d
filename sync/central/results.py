"""Documents that come with decisions: looked at, sealed to the slip of their case, and kept closed."""

import io
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal
from unicodedata import normalize

from PIL import Image
from sqlalchemy import Connection, Row, insert, select

from sync.central import schema
from sync.central.cases import find_case
from sync.central.folder import Folder, sync_folder, write_durably
from sync.central.journal import Entry
from sync.central.key_files import OpeningKeys, open_with
from sync.central.versions import envelopes_of
from sync.errors import CannotOpenError, KnownError
from sync.wire.codec import decode
from sync.wire.envelope import Envelope
from sync.wire.results import MAX_DOCUMENT_BYTES, ResultDocument, close_result
from sync.wire.sign import key_id

_MOST_PIXELS = 50_000_000
_TAIL = 2048
_results, _cases, _stored = schema.results, schema.cases, schema.stored_files
# What Pillow raises for files that are cut or altered.
_DECODING_ERRORS = (OSError, ValueError, SyntaxError, EOFError, IndexError)


class DocumentUnreadableError(KnownError):
    """The file of the document cannot be read."""

    zh = "读不到这个文件，办件没有改动。请核对文件名。"
    en = "The file cannot be read; the case stays as it was. Please check its name."


class DocumentTooLargeError(KnownError):
    """The document has more bytes than travel to a kiosk."""

    zh = "文件太大，办件没有改动。结果文件最大 4 MB，请压缩或重新扫描成小一点的 PDF。"
    en = "The file is too large; the case stays as it was. A result document has 4 MB at most."


class DocumentUnfitError(KnownError):
    """The document is neither a PDF nor a JPEG that a kiosk shows."""

    zh = "这个文件不是完好的 PDF 或 JPEG，或者带密码，办件没有改动。请换一个文件。"
    en = "This is no whole PDF or JPEG, or asks for a password; the case stays as it was."


class SlipWithoutKeyError(KnownError):
    """The case was filed without a slip's key: nobody at a kiosk could open a document."""

    zh = (
        "这张回执单打不开文件，办件没有改动。请不带 --document 再办一次，"
        "在 --note 里请群众到窗口领取，或找工作人员。"
    )
    en = (
        "This slip cannot open documents; the case stays as it was. Decide without --document, and "
        "ask the resident in the note to come to the window, or to ask staff."
    )


def read_document(path: Path, at: int) -> ResultDocument:
    """Read a PDF or JPEG; `at`: milliseconds since 1970 UTC.

    Raises:
        DocumentUnreadableError, DocumentTooLargeError, DocumentUnfitError: in words, why not.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_DOCUMENT_BYTES + 1)
    except OSError as error:
        raise DocumentUnreadableError(f"{type(error).__name__}") from error
    if len(data) > MAX_DOCUMENT_BYTES:
        raise DocumentTooLargeError(f"more than {MAX_DOCUMENT_BYTES} bytes")
    return ResultDocument(1, normalize("NFC", path.name)[:200], _kind_of(data), at, data)


def attach(
    entry: Entry, number: str, document: ResultDocument, folder: Folder, keys: OpeningKeys
) -> None:
    """Seal a document to the slip of a case that was just moved, and keep it.

    Raises:
        UnknownCaseError: there is none of this number.
        SlipWithoutKeyError: no slip could open it.
        CannotOpenError, MalformedMessageError: the case opens with none of these keys.
    """
    case = find_case(entry.connection, number)
    key = _slip_key(entry.connection, case, keys)
    if key is None:
        raise SlipWithoutKeyError(number)
    sealed = close_result(document, case.id, key)
    digest = sha256(sealed).digest()
    _lay(folder, digest, sealed)
    row = {"digest": digest, "size": len(sealed)}
    entry.connection.execute(insert(_stored), row | {"stored_at": entry.now})
    told = {"case_id": case.id, "position": entry.position}
    entry.connection.execute(insert(_results), row | told)


def find_result(connection: Connection, hall_id: int, digest: bytes) -> bool:
    """Tell whether a case of the hall has a document of this digest."""
    known = (
        select(_results.c.case_id)
        .join(_cases, _cases.c.id == _results.c.case_id)
        .where(_results.c.digest == digest, _cases.c.hall_id == hall_id)
    )
    return connection.execute(known).first() is not None


def _kind_of(data: bytes) -> Literal["application/pdf", "image/jpeg"]:
    if data.startswith(b"%PDF-") and b"%%EOF" in data[-_TAIL:] and b"/Encrypt" not in data:
        return "application/pdf"
    try:
        with Image.open(io.BytesIO(data), formats=["JPEG"]) as image:
            if image.width * image.height <= _MOST_PIXELS:
                image.load()
                return "image/jpeg"
    except (*_DECODING_ERRORS, Image.DecompressionBombError) as error:
        raise DocumentUnfitError(type(error).__name__) from error
    raise DocumentUnfitError(f"{image.width} x {image.height} pixels")


def _slip_key(connection: Connection, case: Row[Any], keys: OpeningKeys) -> bytes | None:
    """Return the slip's key that the newest version names and is itself sealed to."""
    for row in reversed(connection.execute(envelopes_of(case)).all()):
        envelope = decode(Envelope, row.data)
        try:
            key = open_with(keys, envelope).body.slip_key
        except CannotOpenError:
            continue
        slips = {wrap.key for wrap in envelope.wraps if wrap.recipient == "slip"}
        if key is not None and key_id(key) in slips:
            return key
    return None


def _lay(folder: Folder, digest: bytes, data: bytes) -> None:
    place = folder.stored(digest)
    place.parent.mkdir(mode=0o700, exist_ok=True)
    sync_folder(place.parent.parent)
    write_durably(place, data)
