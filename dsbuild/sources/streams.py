"""Files as bounded streams of decompressed bytes."""

import gzip
import io
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from dsbuild.sources.raw import Limits, UnreadableError

SUFFIXES = (".gz", ".zst")
CORRUPT = (EOFError, gzip.BadGzipFile, zlib.error)
CHUNK = 1 << 16
SLICE = 1 << 10  # a KiB of zstd holds at most 256 blocks of 128 KiB
WINDOW = 1 << 27


def decompressed(stream: BinaryIO, name: str, limits: Limits) -> io.BufferedReader:
    """The bytes of `stream`, decompressed as the suffix of `name` says.

    Reading from it raises `UnreadableError` for data that is damaged, cut off, or grows like a bomb.
    """
    if name.endswith(".gz"):
        chunks = _gzip(stream)
    elif name.endswith(".zst"):
        chunks = _zstd(stream)
    else:
        return io.BufferedReader(_Chunks(iter(lambda: stream.read(CHUNK), b"")), CHUNK)
    return io.BufferedReader(_Chunks(_guarded(chunks, stream, limits)), CHUNK)


def whole(stream: io.BufferedReader, limits: Limits) -> bytes:
    """All bytes of a stream that holds one article.

    Raises:
        UnreadableError: there are more than an article may have; nothing past the limit is kept.
    """
    payload = stream.read(limits.article_bytes + 1)
    if len(payload) > limits.article_bytes:
        raise too_large("an article", limits)
    return payload


def lines(stream: io.BufferedReader, limits: Limits) -> Iterator[tuple[int, bytes | UnreadableError]]:
    """Each line with its number from 1; a line past the limit is skipped in chunks and told."""
    number = 0
    while line := stream.readline(limits.article_bytes + 1):
        number += 1
        if len(line) <= limits.article_bytes or line.endswith(b"\n"):
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(CHUNK)
        yield number, too_large("a line", limits)


def too_large(what: str, limits: Limits) -> UnreadableError:
    """The error for something over the limit of an article."""
    return UnreadableError(
        f"{what} of more than {limits.article_bytes:,} bytes", "split it or raise the limit"
    )


class _Chunks(io.RawIOBase):
    def __init__(self, chunks: Iterator[bytes]) -> None:
        self.chunks = chunks
        self.rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        while not self.rest:
            chunk = next(self.chunks, None)
            if chunk is None:
                return 0
            self.rest = memoryview(chunk)
        size = min(len(buffer), len(self.rest))
        buffer[:size] = self.rest[:size]
        self.rest = self.rest[size:]
        return size


def _gzip(stream: BinaryIO) -> Iterator[bytes]:
    with gzip.GzipFile(fileobj=stream, mode="rb") as inner:
        try:
            while chunk := inner.read(CHUNK):
                yield chunk
        except CORRUPT as error:
            raise UnreadableError(f"damaged gzip data ({error})", "compress it again") from None


def _zstd(stream: BinaryIO) -> Iterator[bytes]:
    import zstandard

    fresh = zstandard.ZstdDecompressor(max_window_size=WINDOW).decompressobj
    frame, started = fresh(), False
    try:
        while piece := stream.read(SLICE):
            while piece:
                yield frame.decompress(piece)
                started, piece = not frame.eof, frame.unused_data if frame.eof else b""
                if frame.eof:
                    frame = fresh()
    except zstandard.ZstdError as error:
        raise UnreadableError(f"damaged zstd data ({error})", "compress it again") from None
    if started:
        raise UnreadableError("zstd data that is cut off", "compress it again")


def _guarded(chunks: Iterator[bytes], stream: BinaryIO, limits: Limits) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > limits.decompressed_bytes and size > limits.decompressed_ratio * max(stream.tell(), 1):
            found = f"compressed data that grows more than {limits.decompressed_ratio}-fold"
            raise UnreadableError(found, "decompress it yourself if you trust it")
        yield chunk
