"""Bytes that somebody altered."""


def altered(data: bytes) -> bytes:
    """Return the same bytes but for the last, which is another: of sealed ones nobody knows it."""
    return data[:-1] + bytes((data[-1] ^ 1,))
