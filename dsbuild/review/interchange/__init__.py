"""What was decided, as other tools read and write it: `FORMATS` lists them all."""

from collections.abc import Mapping

from dsbuild.review.interchange import argilla, doccano, label_studio, native, prodigy, web_annotation
from dsbuild.review.interchange.record import Format

FORMATS: Mapping[str, Format] = {
    one.name: one
    for one in (
        native.FORMAT,
        label_studio.FORMAT,
        argilla.FORMAT,
        doccano.FORMAT,
        prodigy.FORMAT,
        web_annotation.FORMAT,
    )
}
