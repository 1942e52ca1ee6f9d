"""The repository of trust: its roles, and where its files lie over HTTP or on a medium."""

FOLDER = "township-trust"
METADATA = "metadata"
TARGETS = "targets"

KEYS = "keys"
CATALOGUE = "catalogue"
KEY_LIST = "keys.cbor"
DEVICE_LIST = "devices.cbor"
CATALOGUE_FOLDER = "catalogue/"
CATALOGUE_INDEX = CATALOGUE_FOLDER + "catalogue.json"
# What each delegated role may name; a star stands for one part of a path.
DELEGATED = {
    KEYS: (KEY_LIST, DEVICE_LIST),
    CATALOGUE: tuple(CATALOGUE_FOLDER + stars for stars in ("*", "*/*", "*/*/*")),
}
MAX_TARGET_BYTES = 16 * 2**20


def metadata_path(role: str, version: int | None = None) -> str:
    """Return where a role's metadata lies; only the timestamp's has no version in its name."""
    return f"{METADATA}/{role}.json" if version is None else f"{METADATA}/{version}.{role}.json"


def target_path(target: str, digest: str) -> str:
    """Return where a target lies whose SHA-256 is `digest` (hex)."""
    folder, slash, name = target.rpartition("/")
    return f"{TARGETS}/{folder}{slash}{digest}.{name}"
