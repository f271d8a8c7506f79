from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence `text[start:end]`, trimmed; `block` is the index of the block that it stands in."""

    start: int
    end: int
    block: int
