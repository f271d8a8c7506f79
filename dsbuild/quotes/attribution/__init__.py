"""Attribution: whom the words around a quotation make its speaker."""

import re
from collections.abc import Sequence

from dsbuild.model import Rule
from dsbuild.quotes.attributed import Attribution, Mention, MentionKind
from dsbuild.quotes.attribution import across, inside, texts
from dsbuild.quotes.attribution.headings import FAR
from dsbuild.quotes.echo import echoes
from dsbuild.quotes.frames import Frame, Page, frames

ORDER: tuple[Rule[[Frame], Attribution | None], ...] = (*across.BY_SHAPE, *inside.RULES, *across.BY_CONTEXT)


def attribute(page: Page) -> list[Attribution]:
    """An attribution for each quotation, in their order; of what is no speech, one that names nobody."""
    done: list[Attribution] = []
    for frame in frames(page, done):
        found = _first(frame) if frame.quotation.speech else Attribution()
        done.append(found)
    roots = _roots(done)
    for index, echo in echoes(page.text, page.blocks, page.quotations).items():
        if not _names(page, done[index].mention):
            done[index] = _echoed(page.text, [done[roots[source]] for source in echo.sources])
    return done


def _names(page: Page, mention: Mention | None) -> bool:
    """Whether a heading names somebody: its name stands elsewhere as well (not `TEARS`, `Testimony`)."""
    if mention is None or mention.kind is not MentionKind.NAME:
        return False
    last = page.text[mention.start : mention.end].split()[-1]
    here = page.blocks[page.block_at(mention.start)]
    again = re.compile(rf"\b{re.escape(last)}\b", re.IGNORECASE if last.isupper() else 0)
    return any(
        not here.start <= found.start() < here.end for found in again.finditer(page.text, 0, here.end + FAR)
    )


def _roots(attributions: Sequence[Attribution]) -> list[int]:
    """For each quotation the one whose speaker it goes on with in the end: itself where it follows none."""
    roots: list[int] = []
    for index, attribution in enumerate(attributions):
        roots.append(index if attribution.follows is None else roots[attribution.follows])
    return roots


def _echoed(text: str, sources: Sequence[Attribution]) -> Attribution:
    """The speaker in the body, a guess where the body has these words from several."""
    first = sources[0]
    named = {text[source.mention.start : source.mention.end] if source.mention else "" for source in sources}
    return Attribution(
        "A017", first.mention, weak=first.weak or len(named) > 1, interviewee=first.interviewee
    )


def _first(frame: Frame) -> Attribution:
    for rule in ORDER:
        found = rule.apply(frame)
        if found is not None:
            return texts.meant(frame, found)
    return Attribution()


RULES: tuple[Rule[..., object], ...] = (
    *ORDER,
    *inside.REFINED,
    Rule("A017", "a heading or a pull quote repeats words of the body", echoes),
)
