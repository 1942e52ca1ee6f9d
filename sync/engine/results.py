"""Result documents come to the kiosk, sealed: ahead of time on the file lane, or when a slip is shown."""

from datetime import datetime

from sync.clock import Clock
from sync.engine.budget import Budget, Purse
from sync.engine.cycle import link_delay
from sync.engine.retry import Backoff
from sync.engine.rotate import signer_of
from sync.store import AttachmentLostError, CaseResult, Store, StoreFullError
from sync.transport import RefusedError, ResultSource, TransportError


def run_results(
    store: Store,
    source: ResultSource,
    clock: Clock,
    *,
    backoff: Backoff | None = None,
    budget: Budget | None = None,
) -> datetime | None:
    """Fetch the documents that are due, while there is plenty of room and budget.

    Trouble with one document does not keep the others back; trouble of the link ends the run.

    Returns:
        When to run again; None when the next cycle is soon enough.

    Raises:
        NotEnrolledError: there is no platform to ask.
    """
    backoff, purse = backoff or Backoff(), Purse(store, clock, budget or Budget())
    for wanted in store.results.due(clock.now()):
        if purse.held() != "none" or store.room().level != "plenty":
            return None
        before = source.traffic
        try:
            fetch_result(store, source, wanted)
        except (AttachmentLostError, RefusedError) as error:
            delay = link_delay(error, wanted.attempts, backoff)
            store.results.failed(wanted, clock.now() + delay)
        except TransportError as error:
            next_at = clock.now() + link_delay(error, wanted.attempts, backoff)
            store.results.failed(wanted, next_at)
            return next_at
        except StoreFullError:
            return None
        finally:
            purse.count(source.traffic - before)
    return None


def fetch_result(store: Store, source: ResultSource, wanted: CaseResult) -> None:
    """Fetch one document now, whatever the budget says: somebody waits for it.

    Raises:
        NotEnrolledError: there is no platform to ask.
        TransportError: the platform gave no answer of use.
        AttachmentLostError: what came is not the document that the platform told of.
        StoreFullError: no room for it.
    """
    source.sign_as(signer_of(store))
    store.results.keep(wanted, source.result(wanted.digest, wanted.size))
