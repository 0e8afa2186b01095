"""Given strings put in and taken out, the set holds those that a `set` holds, in less room."""

import sys

from hypothesis import given
from hypothesis import strategies as st

from crawler.string_set import StringSet

STEPS = st.lists(st.tuples(st.booleans(), st.sampled_from([f"رد {n}" for n in range(300)])))


@given(STEPS)
def test_it_holds_what_a_set_holds(steps: list[tuple[bool, str]]) -> None:
    plain: set[str] = set()
    kept = StringSet()
    for put, text in steps:
        if put:
            assert kept.add(text) == (text not in plain)
            plain.add(text)
        else:
            kept.discard(text)
            plain.discard(text)
        assert (text in kept) == put
        assert len(kept) == len(plain)
    assert all(text in kept for text in plain)


@given(*(st.sets(st.integers(0, 9).map(str)) for _ in range(3)))
def test_it_is_within_others_that_hold_its_strings(
    own: set[str], one: set[str], other: set[str]
) -> None:
    kept = [StringSet() for _ in range(3)]
    for strings, texts in zip(kept, (own, one, other), strict=True):
        strings.update(texts)
        strings.add("دخيل")
        strings.discard("دخيل")
    assert kept[0].is_within(kept[1:]) == (own <= one | other)


def test_many_strings_take_little_room() -> None:
    many = 20_000
    kept = StringSet()
    kept.update(f"https://forum.example/threads/{n}/" for n in range(many))
    assert len(kept) == many
    assert sum(f"https://forum.example/threads/{n}/" in kept for n in range(2 * many)) == many
    assert sys.getsizeof(kept._slots) < 24 * many


def test_strings_that_come_and_go_take_no_more_room() -> None:
    kept = StringSet()
    for n in range(10_000):
        kept.add(str(n))
        kept.discard(str(n))
    assert len(kept) == 0
    assert sys.getsizeof(kept._slots) < 4096
