"""Which people a calendar's title may name. It only proposes: a professional confirms."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from app.kit.text import fold

_WORD = re.compile(r"\w+")
_FEWEST_LETTERS = 3
_MOST_PROPOSED = 5


class NameIndex:
    """The people of a practice by the words of their names."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """(key, folded name)."""
        self._names = dict(names)
        self._sizes: dict[str, int] = {}
        self._by_word: dict[str, list[str]] = defaultdict(list)
        for key, name in self._names.items():
            words = set(_WORD.findall(name))
            self._sizes[key] = len(words)
            for word in words:
                self._by_word[word].append(key)

    def proposed(self, title: str) -> list[str]:
        """Those whose whole name is in the title; where there is none, those of whom one word is."""
        shared = Counter(key for word in set(_WORD.findall(fold(title))) for key in self._by_word.get(word, ()))
        whole = [key for key, count in shared.items() if count == self._sizes[key]]
        by_part = [key for word in _long_words(title) for key in self._by_word.get(word, ())]
        return sorted(set(whole or by_part), key=lambda key: (-shared[key], self._names[key]))[:_MOST_PROPOSED]


def _long_words(title: str) -> set[str]:
    return {word for word in _WORD.findall(fold(title)) if len(word) >= _FEWEST_LETTERS}
