"""The fonts the screen is set in, loaded from files so that every machine draws the same."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from sync.errors import KnownError

FAMILY = "Noto Sans SC"


class MissingFontsError(KnownError):
    """The font files are not where the installer puts them."""

    zh = "缺少字体文件，请技术员重新安装。"
    en = "The font files are missing. Please have the kiosk installed again."


def load_fonts(folder: Path) -> None:
    """Load every TrueType file of `folder`, once, and make the family the application's font.

    Raises:
        MissingFontsError: the family is not among them.
    """
    if QGuiApplication.font().family() == FAMILY:
        return
    loaded = [QFontDatabase.addApplicationFont(str(file)) for file in sorted(folder.glob("*.ttf"))]
    if not any(FAMILY in QFontDatabase.applicationFontFamilies(font) for font in loaded):
        raise MissingFontsError(str(folder))
    QGuiApplication.setFont(QFont(FAMILY))
