from dataclasses import replace

import pytest

from dsbuild.model import Block, BlockKind
from tests.unit.quotes.plain import blocks_of, marked

PAIRS = [
    ("“We stay,” she said. “All of us.”", ["“We stay,”", "“All of us.”"]),
    ('"We stay," she said.', ['"We stay,"']),
    ("‘We won’t stay,’ she said. ‘It’s over.’", ["‘We won’t stay,’", "‘It’s over.’"]),
    ("'We won't stay,' she said. 'Never.'", ["'We won't stay,'", "'Never.'"]),
    ("«Bonjour», said the guard. « Non », said Luc.", ["«Bonjour»", "« Non »"]),
    ("»Nein«, said the guard, »nie«.", ["»Nein«", "»nie«"]),
    ("„Nie“, said Marek. „Nigdy”, said Ola.", ["„Nie“", "„Nigdy”"]),
    ("”Nej”, said Lind. ”Aldrig!”", ["”Nej”", "”Aldrig!”"]),
    ('"We stay,” she said. “We go," he said.', ['"We stay,”', '“We go,"']),
    ("``We stay,'' she said.", ["``We stay,''"]),
    ("''We stay,'' she said. ‘‘We go,’’ he said.", ["''We stay,''", "‘‘We go,’’"]),
    ("“He told us “go” and left,” she said.", ["“He told us “go” and left,”"]),
    ("“They asked, ‘Why?’” he said.", ["“They asked, ‘Why?’”"]),
    ("‘He said “go” to me,’ she said.", ["‘He said “go” to me,’"]),
    ("‘The boys’ day will come,’ said Rami.", ["‘The boys’ day will come,’"]),
    ("The boys’ mothers left in the ’90s with ’em; rock ’n’ roll, don’t, fighters’ wives.", ["’n’"][:0]),
    ('He is 5\'10" tall and sat on a 6" nail.', []),
    ('"He is 5\'10" tall," she said.', ['"He is 5\'10" tall,"']),
    ("â€œWe stayâ€ she said â€“ and left.", []),
    ("“We fight, he said. “Nobody stops us.” It rained.", ["“We fight, he said.", "“Nobody stops us.”"]),
    ('He said:"We go."Then he left.', ['"We go."']),
    ('" We go, " he said.', ['" We go, "']),
    ("He called it (“a farce”) and left.", ["“a farce”"]),
    ("A stray mark” stands here.", []),
    ("“”", []),
]


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_pairs_of_marks(text: str, expected: list[str]) -> None:
    assert [text[quotation.start : quotation.end] for quotation in marked(text)] == expected


def test_marks_are_kept_as_they_were() -> None:
    first, second = marked("„Nie”, said Ola. “We fight on")
    assert (first.opened, first.closed) == ("„", "”")
    assert (second.opened, second.closed, second.rule) == ("“", "", "Q006")


def test_a_quotation_goes_on_over_paragraphs() -> None:
    found = marked("“We came at dawn.\n“We left at noon,” he said.\n“It was hot.”")
    assert [(quotation.continues, quotation.closed) for quotation in found] == [
        (False, ""),
        (True, "”"),
        (False, "”"),
    ]


def test_a_quotation_broken_over_blocks_goes_on_without_a_mark() -> None:
    text = "“We came at dawn and\nleft at noon,” he said."
    _, second = marked(text)
    assert text[second.start : second.end] == "left at noon,”"
    assert (second.opened, second.continues) == ("", True)


def test_an_unclosed_mark_swallows_no_later_block() -> None:
    text = "“We came at dawn.\nThe road was shut.\nNobody spoke."
    assert [text[quotation.start : quotation.end] for quotation in marked(text)] == ["“We came at dawn."]


def test_dialogue_after_a_dash() -> None:
    text = "– We stay, says Lind.\n– It is our home!\n— Come in, — said the guard. — Sit down."
    assert [text[quotation.start : quotation.end] for quotation in marked(text)] == [
        "– We stay,",
        "– It is our home!",
        "— Come in,",
        "— Sit down.",
    ]


def test_a_list_with_dashes_is_no_dialogue() -> None:
    assert marked("– Two rifles\n– A map of the harbour") == []


def test_a_turn_is_quoted_and_a_question_is_not() -> None:
    text = "Q: Why did you leave?\nA: I was “tired”."
    first, second = blocks_of(text)
    blocks = [
        Block(first.start, first.end, BlockKind.QUESTION, "L001", turn=(first.start, first.start + 2)),
        Block(second.start, second.end, BlockKind.ANSWER, "L001", turn=(second.start, second.start + 2)),
    ]
    (found,) = marked(text, blocks)
    assert text[found.start : found.end] == "I was “tired”."
    assert (found.opened, found.closed, found.rule) == ("", "", "Q009")


def test_markup_quotes_a_block_without_its_signature() -> None:
    text = "The harbour is ours. — Front of the Delta (@delta) March 3, 2031"
    (found,) = marked(text, [Block(0, len(text), BlockKind.EMBEDDED_POST, "L001", quoted=True)])
    assert text[found.start : found.end] == "The harbour is ours."


def test_dialogue_that_no_dash_resumes_goes_on_with_the_next_sentence() -> None:
    text = "– A cook! she then says. Let him cook.\n– He is late again, as always."
    found = [text[quotation.start : quotation.end] for quotation in marked(text)]
    assert found == ["– A cook!", "Let him cook.", "– He is late again, as always."]


def test_dashes_quote_where_people_speak_of_themselves() -> None:
    assert len(marked("He waits at the door.\n– You can write that I was a cook.\nWhat else?\n– Yes.")) == 2
    assert not marked("The rules:\n– Keep calm.\n– Call your doctor.\n– Do not run!")


def test_a_single_mark_after_a_colon_stays_open_until_the_next_paragraph() -> None:
    text = "Kerr said: 'It isn't over. We go on.\n'We won't stop.'"
    assert [quotation.rule for quotation in marked(text)] == ["Q006", "Q007"]


def test_an_apostrophe_opens_no_paragraph() -> None:
    assert not marked("'Ndrangheta bosses met in a bar and nobody spoke.")


def test_a_turn_goes_on_without_its_marker_and_leaves_directions_out() -> None:
    text = "ADEN: Yes.\nHADDAD: No. [She laughs.] Not me.\nI stay.\nADEN: Well."
    plain = blocks_of(text)
    spans = {0: 5, 1: 7, 3: 5}
    turned = [
        replace(block, kind=BlockKind.ANSWER, turn=(block.start, block.start + spans[at]))
        if at in spans
        else block
        for at, block in enumerate(plain)
    ]
    found = [text[quotation.start : quotation.end] for quotation in marked(text, turned)]
    assert found == ["Yes.", "No.", "Not me.", "I stay.", "Well."]
