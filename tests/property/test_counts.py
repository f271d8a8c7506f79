from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

import dsbuild
from dsbuild.counts import count
from dsbuild.lexicon import load
from dsbuild.model import Casualty, Sentence

ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()  # noqa: SIM905
TENS = {
    20: "twenty",
    30: "thirty",
    40: "forty",
    50: "fifty",
    60: "sixty",
    70: "seventy",
    80: "eighty",
    90: "ninety",
}
BOUNDS = {
    "": (1, 1),
    "about ": (1, 1),
    "nearly ": (1, 1),
    "some ": (1, 1),
    "at least ": (1, None),
    "more than ": (1, None),
    "no fewer than ": (1, None),
    "as many as ": (0, 1),
    "up to ": (0, 1),
    "fewer than ": (0, 1),
}
VAGUE = {
    "dozens of": 24,
    "scores of": 40,
    "hundreds of": 200,
    "thousands of": 2000,
    "tens of thousands of": 20_000,
    "hundreds of thousands of": 200_000,
    "several hundred": 200,
}
FRAMES = {
    "{} people were killed in Orvale.": "killed",
    "Police said {} villagers had been injured.": "injured",
    "The blast wounded {} soldiers.": "injured",
    "A landslide hit the town, killing {} residents.": "killed",
    "Rescuers said {} miners were still missing.": "missing",
    "The attack left {} people dead.": "killed",
    "They found the bodies of {} men.": "killed",
    "Some say {} people were killed or wounded.": "unspecified",
    "{} worshippers died when the roof fell.": "killed",
    "The toll rose to {} villagers on Sunday.": "killed",
    "The flood claimed the lives of {} villagers.": "killed",
    "Gunmen attacked a bus, killing the driver and {} passengers.": "killed",
    "{} passengers on a bus to Orvale were wounded when it overturned.": "injured",
    "Among the dead were {} students.": "killed",
    "{} workers were taken to hospital with burns.": "injured",
    "The fire sent {} residents to the Mercy hospital.": "injured",
    "The trawler sank with the loss of {} men.": "killed",
    "{} fishermen have not been seen since.": "missing",
    "A man stabbed {} passengers to death on the train.": "killed",
    "A man stabbed {} passengers on the train.": "unspecified",
    "The army has lost {} soldiers to roadside bombs.": "killed",
    "{} miners, badly burned, crawled to the shaft.": "injured",
    "{} workers were overcome by smoke.": "injured",
    "The names of the {} soldiers who fell in the war are carved there.": "killed",
}
VICTIMS = [
    "people",
    "villagers",
    "soldiers",
    "residents",
    "miners",
    "men",
    "worshippers",
    "passengers",
    "students",
    "workers",
    "fishermen",
]
ANIMALS = ["horses", "cows", "sheep", "stray dogs", "white elephants"]
OTHERS = [
    "cars",
    "horses",
    "houses",
    "dollars",
    "hours",
    "miles",
    "attacks",
    "rifles",
    "percent of the shops",
]
HARMLESS = [
    "{} were destroyed when the man was killed.",
    "The dead man had seen {} that day.",
    "After the murder, police found {}.",
]


def in_words(value: int) -> str:
    if value < 20:
        return ONES[value - 1]
    if value < 100:
        ten, one = value // 10 * 10, value % 10
        return TENS[ten] + (f"-{ONES[one - 1]}" if one else "")
    hundreds, rest = divmod(value, 100)
    return f"{ONES[hundreds - 1]} hundred" + (f" and {in_words(rest)}" if rest else "")


def casualties(text: str) -> tuple[Casualty, ...]:
    (found,) = count(text, [Sentence(0, len(text), 0)], load())
    return found.casualties


def written(frame: str, number: str, shouted: bool) -> str:
    text = frame.format(number)
    text = text[0].upper() + text[1:]
    return text.upper() if shouted else text


frames = st.sampled_from(sorted(FRAMES))
values = st.integers(2, 999)
figures = st.one_of(
    values.map(lambda value: (str(value), value)),
    values.map(lambda value: (in_words(value), value)),
    st.integers(1000, 1499).map(lambda value: (f"{value:,}", value)),
    st.integers(2101, 9_999_999).map(lambda value: (f"{value:,}", value)),
    st.integers(1, 99).map(lambda tenths: (f"{tenths // 10}.{tenths % 10} million", tenths * 100_000)),
)


@given(frames, figures, st.sampled_from(sorted(BOUNDS)), st.booleans())
def test_a_rendered_count_gives_back_its_bounds_kind_and_words(
    frame: str, figure: tuple[str, int], bound: str, shouted: bool
) -> None:
    written_as, value = figure
    low, high = BOUNDS[bound]
    if value == 0 or (bound == "" and frame.startswith("Some")):
        return
    text = written(frame, bound + written_as, shouted)
    (found,) = casualties(text)
    assert (found.count_min, found.count_max, found.kind) == (
        low * value,
        high and high * value,
        FRAMES[frame],
    )
    assert text[found.start : found.end].lower() == bound + written_as


@given(frames, values, values, st.sampled_from(["{} to {}", "between {} and {}", "{}–{}", "{}-{}"]))
def test_a_rendered_range_gives_back_its_ends(frame: str, one: int, other: int, form: str) -> None:
    low, high = sorted((one, other))
    if low == high or high > 20 * low:
        return
    (found,) = casualties(written(frame, form.format(low, high), shouted=False))
    assert (found.count_min, found.count_max, found.kind) == (low, high, FRAMES[frame])


@given(frames, st.sampled_from(sorted(VAGUE)), st.booleans())
def test_a_vague_number_is_open_above(frame: str, number: str, shouted: bool) -> None:
    (found,) = casualties(written(frame, number, shouted))
    assert (found.count_min, found.count_max, found.kind) == (VAGUE[number], None, FRAMES[frame])


@given(st.sampled_from(HARMLESS), values, st.sampled_from(OTHERS), st.booleans())
def test_things_in_place_of_victims_give_nothing(frame: str, value: int, other: str, shouted: bool) -> None:
    assert casualties(written(frame, f"{value} {other}", shouted)) == ()


@given(frames, values, st.sampled_from(ANIMALS), st.booleans())
def test_animals_in_place_of_victims_give_nothing(frame: str, value: int, animal: str, shouted: bool) -> None:
    (victim,) = (word for word in VICTIMS if f"{{}} {word}" in frame)
    swapped = frame.replace(f"{{}} {victim}", f"{{}} {animal}")
    assert casualties(written(swapped, str(value), shouted)) == ()


@given(frames, values, st.sampled_from(["a further {}", "another {}", "{} more", "{} or more", "{}-plus"]))
def test_further_ones_count_as_themselves(frame: str, value: int, form: str) -> None:
    (found,) = casualties(written(frame, form.format(value), shouted=False))
    opened = form in {"{} or more", "{}-plus"}
    assert (found.count_min, found.count_max) == (value, None if opened else value)


@given(
    values,
    values,
    st.sampled_from(["a hospital official said {}.", "the rebels said {}.", "witnesses spoke of {}."]),
)
def test_two_sources_give_two_figures(one: int, other: int, second: str) -> None:
    text = f"Police said {one} people were killed; {second.format(other)}"
    assert [(c.count_min, c.kind) for c in casualties(text)] == [(one, "killed"), (other, "killed")]


@given(
    values,
    values,
    st.sampled_from(
        [
            "The army killed {} people, the rebels {}.",
            "In the south, {} people were killed; in the east, {}.",
            "It blamed {} deaths on the army, {} on the rebels.",
            "They killed {} men in June. Then {} more.",
            "The army says it killed {} people. The villagers say {}.",
        ]
    ),
)
def test_a_clause_without_its_verb_counts_like_the_one_before(one: int, other: int, text: str) -> None:
    written_text = text.format(one, other)
    sentences = [Sentence(start, end, 0) for start, end in dsbuild.sentence_spans(written_text)]
    found = [c for counts in count(written_text, sentences, load()) for c in counts.casualties]
    assert [(c.count_min, c.count_max, c.kind) for c in found] == [
        (one, one, "killed"),
        (other, other, "killed"),
    ]


@given(
    values,
    values,
    st.sampled_from(["more than", "fewer than", "higher than"]),
    st.sampled_from(["in 2016", "the year before", "the police had said"]),
)
def test_a_difference_of_tolls_is_none(one: int, other: int, compared: str, other_time: str) -> None:
    (found,) = casualties(f"{one} people were killed last year, {other} {compared} {other_time}.")
    assert (found.count_min, found.count_max) == (one, one)


@given(frames, st.integers(1, 999), st.integers(0, 999), st.sampled_from(" \u00a0\u2009\u202f"))
def test_thousands_may_stand_apart(frame: str, thousands: int, rest: int, space: str) -> None:
    (found,) = casualties(written(frame, f"{thousands}{space}{rest:03}", shouted=False))
    assert (found.count_min, found.count_max) == (1000 * thousands + rest,) * 2


@given(st.integers(2, 12), st.sampled_from(["{}-man crew", "{}-member family", "{}-strong patrol"]))
def test_a_crew_is_as_many_as_its_word_says(value: int, crew: str) -> None:
    for number in (str(value), in_words(value)):
        (found,) = casualties(f"A {crew.format(number)} was killed near Orvale.")
        assert (found.count_min, found.count_max, found.kind) == (value, value, "killed")


@given(values, st.sampled_from(["arrested", "rescued", "freed", "evacuated", "charged"]))
def test_another_fate_is_none(value: int, fate: str) -> None:
    assert casualties(f"{value} people were {fate} after the blast in which a man was killed.") == ()


@given(values, st.sampled_from(["could", "would", "might", "will"]))
def test_what_has_not_happened_gives_nothing(value: int, modal: str) -> None:
    assert casualties(f"The bomb {modal} kill {value} people.") == ()
    assert casualties(f"{value} people {modal} be killed.") == ()


pieces = st.sampled_from(
    [
        "killed",
        "12",
        "and",
        "people",
        ",",
        "were",
        "of",
        "the",
        "dozens",
        "no",
        "toll",
        "two",
        "dead",
        "to",
        "—",
        "İ",
        "’s",
        "who",
        "𝟜",
        "1.2",
        "one",
    ]
)


@given(st.lists(pieces, max_size=40).map(" ".join) | st.text(max_size=80))
def test_whatever_the_words_spans_stand_in_order_inside_the_sentence(text: str) -> None:
    sentences = [Sentence(0, len(text), 0)]
    (found,) = count(text, sentences, load())
    spans = sorted((item.start, item.end) for item in (*found.casualties, *found.ruled_out))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert all(
        c.count_min >= 0 and (c.count_max is None or c.count_max >= c.count_min) for c in found.casualties
    )
    assert all(c.count_min < 2**63 and (c.count_max or 0) < 2**63 for c in found.casualties)
