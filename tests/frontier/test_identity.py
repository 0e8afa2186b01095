"""Given what pages show under known numbers, whether a forum is the one that it was."""

from crawler.frontier.identity import Identity
from crawler.store.post_states import post_mark

PAGES, POSTS = 8, 4


def shown(was: str, thread: str) -> Identity:
    """A forum whose posts said `was` in other threads or in these, as it says other things now."""
    identity = Identity()
    for page in range(PAGES):
        known = post_mark(thread.format(page), was, None)
        identity.weigh((known, f"{page}", f"قول {page} {number}") for number in range(POSTS))
    return identity


def test_posts_that_were_all_edited_put_no_forum_in_doubt() -> None:
    identity = shown("قول قديم", "{}")
    assert (identity.is_in_doubt, identity.told()) == (False, "")


def test_other_posts_in_other_threads_are_those_of_another_forum() -> None:
    identity = shown("قول قديم", "9{}")
    assert identity.is_in_doubt
    assert identity.told().startswith(f"{PAGES} pages show other posts under numbers")
