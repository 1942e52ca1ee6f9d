"""Who sends a request that carries no signed message."""

from typing import Annotated

from fastapi import Header, Request
from sqlalchemy import Engine

from sync.central.database import reading
from sync.central.devices import Device, find_device
from sync.central.errors import RefusedError
from sync.central.problems import problem
from sync.wire.request import read_credential, verify_credential

Authorization = Annotated[
    str, Header(description="The device's signature of this request; see sync/wire/README.md")
]


def device_of(engine: Engine, request: Request, header: str) -> Device:
    """Return the device that signed the request.

    Raises:
        BadSignatureError: no credential, or one for another request.
        RefusedError: `unknown-device`, `other-device`.
    """
    credential = read_credential(header)
    with reading(engine) as connection:
        device = find_device(connection, credential.key)
    target = request.scope["raw_path"].decode("latin-1")
    if request.scope["query_string"]:
        target += "?" + request.scope["query_string"].decode("latin-1")
    verify_credential(credential, {credential.key: device.public_key}, request.method, target)
    if credential.device != device.code:
        raise RefusedError(problem("other-device"))
    return device
