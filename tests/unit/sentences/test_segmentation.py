"""The guideline's section on segmentation, case by case; a bar ends each sentence."""

import re

import pytest

from dsbuild import sentences
from dsbuild.lexicon import load
from dsbuild.model import Block, BlockKind, Sentence

CASES = """
# quotations and their attribution
“We do. | We will,” he said.
“Where?” asked the judge.
She said: “No. | Never.”
“Where were you?’” said Rachid, who had left. | Nobody answered.
‘Are you coming?’ he asked. | She was.
“We waited…” he added. | Then they left.
"Fire!" shouted the crowd.
“Why?” Hamid asked. | Nobody knew.
“Why?” Hamid al-Masri, 33, a carpenter, asked the men.
“Why me?” I asked.
“Get out!” Sgt. Lena Brandt shouted at them.
“Why?” | The judge did not answer.
“We shall return later.” | The police left.
“Is it over?” | “Not yet.”
He called it “a day of shame”. | The mayor agreed.
"He left." | "When?" | "At noon."
“They came at night.” | Mariam Sule had not slept.
The crowd shouted “Out!” and left.
„Kommt er?“ asked the guard.
« Où ? » asked the guard.
“We are here to stay.” – Idris Bello
# abbreviations, titles, initials
Dr. Osei and Mr. and Mrs. Lind met Gen. Varga. | They talked.
Lt. Col. Idris Bello spoke to Sen. Ruiz.
J. R. Lind and George W. Palmer wrote it.
It was written by J. R. Lind. | The book sold well.
The U.S. Army left. | The U.K. government stayed.
They left the U.S. | The men never came back.
They fled to the U.S. | Officials said so.
Palmer Inc. | The firm closed.
Palmer Inc. shares fell, and Lind & Co. closed.
They brought food, water, etc. | Hamid took none.
See e.g. Lind, i.e. the elder, vs. the younger.
The road to St. Brannock and Mt. Aru is closed.
They live in Main St. | The house is old.
It was No. 5 of 12, on p. 7 of vol. II.
Will they stay? | No. | The men will leave.
Martin Palmer Jr. | He died on Friday.
The P.K.N. Party lost.
# dates and hours
They met on Jan. 6 and on Sept. 11, 2001. | It rained.
He left at 9 a.m. | He came back at 5 p.m. on Monday.
The train left at 9 a.m. | Hamid missed it.
It starts at 8 p.m. Tuesday and at 9 p.m. GMT.
It happened on Nov. 3. | The police came late.
The vote is in Sept. | Hamid will stand.
# numbers, sites, names of files
It cost 3.5 million and 1,200.50 more.
Write to desk@example.org or see www.example.org/a.html today.
The site is example.com. | It is down.
It runs on Node.js and ASP.NET in v2.0.1 of U.S.A Today.
It happened in 2015. | Nobody was hurt.
# marks
They waited ... and waited. | Nobody came.
They waited… and waited.
They waited... | Nobody came.
“I ... I do not know.”
. . . and so it went on.
What?! | You too?
Yahoo! said so. | Yahoo! | The word is old.
He (or she?) left. | She (!) stayed.
# a missing space
The war ended.The men went home.
""".strip()

MISSING_SPACE = [
    ("The war ended.The men went home.", ["The war ended.", "The men went home."]),
    ("“It ended.”The men went home.", ["“It ended.”", "The men went home."]),
    ("It ended.“The men went home.”", ["It ended.", "“The men went home.”"]),
    ("Who knew?The men went home.", ["Who knew?", "The men went home."]),
    ("It was e.g.this or Node.js or U.S.A in System.Out.println there.", None),
    ("They sang inPlease and left.", None),
    ("See Example.Com for more.", None),
    ("Write to Ann.Lind@example.org now.", None),
]

BRACKETS = """
The group (it was founded in 1990. It is small) left.
They left. | (They came back. | Nobody saw them.) | It rained.
They fired a [surface-to-air] missile and bombs (IEDs). | Nobody was hurt.
The man (born in the U.S. in 1970) left.
It rained. [2] The men left.
"""


def cut(line: str) -> list[str]:
    return [piece.strip() for piece in line.split("|")]


@pytest.mark.parametrize(
    "line", [line for line in CASES.split("\n") if not line.startswith("#") and "ended.The" not in line]
)
def test_guideline(line: str) -> None:
    expected = cut(line)
    text = " ".join(expected)
    assert [text[start:end] for start, end in sentences.spans(text, load())] == expected


@pytest.mark.parametrize(("text", "expected"), MISSING_SPACE)
def test_missing_space(text: str, expected: list[str] | None) -> None:
    assert [text[start:end] for start, end in sentences.spans(text, load())] == (expected or [text])


@pytest.mark.parametrize("line", BRACKETS.strip().split("\n"))
def test_brackets(line: str) -> None:
    expected = cut(line.replace("[2] The", "[2] | The"))
    text = " ".join(expected)
    assert [text[start:end] for start, end in sentences.spans(text, load())] == expected


@pytest.mark.parametrize(
    "text",
    [
        "1. The men left.", "a) They stayed.", "IV. The end of it", "2.1. What was found", "Q. Were you there?",
        "10.45 a.m. The bridge is closed.", "• They left.", "KASRA, June 3 (Agency) — The bridge is closed.",
        "LIND, N.Y. — The bridge is closed.", "10:45 GMT. The bridge is closed.",
    ],
)  # fmt: skip
def test_what_opens_a_sentence_belongs_to_it(text: str) -> None:
    assert sentences.spans(text, load()) == [(0, len(text))]


def test_line_breaks() -> None:
    text = "A headline\nThe men left\nafter dark. It rained.\n \nNobody came"
    found = [text[start:end] for start, end in sentences.spans(text, load())]
    assert found == ["A headline", "The men left", "after dark.", "It rained.", "Nobody came"]
    wrapped = [text[start:end] for start, end in sentences.spans(text, load(), hard_wrapped=True)]
    assert wrapped == ["A headline\nThe men left\nafter dark.", "It rained.", "Nobody came"]


def test_a_block_is_cut_out_of_its_text() -> None:
    text = "Mr. The men left. They\n came."
    assert sentences.spans(text, load(), 4, 22) == [(4, 17), (18, 22)]
    assert sentences.spans(text, load(), 17, 18) == []


def test_segment_numbers_the_blocks() -> None:
    text = "A bridge closes\n\nIt closed. It rained."
    blocks = [Block(0, 15, BlockKind.HEADLINE, "L001"), Block(17, len(text), BlockKind.BODY, "L002")]
    assert sentences.segment(text, blocks, load()) == (
        Sentence(0, 15, 0),
        Sentence(17, 27, 1),
        Sentence(28, 38, 1),
    )


def test_trace_names_the_rule_of_each_place() -> None:
    log = sentences.trace("Mr. Lind left. It rained\nin Kasra.", load())
    assert [(decision.rule, decision.splits) for decision in log] == [
        ("S040", False),
        ("S080", True),
        ("S001", True),
    ]


def test_paragraphs_are_read_together_as_one_by_one() -> None:
    text = "A headline\n\nThe men left. It rained.\nNobody\ncame (at all. Not\none) back.\n\nIt rained (a lot.\nIt stopped)."
    pieces = [line for line in re.split(r"\n\n|(?<=rained\.)\n|(?<=lot\.)\n", text) if line]
    paragraphs = [
        Block(
            text.index(line), text.index(line) + len(line), BlockKind.BODY, "L001", hard_wrapped="\n" in line
        )
        for line in pieces
    ]
    assert len(paragraphs) == 5
    alone = [
        span
        for line in paragraphs
        for span in sentences.spans(text, load(), line.start, line.end, hard_wrapped=line.hard_wrapped)
    ]
    assert sentences.of_paragraphs(text, paragraphs, load()) == alone
