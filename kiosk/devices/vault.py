"""Closing the store's key file to other machines: DPAPI on Windows; elsewhere systemd does it."""

import sys
from typing import Any, ClassVar

from sync.store import IN_CLEAR, Vault, WrongStoreKeyError

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    # dpapi.h: any program of this machine, and none of another, may open it; nobody is asked.
    _FLAGS = 0x4 | 0x1

    class _Blob(ctypes.Structure):
        """DATA_BLOB of dpapi.h."""

        _fields_: ClassVar[Any] = [("size", wintypes.DWORD), ("data", ctypes.c_void_p)]

    _crypt32 = ctypes.WinDLL("crypt32", use_last_error=True)
    _kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)
    _kernel32.LocalFree.argtypes = (ctypes.c_void_p,)
    _kernel32.LocalFree.restype = ctypes.c_void_p
    _PASSED_BY = (
        ctypes.POINTER(_Blob),
        ctypes.c_void_p,
        ctypes.c_void_p,
        ctypes.c_void_p,
        ctypes.c_void_p,
        wintypes.DWORD,
        ctypes.POINTER(_Blob),
    )
    for _call in (_crypt32.CryptProtectData, _crypt32.CryptUnprotectData):
        _call.argtypes = _PASSED_BY
        _call.restype = wintypes.BOOL

    def _converted(name: str, data: bytes) -> bytes:
        """Return what CryptProtectData or CryptUnprotectData makes of `data`."""
        buffer = ctypes.create_string_buffer(data, len(data))
        given, made = _Blob(len(data), ctypes.addressof(buffer)), _Blob()
        call = getattr(_crypt32, name)
        if not call(ctypes.byref(given), None, None, None, None, _FLAGS, ctypes.byref(made)):
            raise ctypes.WinError(ctypes.get_last_error())
        try:
            return ctypes.string_at(made.data, made.size)
        finally:
            _kernel32.LocalFree(made.data)

    def _close(key: bytes) -> bytes:
        return _converted("CryptProtectData", key)

    def _open(data: bytes) -> bytes:
        try:
            return _converted("CryptUnprotectData", data)
        except OSError as error:
            raise WrongStoreKeyError(f"not closed on this machine: {error}") from error

    VAULT = Vault(_close, _open)
else:
    VAULT = IN_CLEAR
