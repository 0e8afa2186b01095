"""Texts as an index holds them: keys by which they are found, and what they are compared by."""

from collections.abc import Iterable, Mapping, Sequence

from xxhash import xxh3_64_intdigest

from crawler.dedup.alike import MOST_WORDS, print_of
from crawler.dedup.kept_texts import Text
from crawler.dedup.signature import CUT, Signature, signatures
from crawler.dedup.texts import Entry, Rules
from crawler.recent import Recent

# Texts that are kept with their signatures: those of the pages under way, some megabytes.
_AT_HAND = 1000


class Signer:
    """Signs texts; those that it was told to expect are signed together, in half the time."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self._expected: Recent[str, Signature] = Recent(_AT_HAND)

    def expect(self, texts: Sequence[str], signed: Mapping[str, Signature]) -> None:
        """Sign texts that are about to come, less those `signed` already.

        Several pages are read in turns: texts of earlier calls may come after those of this one.
        """
        self._expected.add(signed.items())
        new = [text for text in texts if text not in self._expected]
        self._expected.add(zip(new, signatures(new, self.rules.shingle), strict=True))

    def expected_keys(self, texts: Iterable[str]) -> list[int]:
        """The keys of the texts that are looked for by their bands."""
        signed = (self._expected[text] for text in texts if text in self._expected)
        return [key for one in signed if one.bands for key in (one.whole, *one.bands)]

    def sign(self, entries: Sequence[Entry]) -> tuple[list[list[int]], list[Text]]:
        """The keys of each text, that of the whole text first, and what is kept of the text.

        A text that is not compared has no keys.
        """
        signed: dict[str, Signature] = self._expected
        if any(entry.text not in signed for entry in entries):
            texts = [entry.text for entry in entries]
            signed = dict(zip(texts, signatures(texts, self.rules.shingle), strict=True))
        keys, kept = [], []
        for entry in entries:
            mine = signed[entry.text]
            words = mine.words
            printed = print_of(words)
            said = entry.text if len(words) <= MOST_WORDS else ""
            kept.append(
                Text(entry.post_id, len(words), printed, entry.posted_at, entry.unnamed, said)
            )
            if mine.bands:
                keys.append([mine.whole, *mine.bands])
            else:
                keys.append(self._short_keys(entry, mine.whole) if words or entry.places else [])
        return keys, kept

    def _short_keys(self, entry: Entry, whole: int) -> list[int]:
        if self.rules.short == "all":
            return [whole]
        names = [entry.author] if self.rules.short == "author" else []
        names += entry.places
        if self.rules.own:
            names.append(entry.post_id)
        codes = (name.encode("utf-8", "surrogatepass") for name in names)
        return [whole ^ xxh3_64_intdigest(code) >> CUT for code in codes]
