"""The language of the words in the scenes: Chinese as written, others from their .qm file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator

from sync.errors import KnownError

SOURCE = "zh_CN"


class MissingTranslationError(KnownError):
    """The compiled translation of a language is not there."""

    zh = "缺少这种语言的翻译文件，请技术员重新安装。"
    en = "The translation of this language is missing. Please have the kiosk installed again."


class LanguageService(QObject):
    """Installs the translator of a language and has the scenes read their words again."""

    def __init__(
        self, folder: Path, retranslate: Callable[[], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._retranslate = retranslate
        self._language = SOURCE
        self._translator: QTranslator | None = None

    def use(self, language: str) -> None:
        """Show the words in `language`.

        Raises:
            MissingTranslationError: no compiled translation of it.
        """
        if language == self._language:
            return
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None
        if language != SOURCE:
            translator = QTranslator(self)
            file = self._folder / f"kiosk_{language}.qm"
            if not translator.load(str(file)):
                raise MissingTranslationError(file.name)
            QCoreApplication.installTranslator(translator)
            self._translator = translator
        self._language = language
        QLocale.setDefault(QLocale(language))
        self._retranslate()
