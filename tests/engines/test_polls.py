"""Given the options of a poll, then the poll as records have it."""

from crawler.raw import poll_of


def test_a_poll_has_its_options_with_their_votes() -> None:
    assert poll_of("متى؟", [("غدا", 3), ("أبدا", None)]) == {
        "question": "متى؟",
        "options": [{"text": "غدا", "votes": 3}, {"text": "أبدا", "votes": None}],
    }


def test_a_question_without_options_is_no_poll() -> None:
    assert poll_of("متى؟", []) is None
