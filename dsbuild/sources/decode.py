"""Bytes -> text, decided once."""

import codecs
import re

from dsbuild.sources.raw import UnreadableError

# The longer mark first: UTF-32's little-endian one begins with UTF-16's.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARED = re.compile(
    rb"""charset\s{0,9}=\s{0,9}["']?([\w.:-]{2,40})|<\?xml[^>]{0,99}encoding=["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
DECLARED_WITHIN = 4096
# As browsers read these labels, https://encoding.spec.whatwg.org/#names-and-labels
READ_AS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
OF_TEXT = re.compile(r"(cp|iso8859|koi8|mac|gb|big5|euc|shift|utf)", re.IGNORECASE)
GUESSED = (
    *(f"cp{page}" for page in (437, 850, *range(1250, 1259))),
    *("iso8859_2", "iso8859_15", "mac_roman", "koi8_r"),
    *("gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"),
)
MESS, RIVAL_MESS, RIVAL_COHERENCE = 0.1, 0.02, 0.8
CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a"))
CONTROLS_SHARE = 0.01
AS_UTF8 = "save it as UTF-8"


def decoded(data: bytes, *, page: bool = False) -> str:
    """The text that the bytes hold: by its byte-order mark, UTF-8, what a `page` declares, or a detector that is sure.

    Raises:
        UnreadableError: the bytes are no text, or it cannot be told which.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strictly(data.removeprefix(mark), encoding, "after its byte-order mark")
    if b"\0" in data:
        raise UnreadableError("NUL bytes, so no text", f"give text; if it is UTF-16, {AS_UTF8}")
    if len(data) - len(data.translate(None, CONTROLS)) > CONTROLS_SHARE * len(data):
        raise UnreadableError("control bytes, so no text", "give the article as text or HTML")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        not_utf8 = error
    if page and (declared := _declared(data)):
        return _strictly(data, declared, "as the page declares")
    if (guess := _sure_guess(data)) is not None:
        return guess
    raise UnreadableError(
        f"text that is not UTF-8 (byte {not_utf8.start}) and could be in several encodings", AS_UTF8
    )


def settled(text: str) -> str:
    """The text without a byte-order mark, every line break as LF.

    Raises:
        UnreadableError: it holds NUL, a lone surrogate, or no word.
    """
    if "\0" in text:
        raise UnreadableError("a NUL character", "take it out")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        code = ord(text[error.start])
        raise UnreadableError(
            f"a lone surrogate (U+{code:04X}) at character {error.start}", AS_UTF8
        ) from None
    if not any(map(str.isalnum, text)):
        raise UnreadableError("no words" if text else "nothing", "give an article, or take the file away")
    return text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def squeezed(text: str) -> str:
    """The text with every run of white space as one space, trimmed."""
    return " ".join(text.split())


def _strictly(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        found = f"bytes that are not {encoding} {where} (byte {error.start})"
        raise UnreadableError(found, AS_UTF8) from None


def _declared(data: bytes) -> str | None:
    """The codec for what the page declares; None for nothing, UTF-8 (which it is not), or no encoding of text."""
    match = DECLARED.search(data, 0, DECLARED_WITHIN)
    if match is None:
        return None
    try:
        name = codecs.lookup((match[1] or match[2]).decode()).name
    except LookupError:
        return None
    name = READ_AS.get(name, name)
    return name if OF_TEXT.match(name) and not name.startswith("utf-") else None


def _sure_guess(data: bytes) -> str | None:
    """The text if every likely encoding gives the same."""
    from charset_normalizer import from_bytes

    matches = from_bytes(data, cp_isolation=list(GUESSED))
    best = matches.best()
    if best is None or best.chaos > MESS:
        return None
    likely = {
        str(match)
        for match in matches
        if match.chaos <= best.chaos + RIVAL_MESS and match.coherence >= best.coherence * RIVAL_COHERENCE
    }
    return likely.pop() if len(likely) == 1 else None
