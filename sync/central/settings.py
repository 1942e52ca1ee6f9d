"""What `central init` was told and later commands must know: central.toml in the data folder."""

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from sync.central.errors import SettingsUnreadableError, UnfitDatabaseError
from sync.central.folder import Folder, write_durably

_TITLE = "# Written by central init. It holds no secrets and must never hold any.\n"


@dataclass(frozen=True, slots=True)
class Settings:
    """`database` is the PostgreSQL to use, without a password; None for SQLite in the folder."""

    database: URL | None = None


def read_database(address: str) -> URL:
    """Return what `--database` names.

    Raises:
        UnfitDatabaseError: no PostgreSQL address, or one with a password in it.
    """
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise UnfitDatabaseError("not a URL") from error
    if url.drivername not in ("postgresql", "postgres"):
        raise UnfitDatabaseError(f"{url.drivername} is not taken")
    if url.password is not None or "password" in url.query:
        raise UnfitDatabaseError("a password in the address")
    return url.set(drivername="postgresql")


def read_settings(folder: Folder) -> Settings:
    """Read the settings; without a file, the defaults.

    Raises:
        SettingsUnreadableError: the file is damaged.
    """
    try:
        given = tomllib.loads(folder.settings.read_text())
        return Settings(read_database(given["database"]) if "database" in given else None)
    except FileNotFoundError:
        return Settings()
    except (ValueError, TypeError, AttributeError, UnfitDatabaseError) as error:
        raise SettingsUnreadableError(type(error).__name__) from error


def write_settings(folder: Folder, settings: Settings) -> None:
    """Write the settings durably."""
    lines = [_TITLE]
    if settings.database is not None:
        lines.append(f"database = {json.dumps(settings.database.render_as_string())}\n")
    write_durably(folder.settings, "".join(lines).encode())


def database_of(folder: Folder) -> Path | URL:
    """Return where the folder's database is.

    Raises:
        SettingsUnreadableError: the settings are damaged.
    """
    return read_settings(folder).database or folder.database
