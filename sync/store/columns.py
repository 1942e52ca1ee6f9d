"""What the tables have in common: how constraints are called, and columns that recur."""

from typing import TypeVar

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Text,
)
from sqlalchemy.types import TypeEngine

_T = TypeVar("_T")

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def required(name: str, kind: type[TypeEngine[_T]]) -> Column[_T]:
    """Return a column that always has a value."""
    return Column(name, kind, nullable=False)


def one_of(name: str, *values: str) -> tuple[Column[str], CheckConstraint]:
    """Return a column of words, and what allows only these."""
    allowed = ", ".join(f"'{value}'" for value in values)
    return required(name, Text), CheckConstraint(f"{name} IN ({allowed})", name)


def single() -> tuple[Column[int], CheckConstraint]:
    """Return the key of a table of one row."""
    return Column("id", Integer, primary_key=True), CheckConstraint("id = 1", "single")


def submission_key(*, primary_key: bool = False, nullable: bool = False) -> Column[bytes]:
    """Return a column that names a submission; the row goes with it."""
    return Column(
        "submission",
        LargeBinary,
        ForeignKey("submission.id", ondelete="CASCADE"),
        primary_key=primary_key,
        nullable=nullable,
    )
