"""Given more entries than are kept, the oldest go."""

from crawler.recent import Recent


def test_the_oldest_go() -> None:
    recent: Recent[str, int] = Recent(3)
    recent.add([("a", 1), ("b", 2)])
    recent.add([("a", 3), ("c", 4), ("d", 5)])
    assert recent == {"b": 2, "c": 4, "d": 5}
    recent.add({"e": 6, "f": 7, "g": 8, "h": 9}.items())
    assert recent == {"f": 7, "g": 8, "h": 9}
