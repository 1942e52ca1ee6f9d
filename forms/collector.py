"""Keeps the garbage collector from walking through a form while it is being built."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """Put the collection of reference cycles off until the end of the block or the function.

    All that is built there stays, so that walking through it finds nothing to free. The switch is
    one for all threads. No lock is needed: whoever turns collecting off turns it on again, and who
    finds it off leaves it; so it never stays off, and at worst a second thread that builds at the
    same time loses the rest of its pause. What other threads drop meanwhile is collected after it.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
