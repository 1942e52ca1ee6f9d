"""What is asked and told about earlier papers, and that what was sealed before reads as it did."""

from hypothesis import given
from hypothesis import strategies as st

from sync.wire.codec import decode, encode
from sync.wire.envelope import Body, BodyFile, HeldFile
from sync.wire.held import Held, HeldAnswer, HeldPaper, HeldQuestion
from sync.wire.identity import Identity
from sync.wire.person import mark_of, person_digest, person_mark

DIGEST = bytes(range(32))
PAPERS = st.builds(
    HeldPaper,
    paper=st.text(min_size=1, max_size=80),
    digest=st.binary(min_size=32, max_size=32),
    media_type=st.just("image/jpeg"),
    size=st.integers(0, 2**24),
)
CASES = st.builds(
    Held,
    case=st.text(min_size=1, max_size=64),
    item=st.text(max_size=64),
    filed_at=st.integers(0, 2**53),
    papers=st.lists(PAPERS, min_size=1, max_size=4).map(tuple),
)


@given(st.lists(CASES, max_size=3).map(tuple))
def test_an_answer_survives_the_trip(held: tuple[Held, ...]) -> None:
    answer = HeldAnswer(1, DIGEST, 5, held)

    assert decode(HeldAnswer, encode(answer)) == answer


def test_a_question_names_no_person_but_by_a_digest() -> None:
    number = "11010519491231002X"
    person = person_digest(number)
    question = HeldQuestion(1, "0001", "resident-id-card", person, "1", 5, 6, bytes(16))

    assert decode(HeldQuestion, encode(question)) == question
    assert number.encode() not in encode(question)
    assert person == person_digest(" 11010519491231002x ")
    assert person_mark(number) == mark_of(person)


def test_a_body_without_earlier_papers_has_the_bytes_that_it_had_before() -> None:
    identity = Identity("card", "resident-id-card", "1", 5)
    plain = BodyFile("a.jpg", "image/jpeg", DIGEST, 3, DIGEST)
    held = HeldFile("b.jpg", "household-register:0", "0001-2026-1-000001-1234", 5, DIGEST)

    before = encode(Body("application/xml", b"<a/>", identity, "zh_CN", (plain,)))
    after = Body("application/xml", b"<a/>", identity, "zh_CN", (plain,), held=(held,))

    assert not any(word in before for word in (b"held", b"person", b"paper"))
    assert decode(Body, encode(after)) == after
