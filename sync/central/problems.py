"""The problems of the protocol: short code, HTTP status, title. README.md of the wire lists them."""

from sync.wire.messages import Problem

PROBLEMS: dict[str, tuple[int, str]] = {
    "malformed": (400, "The message is not in the form that the protocol gives it"),
    "digest-mismatch": (400, "The manifest does not list these envelopes"),
    "bad-request": (400, "The request is not one of this protocol"),
    "unknown-device": (401, "No device is enrolled under this key"),
    "bad-signature": (401, "The signature does not verify"),
    "enrolment-refused": (403, "This enrolment is not good, or not good any more"),
    "other-device": (403, "This was made by another device than the one that sends it"),
    "revoked": (403, "This device has been revoked"),
    "unknown-staff": (403, "This device has told of no such member of staff with this key"),
    "barred": (403, "This member of staff may ask for nothing any more"),
    "platform-only": (403, "This was said to the platform alone, not to a hall"),
    "wrong-role": (403, "The role of this member of staff does not open cases"),
    "not-found": (404, "There is nothing at this address"),
    "unknown-case": (404, "This hall has no such case"),
    "unknown-file": (404, "No accepted envelope names this file"),
    "method-not-allowed": (405, "This address does not take this method"),
    "conflict": (409, "Other bytes are already stored under this id"),
    "offset-mismatch": (409, "The file does not go on at this offset"),
    "superseded": (409, "A newer connection has taken this file over"),
    "too-large": (413, "The request is larger than the platform takes"),
    "unsupported-media-type": (415, "The content type is not the one this address takes"),
    "digest-wrong": (422, "The file does not have the digest that is its name"),
    "cannot-open": (422, "The platform has no key that opens this case"),
    "not-for-this-platform": (422, "The envelope is not sealed to a key of this platform"),
    "quota": (422, "No more is kept aside for this device"),
    "rate-limited": (429, "This device has handed in as much as it may in a day"),
    "unexpected": (500, "The platform failed; nothing was stored"),
    "busy": (503, "The platform cannot write now; try again later"),
    "storage-full": (507, "The platform has no room left"),
}


def problem(code: str, detail: str = "") -> Problem:
    """Return the problem document of `code`."""
    status, title = PROBLEMS[code]
    return Problem(code, title, status, detail[:1000])
