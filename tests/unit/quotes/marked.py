"""Articles for tests of the roster, with their attributions marked by hand.

A line is a block. Curly marks quote; `<n …>`, `<o …>`, `<p …>`, `<d …>` mark the words that name the
speaker of the quotations of the line: a name, an organisation, a pronoun, a description. A quotation takes
the marked words of its own place in the line, else the last of the line; in a line without any it belongs
to whoever is interviewed after a question, else to the speaker before.
"""

import re

from dsbuild.lexicon import load
from dsbuild.model import Block, BlockKind, Layout, Quotation, Quotations, Sentence
from dsbuild.quotes.attributed import Attribution, Mention, MentionKind
from dsbuild.quotes.roster import settle

KINDS = {
    "n": MentionKind.NAME,
    "o": MentionKind.ORGANISATION,
    "p": MentionKind.PRONOUN,
    "d": MentionKind.DESCRIPTION,
}
MARK = re.compile(r"<([nopd]) ([^>]+)>")


def settled(marked: str) -> Quotations:
    text, mentions = unmarked("\n".join(line.strip() for line in marked.strip().splitlines()))
    blocks, sentences, quotations, attributions = [], [], [], []
    start = 0
    asked = False
    for line in text.split("\n"):
        end = start + len(line)
        if line:
            blocks.append(Block(start, end, BlockKind.BODY, "L001"))
            for found in re.finditer(r"\S.*?(?:(?<![A-Z])(?<!Gen)[.!?][”]?(?= [A-Z“])|$)", line):
                sentences += [Sentence(start + found.start(), start + found.end(), len(blocks) - 1)]
            here = [m for m in mentions if start <= m.start < end]
            for number, found in enumerate(re.finditer(r"“[^”]*”", line)):
                mention = here[min(number, len(here) - 1)] if here else None
                attributions.append(_attribution(mention, asked, len(quotations)))
                quotations.append(Quotation(start + found.start(), start + found.end(), "“", "”", "Q001"))
            asked = line.endswith("?")
        start = end + 1
    return settle(text, Layout(tuple(blocks), ()), sentences, quotations, attributions, load())


def unmarked(marked: str) -> tuple[str, list[Mention]]:
    text, mentions, position = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[position : match.start()]
        mentions.append(Mention(len(text), len(text) + len(match[2]), KINDS[match[1]]))
        text += match[2]
        position = match.end()
    return text + marked[position:], mentions


def _attribution(mention: Mention | None, asked: bool, number: int) -> Attribution:
    if mention is not None:
        return Attribution("A001", mention=mention)
    if asked:
        return Attribution("A002", interviewee=True)
    return Attribution("A003", follows=number - 1 if number else None)


def told(marked: str) -> list[str]:
    """A line a quotation: `speaker | role status`."""
    return [
        f"{q.speaker} | {q.speaker_role}{' ' + q.speaker_status if q.speaker_status else ''}"
        for q in settled(marked).quotations
    ]
