import pytest

from dsbuild.layout import paragraphs


def read(text: str) -> list[str]:
    return [text[p.start : p.end] for p in paragraphs(text)]


WIRE = """   LARISSA (CP) -- Police said on Thursday that they were holding four
members of a small armed group after a bomb damaged the wall of an
embassy and broke the windows of the houses across the street."""

LETTER = """We have been in the hills for forty days now and the bread is gone.
Nobody has come. If they come, tell them that we waited by the stream
as we had been told to, and that Anton died on the second of May."""


def test_a_line_is_a_paragraph() -> None:
    assert read("One.\nTwo.\n\n  Three.  \n") == ["One.", "Two.", "Three."]


def test_hard_wrapped_lines_are_joined() -> None:
    assert [p.hard_wrapped for p in paragraphs(f"{WIRE}\n\n{LETTER}\n\nThe end.")] == [True, True, False]


def test_indents_part_hard_wrapped_paragraphs() -> None:
    text = f"{WIRE}\n{WIRE}"
    assert read(text) == [WIRE.strip(), WIRE.strip()]


def test_two_lines_are_joined_inside_a_sentence() -> None:
    text = "The commander of the northern column said on the radio that his men\nwould not lay down their weapons."
    assert read(text) == [text]


def test_upper_case_copy_is_joined() -> None:
    text = (
        "GUERRILLAS OF THE PEOPLE'S ARMY KILLED SIX SOLDIERS IN AN AMBUSH ON\n"
        "THE ROAD TO PORT ESTRELA ON SUNDAY, THE DEFENCE MINISTRY OF THE\n"
        "REPUBLIC SAID."
    )
    assert read(text) == [text]


DISPATCH = """ZCZC ARD0112 3 I 0207
BC-OKAMBE-RADIO (1STLD)
GUNMEN SAY THEY HOLD RADIO STATION, ARMY DENIES IT
   OKAMBE, MAY 3 (ARDPRESS) - GUNMEN OF THE HILL BATTALION TOOK THE
RADIO STATION OF OKAMBE ON SUNDAY AND READ A STATEMENT ON THE AIR,
THE ARMY SAID.
   "WE WILL STAY," IT SAID. NOBODY IN THE TOWN WAS HURT.
   A TEACHER WHO LIVES BESIDE THE STATION SAID THAT THE MEN HAD ASKED
HIM FOR WATER.
   MORE
NNNN"""


def test_a_dispatch_is_joined_between_its_codes() -> None:
    found = paragraphs(DISPATCH)
    assert [DISPATCH[p.start : p.end][:10] for p in found] == [
        "ZCZC ARD01",
        "BC-OKAMBE-",
        "GUNMEN SAY",
        "OKAMBE, MA",
        '"WE WILL S',
        "A TEACHER ",
        "MORE",
        "NNNN",
    ]
    assert [p.hard_wrapped for p in found] == [False, False, False, True, False, True, False, False]


MENU = "Menu\nSearch\nSign in\nWorld"

HEADLINES = """Gunmen storm radio station in Okambe and hold its staff for hours
Why the price of cassava has doubled in a year in the south lands
Ten photographs from the lantern festival that you should not miss"""

TURNS = """Q: Why did you join them when you knew what they had done before?
A: I was angry about the mine, and they were the only angry ones.
Q: Did you ever carry a weapon for them in all of those four years?"""

SHORT_PARAGRAPHS = """He left on a Monday, without a word to his mother or to his sister.
She waited for a letter until the end of the war, and longer still.
No letter came. The house was sold, and the dog went with the house."""


@pytest.mark.parametrize("text", [MENU, HEADLINES, TURNS, SHORT_PARAGRAPHS])
def test_lists_headlines_and_turns_stay_lines(text: str) -> None:
    assert read(text) == text.splitlines()


def test_other_line_breaks_end_a_paragraph() -> None:
    assert read("One\r\nTwo\u2028Three\x85Four\x0bFive") == ["One", "Two", "Three", "Four", "Five"]


def test_a_stretch_is_read_alike_alone_and_inside_a_text() -> None:
    for stretch in (WIRE, LETTER, "One.\nTwo."):
        alone = [(p.start, p.end, p.hard_wrapped) for p in paragraphs(stretch)]
        head = "Before.\n\n"
        inside = [
            (p.start - len(head), p.end - len(head), p.hard_wrapped)
            for p in paragraphs(f"{head}{stretch}\n\nAfter.")
            if len(head) <= p.start < len(head) + len(stretch)
        ]
        assert inside == alone
