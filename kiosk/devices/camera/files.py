"""Photos that a resident brings as files, on a USB stick."""

from pathlib import Path

from kiosk.devices.camera.camera import CameraFault
from kiosk.devices.photo import MAX_BYTES

_ENDINGS = frozenset({".jpg", ".jpeg", ".png"})


class FileCamera:
    """Brings the photos of a folder one by one, the newest first, and then again from the front.

    Taking a photo once more thus brings the next one. The folder is looked at afresh each time.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._last: Path | None = None

    def capture(self) -> bytes | CameraFault:
        """Return the next photo; of a file too large to be one, no more than proves it."""
        try:
            photos = self._photos()
            if not photos:
                return CameraFault.NO_PHOTO
            after_last = photos.index(self._last) + 1 if self._last in photos else 0
            self._last = photos[after_last % len(photos)]
            with self._last.open("rb") as file:
                return file.read(MAX_BYTES + 1)
        except OSError:
            return CameraFault.UNREADABLE

    def _photos(self) -> list[Path]:
        """Return the photos, newest first; hidden files are a computer's own, never photos."""
        if not self._folder.is_dir():
            return []
        found = [
            (-path.stat().st_mtime, path)
            for path in self._folder.iterdir()
            if path.suffix.lower() in _ENDINGS and path.name[0] != "." and path.is_file()
        ]
        return [path for _, path in sorted(found)]
