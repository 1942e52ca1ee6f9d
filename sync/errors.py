"""Failures that hall staff can expect, named as facts, with words for them."""

from typing import ClassVar


class KnownError(Exception):
    """Something outside went wrong: nobody's bug, and there is something to do about it.

    Subclasses are named as the fact and give `zh` and `en`: what happened and what to do. The
    exception's own message carries the detail for the log, never personal data.
    """

    zh: ClassVar[str]
    en: ClassVar[str]

    def words(self, language: str) -> str:
        """Return what to tell a person, in `language` (zh_CN or en)."""
        return self.en if language == "en" else self.zh


class MalformedMessageError(KnownError):
    """A message of the wire does not have the form that the protocol gives it."""

    zh = "收到的数据格式不对，系统会自动重试。"
    en = "The data received is not in the expected form. The system will try again."


class TooLargeError(MalformedMessageError):
    """What a person hands in is more than one envelope holds."""

    zh = "这份资料太大，没有提交。请减少照片或文字，再提交一次；也可以请工作人员帮忙。"
    en = (
        "This is too large and was not filed. Please use fewer photos or less text and try again, or "
        "ask the staff."
    )


class BadSignatureError(KnownError):
    """A signature does not verify, or its key is not known."""

    zh = "收到的数据签名不对，没有采用。请联系县平台核对密钥。"
    en = "A signature did not verify; the data was not used. Ask the platform to check its keys."


class CannotOpenError(KnownError):
    """A sealed body or file cannot be opened: other key, or altered."""

    zh = "这份密封材料打不开：密钥不符，或内容被改动过。"
    en = "This sealed content cannot be opened: another key, or it was altered."


class ClockOffError(KnownError):
    """This machine's clock is far from the platform's. It is told, and keeps nothing from going."""

    zh = "本机时间与县平台相差较大，不影响办事和上传。请技术员校准本机时间，并检查主板电池。"
    en = (
        "This machine's clock is far from the platform's. Filing and sending go on. Set the clock "
        "and check its battery."
    )


class PastPlatformError(KnownError):
    """Who answers holds a state that the platform has left behind: an old backup put to work."""

    zh = "应答的县平台数据比以前的旧，可能误用了旧备份。资料都存在本机。请联系县平台。"
    en = (
        "The platform answers from an old state, perhaps an old backup. Filings are kept here. Tell "
        "the platform."
    )
