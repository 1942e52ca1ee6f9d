"""Which parts belong in the frozen program: an allow-list of Qt, and a few that nobody uses."""

from pathlib import PurePosixPath

EXCLUDED = [
    "PIL.AvifImagePlugin",
    "PySide6.QtMultimediaWidgets",
    "PySide6.QtPdfQuick",
    "curses",
    "fastapi",
    "lxml.html",
    "lxml.isoschematron",
    "lxml.objectify",
    "numpy.f2py",
    "numpy.testing",
    "psycopg",
    "pytest",
    "readline",
    "setuptools",
    "sqlite3",
    "sync.central",
    "sync.release",
    "tests",
    "tkinter",
    "uvicorn",
    "zstandard._cffi",
    "zstandard.backend_rust",
]

# What PyInstaller would run at every start, for modules in an archive or for what nobody calls: they
# read a third of Python's own modules before the first picture.
UNUSED_HOOKS = {
    "pyi_rth_inspect",
    "pyi_rth_multiprocessing",
    "pyi_rth_pkgutil",
    "pyi_rth_usb",
}

_LIBRARIES = {
    "Concurrent",
    "Core",
    "DBus",
    "FFmpegStub-crypto",
    "FFmpegStub-ssl",
    "FFmpegStub-va",
    "FFmpegStub-va-drm",
    "FFmpegStub-va-x11",
    "Gui",
    "Multimedia",
    "Network",
    "OpenGL",
    "Pdf",
    "Qml",
    "QmlMeta",
    "QmlModels",
    "QmlWorkerScript",
    "Quick",
    "QuickLayouts",
    "QuickShapes",
    "QuickShapesDesignHelpers",
    "QuickTemplates2",
    "Svg",
    "Test",
    "VirtualKeyboard",
    "VirtualKeyboardQml",
    "VirtualKeyboardSettings",
    "WaylandClient",
    "WaylandEglClientHwIntegration",
    "Widgets",
    "WlShellIntegration",
    "XcbQpa",
}
# Folders of plug-ins, and how the names of those in it begin that are loaded.
_PLUGINS = {
    "imageformats": ("libqjpeg", "libqsvg"),
    "multimedia": ("",),
    "platforminputcontexts": ("libqtvirtualkeyboard",),
    "platforms": ("libqoffscreen", "libqwayland", "libqxcb"),
    "tls": ("libqopenssl",),
    "wayland-graphics-integration-client": ("",),
    "wayland-shell-integration": ("",),
    "xcbglintegrations": ("",),
}
_QML = (
    "QtQml/Models",
    "QtQml/WorkerScript",
    "QtQuick/Layouts",
    "QtQuick/Shapes",
    "QtQuick/Templates",
    "QtQuick/VirtualKeyboard",
    "QtQuick/Window",
)
_SYSTEM = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/")
# A program in Java, and a second copy of libusb beside its package's.
_NEVER = ("pyxform/validators/odk_validate/bin/", "libusb-1.0")


def is_wanted(name: str, source: str, kind: str) -> bool:
    """Tell whether PyInstaller's entry `name`, found at `source`, goes into the bundle.

    Links do not: every library finds the others by the way that its wheel wrote into it.
    """
    path = PurePosixPath(name.replace("\\", "/"))
    is_unused = str(path).startswith(_NEVER) or path.name == "RECORD" or "__pycache__" in path.parts
    is_leftover = path.name.startswith(".") or path.name.endswith("~")  # of an editor
    if kind == "SYMLINK" or is_unused or is_leftover or _is_systems(path.name, source, kind):
        return False
    return path.parts[0] != "PySide6" or _is_wanted_of_qt(path.parts[1:])


def _is_wanted_of_qt(parts: tuple[str, ...]) -> bool:
    match parts:
        case ("Qt", "plugins", folder, *_, name):
            return name.startswith(_PLUGINS.get(folder, ()))
        case ("Qt", "qml", *inside):
            return _is_wanted_module(PurePosixPath(*inside))
        case ("Qt", "lib", library) if library.startswith("libQt6"):
            return library.removeprefix("libQt6").split(".")[0] in _LIBRARIES
    return parts[:2] != ("Qt", "translations")


def _is_systems(name: str, source: str, kind: str) -> bool:
    """Tell whether a library is the system's own, which its packages bring."""
    return kind == "BINARY" and source.startswith(_SYSTEM) and not name.startswith("libpython")


def _is_wanted_module(path: PurePosixPath) -> bool:
    """Tell whether a file belongs to a QML module that is imported, or to QtQuick itself."""
    if path.suffix == ".qmltypes":  # only for tools
        return False
    return str(path.parent) in {"QtQml", "QtQuick"} or any(
        path.is_relative_to(module) for module in _QML
    )
