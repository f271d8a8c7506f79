"""The segmenter that the settings ask for."""

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from dsbuild import sentences
from dsbuild.sentences import Segmenter, parameters
from dsbuild.settings import SegmenterSettings


class SegmenterError(ValueError):
    """The settings of the segmenter cannot be obeyed; the message says what to do."""


@lru_cache(maxsize=4)
def of_settings(settings: SegmenterSettings) -> Segmenter:
    """How the settings have sentences told apart; read once a process.

    Raises:
        SegmenterError: a rule, the language or the folder of parameters is unknown here.
    """
    if settings == SegmenterSettings():
        return sentences.ENGLISH
    try:
        folder = settings.parameters
        learned = parameters.read(Path(folder)) if folder else parameters.of_language(settings.language)
        return sentences.segmenter(learned, settings.rules_off)
    except FileNotFoundError as error:
        raise SegmenterError(
            f"segmenter.parameters: found no file {error.filename}, expected a folder that "
            "`dsbuild segmenter train` wrote; train it, or name another"
        ) from None
    except (parameters.LanguageError, ValueError) as error:
        raise SegmenterError(f"segmenter: {error}") from None


def digest(settings: SegmenterSettings) -> str:
    """The sha256 of what the parameters of a folder hold, and of the settings beside."""
    folder = settings.parameters
    files = [Path(folder) / name for name in parameters.FILES] if folder else []
    told = b"\n".join(file.read_bytes() for file in files)
    return sha256(settings.model_dump_json().encode() + told).hexdigest()
