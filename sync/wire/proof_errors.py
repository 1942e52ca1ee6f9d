"""Why the proof of a slip is refused, each told apart."""

from sync.errors import KnownError


class ProofError(KnownError):
    """The slip is not proven."""

    zh = "这张单子没有通过验真。"
    en = "This slip is not proven."


class RefusedProofError(ProofError):
    """The slip is not to be accepted, and a person must look."""


class NotAProofError(ProofError):
    """The text is not what the code of a slip says that proves it."""

    zh = "这不是回执单验真码的内容，或者没有扫全。请对准标着“验真码”的方块，完整地再扫一遍。"
    en = "This is not the text of the code that proves a slip, or a part of it. Scan that code again."


class ForgedProofError(RefusedProofError):
    """The signature is not that of the device which the slip names."""

    zh = "签名对不上：单子是伪造的，或者内容被改过。不能采信。"
    en = "The signature does not fit: the slip was forged or altered. Do not accept it."


class UnlistedDeviceError(RefusedProofError):
    """The list of devices does not know who is said to have signed."""

    zh = "县平台的设备名单里没有这台自助机：单子是伪造的，或者来自别的县。不能采信。"
    en = "The platform's list has no such kiosk: a forgery, or of another county. Do not accept it."


class RevokedDeviceError(RefusedProofError):
    """The slip says that it was made when the device was revoked already."""

    zh = "签这张单子的自助机那时已经停用。不能采信，请交给县平台核查。"
    en = (
        "The kiosk that signed had been revoked by then. Do not accept the slip; tell the platform."
    )


class StaleListError(RefusedProofError):
    """No key fits, and the list of devices is older than the slip: a later list may have the key."""

    zh = (
        "签名对不上，现在不能采信：单子是伪造的或被改过，或者自助机是新登记的、刚换过密钥。"
        "手上的设备名单比单子旧，更新名单（联网，或用 U 盘）再验一次，就能分清。"
    )
    en = (
        "No key fits, do not accept the slip now: it was forged or altered, or its kiosk or key is new. "
        "The list of devices is older than the slip; update it and verify again to know which."
    )


class OtherFilingError(RefusedProofError):
    """What is held under the slip's number is not what the slip was given for."""

    zh = "签名是真的，但这里存的材料和开单时交的不是同一份。请交给县平台核查。"
    en = "The signature fits, but what is held here is not what the slip was given for. Tell the platform."
