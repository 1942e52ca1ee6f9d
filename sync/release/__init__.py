"""Where releases are made: a bundle becomes files by content, signed with keys that stay offline."""
