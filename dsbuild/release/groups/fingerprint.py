"""What an article is compared by: a MinHash signature of its words, and hashes of its long sentences."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from dsbuild.model import Annotation

PERMUTATIONS = 128
SHINGLE = 5
"""Words of a shingle, as is common for news (FineWeb uses five as well)."""
LONG = 60
"""Code points of a sentence that tells something: shorter ones are said in many articles."""
_SEED = 1
_WORD = re.compile(r"\w+")
_SIGNS = "“”’‘—–…"
"""What is no letter and stands in most English texts beside ASCII."""
_SMALL = "".join(
    c.lower() if c.isalnum() or c == "_" else " " for c in map(chr, range(128))
).encode() + bytes(128)
"""What each byte of ASCII is to a word: its letter in lower case, or a space."""
_SCHEMA = pa.schema(
    [
        pa.field("article_id", pa.string()),
        pa.field("signature", pa.list_(pa.uint32())),
        pa.field("sentences", pa.list_(pa.uint64())),
        pa.field("lengths", pa.list_(pa.uint32())),
    ]
)


@dataclass(frozen=True, slots=True, order=True)
class Fingerprint:
    """An article's MinHash `signature`, none for one without words; hash and length of its long sentences."""

    article_id: str
    signature: tuple[int, ...]
    sentences: tuple[int, ...]
    lengths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """The fingerprints of many articles, each once, in order of their ids, as arrays.

    `signatures` has a row for each article of `signed`. `sentences` and `lengths` belong to the articles in
    `of`. Both count articles by their place in `ids`.
    """

    ids: tuple[str, ...]
    signed: npt.NDArray[np.int64]
    signatures: npt.NDArray[np.uint32]
    of: npt.NDArray[np.int64]
    sentences: npt.NDArray[np.uint64]
    lengths: npt.NDArray[np.int64]


def fingerprint(annotation: Annotation) -> Fingerprint:
    """The fingerprint of an article's kept text."""
    from rensa import RMinHash

    article = annotation.article
    words = [word for block in annotation.blocks for word in _words(article.text[block.start : block.end])]
    runs = zip(*(words[start:] for start in range(SHINGLE)), strict=False)
    shingles = list(map(" ".join, runs)) or [" ".join(words)]
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
    sketch.update(shingles)
    spans = [(held.start, held.end) for held in annotation.sentences if held.end - held.start >= LONG]
    return Fingerprint(
        article_id=article.article_id,
        signature=tuple(sketch.digest()) if words else (),
        sentences=tuple(_hash(article.text[start:end]) for start, end in spans),
        lengths=tuple(end - start for start, end in spans),
    )


def write(fingerprints: Iterable[Fingerprint], path: Path) -> None:
    """Writes the fingerprints of a shard as an Arrow file."""
    held = list(fingerprints)
    columns = {name: [getattr(one, name) for one in held] for name in _SCHEMA.names}
    with pa.ipc.new_file(str(path), _SCHEMA) as file:
        file.write_table(pa.table(columns, schema=_SCHEMA))


def read(paths: Iterable[Path]) -> Fingerprints:
    """The fingerprints in some files, in order of the articles' ids; of the same article there is one.

    Holds 512 bytes an article, and 20 a long sentence.
    """
    parts = [pa.ipc.open_file(str(path)).read_all() for path in paths]
    table = pa.concat_tables([_SCHEMA.empty_table(), *parts])
    ids, firsts = np.unique(np.asarray(table["article_id"].to_pylist(), dtype="U16"), return_index=True)
    table = table.take(pa.array(firsts)).combine_chunks()
    signed = _counts(table["signature"]) > 0
    return Fingerprints(
        ids=tuple(map(str, ids)),
        signed=np.flatnonzero(signed),
        signatures=_flat(table["signature"]).astype(np.uint32).reshape(-1, PERMUTATIONS),
        of=np.repeat(np.arange(len(ids)), _counts(table["sentences"])),
        sentences=_flat(table["sentences"]).astype(np.uint64),
        lengths=_flat(table["lengths"]).astype(np.int64),
    )


def _hash(text: str) -> int:
    """64 bits of a sentence's words, whatever stands between them and in whatever case."""
    words = " ".join(_words(text))
    return int.from_bytes(sha256(words.encode()).digest()[:8], "big")


def _words(text: str) -> list[str]:
    """The runs of letters, digits and underscores, without case."""
    for sign in _SIGNS if not text.isascii() else "":
        text = text.replace(sign, " ")
    if text.isascii():
        return text.encode("ascii").translate(_SMALL).decode("ascii").split()
    return _WORD.findall(text.casefold())


def _counts(lists: pa.ChunkedArray) -> npt.NDArray[np.int64]:
    return np.asarray(pc.list_value_length(lists).to_numpy(), dtype=np.int64)


def _flat(lists: pa.ChunkedArray) -> npt.NDArray[np.uint64]:
    return np.asarray(pc.list_flatten(lists).to_numpy())
