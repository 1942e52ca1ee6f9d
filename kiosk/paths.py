"""Where the kiosk's own files lie, and the folders it may write to."""

from dataclasses import dataclass
from pathlib import Path

RESOURCES = Path(__file__).parents[1] / "resources"
QML = Path(__file__).parent / "qml"
FONTS = RESOURCES / "fonts"
ICONS = RESOURCES / "icons"
HANDWRITING = RESOURCES / "handwriting" / "recognition.onnx"
RADICALS = RESOURCES / "radicals" / "radicals.tsv"
SERVICES = RESOURCES / "services"
DIVISIONS = RESOURCES / "divisions"
TRANSLATIONS = RESOURCES / "translations"
CHIME = RESOURCES / "sounds" / "call.wav"


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The one folder that holds what a kiosk keeps."""

    root: Path

    @property
    def store(self) -> Path:
        """The encrypted store and its sealed files."""
        return self.root / "store"

    @property
    def store_key(self) -> Path:
        """The store's key, where it is no credential of the system."""
        return self.root / "store.key"

    @property
    def next_store_key(self) -> Path:
        """The key that the store is about to take; there only while it is being changed."""
        return self.root / "store.key.next"

    @property
    def asked(self) -> Path:
        """Which platform was asked by a file to take this kiosk up, until its answer is here."""
        return self.root / "enrolment.asked"

    @property
    def first_start(self) -> Path:
        """Says that a technician has begun at the screen, and is not through with all steps."""
        return self.root / "first-start"

    @property
    def lock(self) -> Path:
        """Says that a kiosk is running here."""
        return self.root / "kiosk.lock"

    @property
    def catalogue(self) -> Path:
        """Catalogue folders, each named by the digest of what it was built from."""
        return self.root / "catalogue"

    def catalogues(self) -> tuple[Path, ...]:
        """Return every catalogue folder that is still here, the latest first."""
        named = (*self.catalogue.glob("*/"), *self.trust.glob("*/catalogue/[0-9]*/"))
        return tuple(sorted(named, key=lambda folder: folder.stat().st_mtime, reverse=True))

    @property
    def trust(self) -> Path:
        """Key list and catalogue as the platform signed them."""
        return self.root / "trust"

    @property
    def compiled(self) -> Path:
        """Scenes as Qt compiled them: nothing but the program's own, made anew when it is gone."""
        return self.root / "compiled"

    @property
    def backup(self) -> Path:
        """The copy of the store, where no other place is set for it."""
        return self.root / "backup"

    @property
    def log(self) -> Path:
        """What the program did; nothing of anybody."""
        return self.root / "log"

    @property
    def settings(self) -> Path:
        """The settings that a technician may edit."""
        return self.root / "kiosk.toml"
