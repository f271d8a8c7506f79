"""Strategies that make news-like text: quotations of all kinds, abbreviations, furniture, any Unicode."""

from hypothesis import strategies as st

ABBREVIATED = ("Dr. Osei", "Gen. Varga", "the U.S. Army", "Lt. Col. Idris Bello", "No. 5", "Mt. Aru", "J. R. Lind", "9 a.m. on Monday", "Jan. 6", "St. Brannock", "Inc. Ltd.", "e.g. rope")  # fmt: skip
SOLID = ("3.14", "1,200.50", "www.example.org/a.b?c=d", "https://example.com/x.html", "desk@example.org", "10.5 km", "v2.0.1", "@harbour.watch")  # fmt: skip
NAMES = (
    "Mara Okafor",
    "Karim al-Hadi",
    "Sgt. Lena Brandt",
    "Abu Tamim",
    "the minister",
    "Eoin O’Dowd",
    "MARTA RUIZ",
)
VERBS = ("said", "told reporters", "asked", "recalled", "warned", "writes")
MARKS = (("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"), ("«", "»"), ("„", "“"), ("”", "”"), ('"', "”"), ("“", ""), ("", "”"))  # fmt: skip
FURNITURE = ("READ MORE: Harbour reopens", "Photo: L. Lind / Agency", "* * *", "0:00", "12 March 2031, 18:40", "By Mara Okafor", "Share", "Subscribe to our newsletter", "Related: The long war", "• A list item", "Q: And then?", "A: We left.")  # fmt: skip

VOCABULARY = """The a militia bridge fire men women near Kasra river shots village police 12 three dozens killed wounded
left after before didn’t don't caliphate movement (the so-called) – — … school’s 1990s"""
words = st.sampled_from(VOCABULARY.split())
plain = st.lists(words, min_size=1, max_size=12).map(" ".join)
clause = st.one_of(plain, st.sampled_from(ABBREVIATED), st.sampled_from(SOLID), st.sampled_from(NAMES))
stop = st.sampled_from([".", "!", "?", "…", "...", "?!", ".”", ".)", ""])


@st.composite
def quoted(draw: st.DrawFn) -> str:
    opened, closed = draw(st.sampled_from(MARKS))
    said = draw(plain).capitalize()
    end = draw(st.sampled_from([",", ".", "?", "!", "…"]))
    name, verb = draw(st.sampled_from(NAMES)), draw(st.sampled_from(VERBS))
    form = draw(
        st.sampled_from(["{q} {n} {v}.", "{q} {v} {n}.", "{n} {v}: {q}", "{q}", "{n} {v} that {q} was so."])
    )
    return form.format(q=f"{opened}{said}{end}{closed}", n=name, v=verb)


sentence = st.one_of(
    st.tuples(st.lists(clause, min_size=1, max_size=4).map(" ".join), stop).map(
        lambda made: made[0].capitalize() + made[1]
    ),
    quoted(),
)
paragraph = st.lists(sentence, min_size=1, max_size=5).map(" ".join)
block = st.one_of(paragraph, paragraph, st.sampled_from(FURNITURE))
news = st.lists(block, min_size=1, max_size=8).flatmap(
    lambda blocks: st.sampled_from(["\n\n", "\n", "\n \n"]).map(lambda gap: gap.join(blocks))
)
#: Anything that UTF-8 can say.
unicode_text = st.text(st.characters(exclude_categories=("Cs",)), max_size=400)
marked_text = st.text(
    st.sampled_from(list("aB1 .!?…“”‘’\"'«»„()[]-–—:;,\n\t\u00a0\u2028\u0301é🙂")), max_size=300
)
any_text = st.one_of(news, unicode_text, marked_text)
HOSTILE = ("." * 1_000_000, "“" * 1_000_000, "a.b.c." * 160_000, "7" * 1_000_000, "'" * 1_000_000, "(" * 1_000_000, "? " * 500_000, "\n" * 1_000_000, " " * 1_000_000, "killed 12 " * 100_000, "“a” said " * 110_000, "A. " * 330_000, "- " * 500_000, "said: " * 160_000, "x" * 1_000_000)  # fmt: skip
