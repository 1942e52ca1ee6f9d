"""A cheap look whether the platform can be reached, in place of a whole cycle."""

import socket
from urllib.parse import urlsplit

_PORTS = {"http": 80, "https": 443}


def is_reachable(base_url: str, *, timeout: float = 2) -> bool:
    """Tell whether the platform's port accepts a connection within `timeout` seconds.

    Yes may still be a captive portal: only a cycle knows. No costs three packets at most.
    """
    url = urlsplit(base_url)
    try:
        with socket.create_connection((url.hostname, url.port or _PORTS[url.scheme]), timeout):
            return True
    except OSError:
        return False
