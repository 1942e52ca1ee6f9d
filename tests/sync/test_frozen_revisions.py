"""Schema revisions that have been published stay as they are, byte for byte."""

from hashlib import sha256
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PUBLISHED = {
    "sync/store/migrations/versions/0001_the_first_schema.py": "dd868953e7052cd74d1846939a204ba12d994885b211c3ba99575bb7b809a3aa",
    "sync/store/migrations/versions/0002_drafts.py": "ee3af9c1720180dd7d1696275ee35c0df2a4730e4e01d7a8ff6f1829a8e9cae6",
    "sync/store/migrations/versions/0003_results.py": "04581f0019736c070b57ade138c8252c7aabcfb8b21fb4fe0dac5f15b7fb2a79",
    "sync/store/migrations/versions/0004_paper.py": "069ee449e10723f692eea376f8a2e592098b58dba9caa2d4f5876f4789dcce4c",
    "sync/store/migrations/versions/0005_desk.py": "369a9ff8536e8967ed61b1f4ec61eee509db7951e37227b7c438ea13c4b46446",
    "sync/central/migrations/versions/0001_initial.py": "6b562c4512c24cffc43f08ce1e8762d7fd1e88c8d263cdfd40348c9f4eaf58a2",
    "sync/central/migrations/versions/0002_results.py": "f000985e8143867649251b109a1eff74210aa92809b343f25c94ef6e4d3030b6",
    "sync/central/migrations/versions/0003_held.py": "87457e6f96eaf3347948a7e6f69b3d72a5c95a60ddbecf7847b5eafea11345cb",
}


@pytest.mark.parametrize("revision", PUBLISHED)
def test_a_published_revision_never_changes(revision: str) -> None:
    assert sha256((ROOT / revision).read_bytes()).hexdigest() == PUBLISHED[revision], (
        f"{revision} has been published: stores and platforms in use were made by it. "
        "Leave it as it was, and add a new revision after the last one."
    )
