"""What Qt reads from the environment before its application is made."""

import os
from pathlib import Path


def prepare_environment(throw_away: Path) -> None:
    """Choose the keyboard, and a folder that is thrown away for whatever Qt writes.

    The keyboard's word files are among it: nobody is offered another's words.
    """
    os.environ["QT_IM_MODULE"] = "qtvirtualkeyboard"
    # A hall has no PipeWire, and does not want to hear of it.
    os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.symbolsresolver=false")
    # The keyboard warns where it has to make this folder by itself.
    (throw_away / "qtvirtualkeyboard" / "pinyin").mkdir(parents=True, exist_ok=True)
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        os.environ[name] = str(throw_away)
