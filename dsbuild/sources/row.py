"""An article that is a line of JSON Lines or a row of Parquet."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from dsbuild.sources.decode import squeezed
from dsbuild.sources.raw import UnreadableError

SAID = ("title", "publisher", "language", "url", "rights")
DATES = ("published", "date")
COLUMNS = ("text", "html", *SAID, *DATES)


@dataclass(frozen=True, slots=True)
class Row:
    """A text or a page, and the fields of `Article` that the row says.

    `sha256` is of the line's bytes; of a Parquet row, of its `text` or `html` in UTF-8.
    """

    text: str
    html: str
    sha256: str
    said: dict[str, Any]


def row_of(payload: bytes | Mapping[str, Any]) -> Row:
    """The row that a line of JSON Lines, or a row of Parquet by column names, holds.

    Raises:
        UnreadableError: it is malformed, or has no `text` or `html`.
    """
    return _of_json(payload) if isinstance(payload, bytes) else _of_parquet(payload)


def _of_json(line: bytes) -> Row:
    line = line.rstrip(b"\r\n")
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"bytes that are not UTF-8 (byte {error.start})", "save the file as UTF-8"
        ) from None
    except json.JSONDecodeError as error:
        raise UnreadableError(
            f"malformed JSON at column {error.colno} ({error.msg})", "mend the line"
        ) from None
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"JSON that cannot be read ({error})", "mend the line") from None
    if not isinstance(row, dict):
        raise UnreadableError(f"a JSON {type(row).__name__}", 'write one object a line: {"text": "…"}')
    return _row(row, sha256(line).hexdigest())


def _of_parquet(row: Mapping[str, Any]) -> Row:
    held = row.get("text") or row.get("html") or ""
    return _row(row, sha256(str(held).encode(errors="surrogatepass")).hexdigest())


def _row(row: Mapping[str, Any], digest: str) -> Row:
    text, html = _string(row, "text"), _string(row, "html")
    if not text and not html:
        found = "no `text` and no `html`" if not {"text", "html"} & row.keys() else "an empty article"
        raise UnreadableError(found, "give it one, or take the row away")
    said: dict[str, Any] = {name: value for name in SAID if (value := squeezed(_string(row, name)))}
    if published := _day(row):
        said["published"] = published
    return Row(text, html, digest, said)


def _string(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise UnreadableError(f"`{name}` that is a {type(value).__name__}", "write a string")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise UnreadableError(f"a lone surrogate in `{name}`", "mend the escape") from None
    return value


def _day(row: Mapping[str, Any]) -> date | None:
    name = next((name for name in DATES if row.get(name)), None)
    if name is None:
        return None
    value = row[name]
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return datetime.fromisoformat(value).date()
    except (TypeError, ValueError):
        raise UnreadableError(
            f"`{name}` {value!r:.40} that is no date", "write YYYY-MM-DD, or leave it out"
        ) from None
