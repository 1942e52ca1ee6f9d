"""What is read aloud: the words of the page that is open, never an answer."""

from kiosk.viewmodels.aloud.page import page_of
from kiosk.viewmodels.aloud.sentences import sentences_of
from kiosk.viewmodels.aloud.words import Words

__all__ = ["Words", "page_of", "sentences_of"]
