"""A platform that is put back to an old backup, and nobody tells the kiosks."""

import shutil
from pathlib import Path

from tests.faults.black_box.platforms import Platform, central
from tests.faults.black_box.processes import Child, CrashedError


async def back_up(platform: Platform, target: Path) -> None:
    """Run `central backup` while the platform serves, or is being killed."""
    child = Child((), ["sync.central", "backup", target, "--data", platform.data])
    try:
        if await child.end():
            raise CrashedError(f"central backup: {child.last_words}")
    finally:
        child.kill()


async def put_back_in_silence(platform: Platform, backup: Path) -> None:
    """Put database and files of the backup in place, as setting back a disk image would."""
    await platform.stop()
    for stale in platform.data.glob("central.db*"):
        stale.unlink()
    shutil.copy(backup / "central.db", platform.data)
    shutil.rmtree(platform.data / "files")
    shutil.copytree(backup / "files", platform.data / "files")
    platform.resume()


async def restore(platform: Platform, backup: Path, database: str) -> None:
    """Make a new platform of the backup with `central restore`, under the old keys."""
    await platform.stop()
    made = platform.data.with_name(platform.data.name + "-restored")
    central("restore", backup, "--data", made, "--database", database)
    for key in (platform.data / "keys").iterdir():
        shutil.copy(key, made / "keys")
    platform.data = made
    platform.resume()
