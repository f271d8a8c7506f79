import gzip
import io
from collections.abc import Callable

import pytest
import zstandard

from dsbuild.sources.raw import Limits, UnreadableError
from dsbuild.sources.streams import decompressed, lines, whole

LIMITS = Limits(article_bytes=1000, decompressed_bytes=1_000_000)
TEXT = b"The market reopened.\nNobody was hurt.\n"
PACK = {".gz": gzip.compress, ".zst": zstandard.compress, "": bytes}


def opened(data: bytes, suffix: str) -> io.BufferedReader:
    return decompressed(io.BytesIO(data), f"a.txt{suffix}", LIMITS)


@pytest.mark.parametrize("suffix", PACK)
def test_the_suffix_tells_the_compression(suffix: str) -> None:
    assert whole(opened(PACK[suffix](TEXT), suffix), LIMITS) == TEXT


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_concatenated_members_are_one_file(suffix: str) -> None:
    assert whole(opened(PACK[suffix](TEXT) + PACK[suffix](TEXT), suffix), LIMITS) == TEXT * 2


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
@pytest.mark.parametrize(
    "damage", [lambda data: data[:-3], lambda data: b"no " + data, lambda data: data + b"junk"]
)
def test_damaged_data_is_refused(suffix: str, damage: Callable[[bytes], bytes]) -> None:
    with pytest.raises(UnreadableError, match=r"damaged|cut off"):
        whole(opened(damage(PACK[suffix](TEXT)), suffix), LIMITS)


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_a_bomb_is_refused_as_an_article_and_as_lines(suffix: str) -> None:
    bomb = PACK[suffix](bytes(50_000_000))
    with pytest.raises(UnreadableError, match=r"more than 1,000 bytes|200-fold"):
        whole(opened(bomb, suffix), LIMITS)
    with pytest.raises(UnreadableError, match="200-fold"):
        list(lines(opened(bomb, suffix), LIMITS))


def test_only_the_limit_of_an_article_is_read() -> None:
    class Endless(io.RawIOBase):
        given = 0

        def read(self, size: int = -1) -> bytes:
            self.given += size
            return b"a" * size

    endless = Endless()
    with pytest.raises(UnreadableError):
        whole(decompressed(endless, "a.txt", LIMITS), LIMITS)
    assert endless.given < 1_000_000


def test_a_line_over_the_limit_is_told_and_the_next_is_read() -> None:
    got = list(lines(opened(b"one\n" + b"x" * 500_000 + b"\nthree", ""), LIMITS))
    assert [number for number, _ in got] == [1, 2, 3]
    assert (got[0][1], got[2][1]) == (b"one\n", b"three")
    assert isinstance(got[1][1], UnreadableError)


def test_a_line_of_exactly_the_limit_is_read() -> None:
    assert [line for _, line in lines(opened(b"x" * 1000 + b"\n" + b"y" * 1000, ""), LIMITS)] == [
        b"x" * 1000 + b"\n",
        b"y" * 1000,
    ]
