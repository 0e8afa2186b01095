"""CPU time of several ways to do the same, in turns, so that a busy machine slows all alike."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True)
class Effort:
    """How long is measured: rounds, and CPU seconds that each candidate has in a round."""

    rounds: int = 15
    slot: float = 0.1


QUICK = Effort(3, 0.02)


@dataclass(frozen=True)
class Timed:
    """CPU seconds a call of each candidate, one value a round."""

    seconds: dict[str, list[float]]

    def best(self, name: str) -> float:
        return min(self.seconds[name])

    def ratio(self, name: str, base: str) -> float:
        """How many times as long as `base`: the median of the rounds."""
        pairs = zip(self.seconds[name], self.seconds[base], strict=True)
        return statistics.median(one / other for one, other in pairs)


def in_turns(candidates: Mapping[str, Callable[[], object]], effort: Effort) -> Timed:
    """Call the candidates A B C, A B C ...; garbage collection counts as theirs."""
    calls = {name: max(1, round(effort.slot / _once(call))) for name, call in candidates.items()}
    seconds: dict[str, list[float]] = {name: [] for name in candidates}
    for _ in range(effort.rounds):
        for name, call in candidates.items():
            began = time.process_time()
            for _ in range(calls[name]):
                call()
            seconds[name].append((time.process_time() - began) / calls[name])
    return Timed(seconds)


def _once(call: Callable[[], object]) -> float:
    """CPU seconds of one call, after one that warms caches."""
    call()
    began = time.process_time()
    call()
    return max(time.process_time() - began, 1e-7)
