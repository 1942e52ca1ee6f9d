"""The platform over HTTP: the calls of the protocol, and the page a slip's QR points to."""
