"""The tables of drafts: visits that are open or were put off."""

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Table

from sync.store.columns import metadata, one_of, required

draft = Table(
    "draft",
    metadata,
    Column("tag", LargeBinary, primary_key=True),
    *one_of("state", "open", "kept"),
    required("at", Integer),
    required("lock", LargeBinary),
    Column("card_tag", LargeBinary),
    Column("card_lock", LargeBinary),
    required("content", LargeBinary),
    Index(None, "card_tag"),
)
"""A visit that is `open`, or was put off (`kept`). `tag` follows from its resume code, `card_tag` from the
ID card; the two locks hold its content key, each closed for the one of them."""

draft_file = Table(
    "draft_file",
    metadata,
    Column(
        "draft",
        LargeBinary,
        ForeignKey("draft.tag", ondelete="CASCADE"),
        primary_key=True,
        nullable=False,
    ),
    Column("name", LargeBinary, primary_key=True),
    required("data", LargeBinary),
)
"""A photo of a draft, sealed as it is; apart, as a photo is written once and the answers often."""
