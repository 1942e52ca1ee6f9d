"""What a device could not do, as a value with words for the person who stands before it."""

from enum import Enum


class Fault(Enum):
    """Base of the devices' faults; a member's value is its words in Chinese and in English."""

    def words(self, language: str) -> str:
        """Return what happened and what to do, in `language` (zh_CN or en)."""
        zh, en = self.value
        return str(en if language == "en" else zh)
