"""What a device needs of a key list: whom to believe, and to whom to seal."""

from sync.wire.messages import KeyList, RecipientKey
from sync.wire.sign import key_id


def signing_keys(keys: KeyList) -> dict[bytes, bytes]:
    """Return the platform's signing keys to believe, present and retired: key id to raw key."""
    return {key_id(key.public_key): key.public_key for key in keys.signing_keys}


def recipients(keys: KeyList) -> tuple[RecipientKey, ...]:
    """Return the keys to seal to now."""
    return tuple(
        RecipientKey(key.recipient, key.public_key) for key in keys.recipients if key.until is None
    )


def is_revoked(keys: KeyList, device: str) -> bool:
    """Return whether the platform has revoked a device (by its code)."""
    return any(entry.device == device for entry in keys.devices)


def is_usable(keys: KeyList) -> bool:
    """Return whether a device can go on with these: somebody signs, and the platform opens."""
    return any(key.until is None for key in keys.signing_keys) and any(
        key.recipient == "platform" for key in recipients(keys)
    )
