"""What can go wrong with the store that is nobody's bug."""

from sync.errors import KnownError


class WrongStoreKeyError(KnownError):
    """The store is there and whole, but this is not its key."""

    zh = "本机资料库的密钥不对，资料没有受影响。请技术人员检查密钥来源。"
    en = (
        "The key of the local store is wrong; the data is unharmed. Check where the key comes from."
    )


class StoreDamagedError(KnownError):
    """The store's file cannot be read: damaged, or the medium fails."""

    zh = "本机资料库读写出错，可能已损坏。请停用本机并联系技术人员抢救数据。"
    en = (
        "The local store cannot be read. Stop using this kiosk and call a technician to salvage it."
    )


class StoreFullError(KnownError):
    """Nothing more can be written: the disk is full or read-only."""

    zh = "本机磁盘已满或不能写入，这次没有保存。请清理磁盘，或用 U 盘把待传资料带走。"
    en = "The disk is full or read-only; this was not saved. Free space, or carry filings out by USB."


class NotEnrolledError(KnownError):
    """The device does not belong to a platform yet, so it can neither number nor seal."""

    zh = "本机还没有在县平台登记，暂时不能提交。请技术人员先登记本机。"
    en = "This kiosk is not enrolled with the platform yet and cannot file. Enrol it first."


class AttachmentLostError(KnownError):
    """A sealed attachment is no longer on the disk as it was stored."""

    zh = "一份待传附件在本机磁盘上丢失或损坏。请联系技术人员。"
    en = "An attachment that was to be sent is missing or damaged on this disk. Call a technician."
