"""Given texts one after another, the first post that has each is found, now and in later runs."""

import random
import sqlite3
from pathlib import Path

import pytest

from bench.generate_posts import posts
from crawler.dedup import likeness
from crawler.dedup.index import SqliteIndex
from crawler.dedup.kept_texts import Text
from crawler.dedup.texts import Entry, Match, Rules

_similarity = Text.similarity


def index_at(path: Path, rules: Rules | None = None) -> SqliteIndex:
    return SqliteIndex(sqlite3.connect(path, isolation_level=None), rules or Rules())


def words(count: int, seed: int) -> list[str]:
    chance = random.Random(seed)
    return [f"كلمة{chance.randrange(10_000)}" for _ in range(count)]


def commit(index: SqliteIndex) -> None:
    index.db.execute("BEGIN IMMEDIATE")
    index.flush()
    index.db.execute("COMMIT")
    index.forget_pending()


def test_exact_near_and_different(tmp_path: Path) -> None:
    index = index_at(tmp_path / "t")
    text = words(80, 1)
    changed = [*text[:40], "غيرها", *text[41:]]
    found = index.match(
        [
            Entry("s/p/1", "a", " ".join(text)),
            Entry("s/p/2", "b", " ".join(text) + "!!"),
            Entry("s/p/3", "b", " ".join(changed)),
            Entry("s/p/4", "b", " ".join(words(80, 2))),
        ]
    )
    assert found[0] is None
    assert found[3] is None
    assert found[1] is not None
    assert (found[1].duplicate_of, found[1].similarity) == ("s/p/1", 1.0)
    assert found[2] is not None
    assert found[2].duplicate_of == "s/p/1"
    assert found[2].similarity == round(79 / 80, 3)


@pytest.mark.parametrize("seed", range(1, 6))
def test_of_two_that_are_near_the_nearest_is_the_first(tmp_path: Path, seed: int) -> None:
    """Which of them is looked at first hangs on their words."""
    text, other = words(100, seed), words(100, seed + 50)
    index = index_at(tmp_path / "t")
    index.put(Entry("s/p/1", "", " ".join([*other[:27], *text[27:]])))
    index.put(Entry("s/p/2", "", " ".join(text)))
    (found,) = index.match([Entry("s/p/3", "", " ".join([*other[:12], *text[12:]]))])
    assert found is not None
    assert found.duplicate_of == "s/p/2"


@pytest.mark.parametrize(("least", "near"), [(0.81, True), (0.82, False)])
def test_the_threshold_is_the_least_that_is_near(tmp_path: Path, least: float, near: bool) -> None:
    text = words(100, 1)
    index = index_at(tmp_path / "t", Rules(threshold=least))
    index.put(Entry("s/p/1", "", " ".join(text)))
    # 80 words in their places, and one that passes for another.
    (found,) = index.match([Entry("s/p/2", "", " ".join([*text[:80], *words(20, 2)]))])
    assert (found is not None) == near


def test_remembered_after_a_commit_and_not_after_a_rollback(tmp_path: Path) -> None:
    first = index_at(tmp_path / "t")
    kept, lost = " ".join(words(50, 3)), " ".join(words(50, 4))
    first.match([Entry("s/p/1", "", kept)])
    commit(first)
    first.match([Entry("s/p/2", "", lost)])
    first.db.execute("BEGIN IMMEDIATE")
    first.flush()
    first.db.execute("ROLLBACK")
    second = index_at(tmp_path / "t")
    known, unknown = second.match([Entry("s/p/3", "", kept), Entry("s/p/4", "", lost)])
    assert known is not None
    assert known.duplicate_of == "s/p/1"
    assert unknown is None


def test_two_processes_see_each_other_s_commits(tmp_path: Path) -> None:
    one, other = index_at(tmp_path / "t"), index_at(tmp_path / "t")
    text = " ".join(words(50, 5))
    assert other.match([Entry("s/p/9", "", " ".join(words(50, 6)))]) == [None]
    one.match([Entry("s/p/1", "", text)])
    commit(one)
    match = other.match([Entry("s/p/2", "", text)])[0]
    assert match is not None
    assert match.duplicate_of == "s/p/1"


def test_of_a_run_s_copies_the_first_by_date_stays_whenever_it_is_read(tmp_path: Path) -> None:
    index = index_at(tmp_path / "t")
    text = " ".join(words(50, 15))

    def found(post: str, day: float | None) -> tuple[str, bool] | None:
        (match,) = index.match([Entry(f"s/p/{post}", "", text, day)])
        return match and (match.duplicate_of, match.later)

    assert found("5", 5.0) is None
    commit(index)
    assert found("2", 2.0) == ("s/p/5", True)
    assert found("3", 3.0) == ("s/p/2", False)
    commit(index)
    assert found("4", 4.0) == ("s/p/2", False)
    assert found("6", 0.0) == ("s/p/2", False)
    assert found("1", 1.0) == ("s/p/2", True)
    index = index_at(tmp_path / "t")
    assert found("0", 0.5) == ("s/p/2", False)  # what was not committed is not there


def test_an_edited_post_is_not_its_own_duplicate(tmp_path: Path) -> None:
    index = index_at(tmp_path / "t")
    text = words(60, 7)
    index.match([Entry("s/p/1", "a", " ".join(text))])
    assert index.match([Entry("s/p/1", "a", " ".join([*text, "زيادة"]))]) == [None]


def test_posts_that_share_stock_sentences_are_not_copies(tmp_path: Path) -> None:
    index = index_at(tmp_path / "t")
    stock = [words(15, seed) for seed in range(10, 16)]
    one = [word for sentence in stock for word in sentence]
    other = [word for sentence in reversed(stock) for word in sentence]
    assert index.match(
        [Entry("s/p/1", "", " ".join(one)), Entry("s/p/2", "", " ".join(other))]
    ) == [
        None,
        None,
    ]


@pytest.mark.parametrize(("short", "found"), [("keep", 0), ("author", 1), ("all", 2)])
def test_short_texts(tmp_path: Path, short: str, found: int) -> None:
    index = index_at(tmp_path / "t", Rules(short=short))
    entries = [Entry("1", "نوال", "شكرا"), Entry("2", "سعيد", "شكرا"), Entry("3", "نوال", "شكرًا")]
    assert sum(match is not None for match in index.match(entries)) == found


def test_recall_and_precision_on_generated_posts(tmp_path: Path) -> None:
    index = index_at(tmp_path / "t", Rules(short="all"))
    stream = list(posts(6000, seed=3))
    hits: dict[int | None, list[bool]] = {}
    for start in range(0, len(stream), 1000):
        batch = stream[start : start + 1000]
        matches = index.match([Entry(str(p.number), "", p.text) for p in batch])
        commit(index)
        for post, match in zip(batch, matches, strict=True):
            hits.setdefault(post.level, []).append(match is not None)
    share = {level: sum(values) / len(values) for level, values in hits.items()}
    assert share[0] == 1.0
    assert share[5] >= 0.98
    assert share[10] >= 0.95
    assert share[None] <= 0.001


def test_a_text_takes_few_bytes_beside_its_words(tmp_path: Path) -> None:
    count, length = 10_000, 32
    index = index_at(tmp_path / "t")
    for start in range(0, count, 500):
        index.match(
            [
                Entry(f"forum.example/p/{n}", "", " ".join(words(length, n)))
                for n in range(start, start + 500)
            ]
        )
        commit(index)
    # A byte for each word, and some 5.5 for each of the 13 keys.
    assert (tmp_path / "t").stat().st_size / count < length + 100
    found = index.match([Entry("forum.example/p/x", "", " ".join(words(length, 77)))])[0]
    assert found is not None
    assert found.duplicate_of == "forum.example/p/77"


@pytest.mark.parametrize(
    "post", ["a.example/p/007", "a.example/p/t12", "12", "a/b", "a/p/", "/p/5"]
)
def test_an_id_of_any_form_comes_back(tmp_path: Path, post: str) -> None:
    index = index_at(tmp_path / "t")
    text = " ".join(words(300, 9))
    index.match([Entry(post, "", text)])
    commit(index)
    match = index_at(tmp_path / "t").match([Entry("other", "", text)])[0]
    assert match is not None
    assert (match.duplicate_of, match.similarity) == (post, 1.0)


def test_long_texts_that_differ_outside_of_what_is_kept_are_not_exact(tmp_path: Path) -> None:
    index = index_at(tmp_path / "t")
    text = words(1000, 8)
    changed = [*text[:400], "غيرها", *text[401:]]
    index.match([Entry("s/p/1", "", " ".join(text))])
    match = index.match([Entry("s/p/2", "", " ".join(changed))])[0]
    assert match is not None
    assert match.similarity == 0.999


@pytest.mark.parametrize("length", [240, 300, 1000, 5000])
def test_of_a_long_text_a_copy_is_found_wherever_its_words_stand(
    tmp_path: Path, length: int
) -> None:
    text, share = words(length, 17), length // 10
    third = length // 3
    copies = [
        [*words(share, 18), *text],  # an introduction
        text[:-share],
        [*text[:third], *text[third + share :]],
        text[share:],
    ]
    other = [*text[: length // 2], *words(length // 2, 19)]
    index = index_at(tmp_path / "t")
    index.put(Entry("s/p/1", "", " ".join(text)))
    found = index.match(
        [Entry(f"s/p/{n}", "", " ".join(one)) for n, one in enumerate([*copies, other], 2)]
    )
    assert [one and one.duplicate_of for one in found] == [*["s/p/1"] * len(copies), None]


def test_a_text_that_was_announced_is_found_after_a_checkpoint_as_well(tmp_path: Path) -> None:
    index = index_at(tmp_path / "t")
    text = " ".join(words(40, 16))
    index.expect([text], {})
    assert index.match([Entry("s/p/1", "", text)]) == [None]
    commit(index)
    assert index.match([Entry("s/p/2", "", text)]) == [Match("s/p/1", 1.0)]


def test_texts_that_were_announced_are_found_as_others_are(tmp_path: Path) -> None:
    text, other = " ".join(words(40, 1)), " ".join(words(300, 2))
    entries = [
        Entry("s/p/1", "a", text),
        Entry("s/p/2", "b", "شكرا لك"),
        Entry("s/p/3", "b", other),
        Entry("s/p/4", "b", "شكرا لك"),
        Entry("s/p/5", "c", text + " !"),
        Entry("s/p/6", "c", ""),
    ]
    rules = Rules(short="all")
    plain, ahead = index_at(tmp_path / "plain", rules), index_at(tmp_path / "ahead", rules)
    ahead.expect([entry.text for entry in entries[:4]], {})
    found = [ahead.match([entry])[0] for entry in entries]
    assert found == [plain.match([entry])[0] for entry in entries]
    assert [match and match.duplicate_of for match in found] == [
        None,
        None,
        None,
        "s/p/2",
        "s/p/1",
        None,
    ]


def test_texts_of_pages_that_are_read_in_turns_are_signed_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = index_at(tmp_path / "index")
    pages = [[" ".join(words(40, 20 * page + place)) for place in range(20)] for page in range(8)]
    for page in pages:
        index.expect(page, {})
    monkeypatch.setattr("crawler.dedup.signed.signatures", lambda *_: pytest.fail("again"))
    for number, text in enumerate(text for turn in zip(*pages, strict=True) for text in turn):
        assert index.match([Entry(f"s/p/{number}", "a", text)]) == [None]


def test_of_a_template_s_posts_few_are_compared_and_a_copy_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = index_at(tmp_path / "t")
    template = words(28, 1)

    def filled_in(number: int) -> list[str]:
        return [
            *template[:20],
            *(f"{word}{number}" for word in ("بن", "من", "عام")),
            *template[23:],
        ]

    for start in range(0, 800, 40):
        for number in range(start, start + 40):
            index.put(Entry(f"s/p/{number}", "a", " ".join(filled_in(number))))
        commit(index)
    compared = []
    monkeypatch.setattr(likeness, "MOST_COMPARED", 4)
    monkeypatch.setattr(
        Text, "similarity", lambda *texts: compared.append(1) or _similarity(*texts)
    )
    copy = filled_in(777)
    copy[25] = f"{copy[25][:2]}ا{copy[25][2:]}"  # misspelt
    other, copied = index.match(
        [Entry("s/p/a", "b", " ".join(filled_in(900))), Entry("s/p/b", "b", " ".join(copy))]
    )
    assert other is None
    assert copied is not None
    assert copied.duplicate_of == "s/p/777"
    assert len(compared) <= 4 * 4 + 1  # of two posts, in two rounds, and one with the other
