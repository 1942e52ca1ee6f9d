"""A notice of the hall as a manager writes it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.qt import Property
from kiosk.settings import HallNotice
from kiosk.viewmodels.desk.setting_edit import NoticeEdit, is_whole, with_notice

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

_FIELDS = {
    "title": "title",
    "text": "text",
    "titleEn": "title_en",
    "textEn": "text_en",
    "until": "until",
}


@QmlElement
class DeskNoticeViewModel(QObject):
    """View model of one notice. `changed`: it is otherwise."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._edit = NoticeEdit()

    @property
    def place(self) -> int | None:
        """Which of the notices it is, None for a new one."""
        return self._edit.place

    @property
    def is_whole(self) -> bool:
        """Whether it can be set."""
        return is_whole(self._edit)

    @Property(str, notify=changed, final=True)
    def title(self) -> str:
        """Its heading."""
        return self._edit.title

    @Property(str, notify=changed, final=True)
    def text(self) -> str:
        """Its words."""
        return self._edit.text

    @Property(str, notify=changed, final=True)
    def titleEn(self) -> str:
        """Its heading in English."""
        return self._edit.title_en

    @Property(str, notify=changed, final=True)
    def textEn(self) -> str:
        """Its words in English."""
        return self._edit.text_en

    @Property(str, notify=changed, final=True)
    def until(self) -> str:
        """The last day on which it holds, as eight digits; "" for no end."""
        return self._edit.until

    @Property(bool, notify=changed, final=True)
    def isUrgent(self) -> bool:
        """Whether it stands on the start screen, too."""
        return self._edit.urgent

    @Property(bool, notify=changed, final=True)
    def isNew(self) -> bool:
        """Whether it is a new one."""
        return self._edit.place is None

    @Slot(str, str)
    def write(self, part: str, text: str) -> None:
        """Take what is typed: of the title, text, titleEn, textEn or until."""
        typed: dict[str, Any] = {_FIELDS[part]: text}
        self.begin(replace(self._edit, **typed))

    @Slot(bool)
    def setUrgent(self, urgent: bool) -> None:  # noqa: FBT001  # QML gives arguments by place
        """Say whether it stands on the start screen, too."""
        self.begin(replace(self._edit, urgent=urgent))

    def begin(self, edit: NoticeEdit) -> None:
        """Write on this."""
        if edit != self._edit:
            self._edit = edit
            self.changed.emit()

    def among(self, notices: Sequence[HallNotice], today: date) -> tuple[HallNotice, ...]:
        """Return the notices with this one."""
        return with_notice(notices, self._edit, today)
