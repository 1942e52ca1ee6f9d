"""From the local store to the central platform and back: no Qt, no threads, no sleeping."""
