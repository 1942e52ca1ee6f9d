"""Which version of the program this is."""

from importlib.metadata import version as _version_of


def version() -> str:
    """Return the version that `pyproject.toml` gives the program."""
    return _version_of("township-kiosk")
