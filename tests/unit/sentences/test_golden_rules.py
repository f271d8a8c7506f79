"""The kinds of case that pySBD's English Golden Rules name, in words of our own; a bar ends each sentence."""

import pytest

from dsbuild import sentences
from dsbuild.lexicon import load

TAKEN = """
It rained all day. | The bridge closed.
Who was there? | A guard was there.
It burned down! | Nobody was inside.
The judge is Lena K. Brandt.
Please turn to p. 12.
Were Palmer & Co. at the fair?
They sold it to Palmer & Co. | Now it stands empty.
They sold it to Palmer & Co. | Was it worth it?
We can move to Mt. Aru, where the trail begins.
He was seen at St. Brannock's Church.
They left at 6 P.M. and the shop opened.
He has lived in the U.S. for ten years. | How about Kasra?
He works for the U.S. Government in Kasra.
He has lived in the U.S. for ten years.
At 5 a.m. Mr. Lind went to the bank. | He left it at 6 P.M. | Mr. Lind then went home.
She has $50.00 on her. | That is enough.
She told him, 'It is late.' before she left.
She told him, "It is late." before she left.
She told him, "It is late." | He agreed.
Hello!! | Are you there?
Hello?? | Who is it?
Hello!? | Is that you?
Hello?! | Is that you?
1.) The first item. | 2.) The second item.
1) The first item. | 2) The second item.
1. The first item. | 2. The second item.
You will find it at N°. 1018.253.553. | It goes by the road.
She works at Yahoo! in the billing department.
We make a good team, you and I. | Did you see Lena B. Palmer?
So ends his speech. [2]
"The plan will fail," he said, "unless . . . the road is open."
In the treaty . . . the border was fixed.
If words are left out at the end, mark it with dots. . . . | Next sentence.
I never meant that.... | She left the shop.
I was not sure ... that is ... we could not say.
One can see it in the roads . . . . | The state did much.
. . . Mr. Lind gave no reasons, did he?
1.) The first item | 2.) The second item
1) The first item | 2) The second item
• 8. The first item | • 9. The second item
⁃8. The first item | ⁃9. The second item
Were Lena and co. at the fair?
St. Brannock's is on 4th st. near the mill.
He paints boats (He was a smith for years.) at the old harbour.
"Lind [...] calls them the stairs of the state [...]" (Brandt 12).
I was not . . . well, what I mean . . . I did not see it.
""".strip()

# A bare `2.` or `b.` inside a line of news is a section, a score, an initial or the end of a sentence far more often
# than it is a marker; and the four dots that end a sentence stay with it.
REFUSED = """
1. The first item | 2. The second item
a. The first item | b. The second item | c. The third item
""".strip()


def pieces(line: str) -> list[str]:
    return [piece.strip() for piece in line.split("|")]


def cut(text: str, *, hard_wrapped: bool = False) -> list[str]:
    return [text[start:end] for start, end in sentences.spans(text, load(), hard_wrapped=hard_wrapped)]


@pytest.mark.parametrize("line", TAKEN.split("\n"))
def test_taken(line: str) -> None:
    assert cut(" ".join(pieces(line))) == pieces(line)


@pytest.mark.parametrize("line", REFUSED.split("\n"))
def test_refused_on_one_line_and_taken_on_lines_of_their_own(line: str) -> None:
    assert cut(" ".join(pieces(line))) != pieces(line)
    assert cut("\n".join(pieces(line))) == pieces(line)


def test_a_break_inside_a_sentence_is_known_from_the_layout() -> None:
    text = "It was cold\nin the valley. It rained."
    assert cut(text, hard_wrapped=True) == ["It was cold\nin the valley.", "It rained."]
    assert cut("bridge\nhouse\nroad") == ["bridge", "house", "road"]
