"""What Qt reads from the environment before its application is made."""

import os
from pathlib import Path

# A hall has no PipeWire; and the keyboard warns that it makes its folder, which is thrown away.
_QUIET = "qt.multimedia.symbolsresolver=false;qt.virtualkeyboard.pinyin.warning=false"


def prepare_environment(throw_away: Path, compiled: Path | None = None) -> None:
    """Choose the keyboard, and a folder that is thrown away for whatever Qt writes.

    The keyboard's word files are among it: nobody is offered another's words. `compiled`: where
    scenes stay as they were compiled, so that the next start need not; None throws them away, too.
    """
    if compiled is not None:
        os.environ["QML_DISK_CACHE_PATH"] = str(compiled)
    os.environ["QT_IM_MODULE"] = "qtvirtualkeyboard"
    # Else a field that gets the focus opens Qt's own keyboard, in a window beside the kiosk's.
    os.environ["QT_VIRTUALKEYBOARD_DESKTOP_DISABLE"] = "1"
    os.environ.setdefault("QT_LOGGING_RULES", _QUIET)
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        os.environ[name] = str(throw_away)
