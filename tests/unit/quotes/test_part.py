"""The part that an article gives its people, as the model counts it."""

from dsbuild import layout, lexicon, quotes, sentences
from dsbuild.model import article_from_text
from dsbuild.quotes.roster.telling import tell

TEXT = """A convoy was attacked near Kaltes on Monday, and two drivers were killed.
The Kaltes Liberation Army said that it had fired on the lorries.
“We are here and our road stays closed,” said Gonzalo, a commander of the group.
“I heard the shots and I ran,” said Marta Villar, a teacher.
"""


def features(text: str) -> dict[str, set[str]]:
    words = lexicon.load()
    article = article_from_text(text)
    laid = layout.lay_out(article, words)
    split = sentences.segment(article.text, laid.blocks, words)
    told = tell(article.text, split, *quotes.attributed_in(article.text, laid, split, words), words)
    cast = told.scene.cast
    return {
        cast.name(person): {f for f in told.standing.features(person) if f.startswith("P:")}
        for person in cast.first
    }


def test_order_one_word_and_we_are_counted() -> None:
    found = features(TEXT)
    assert found["Gonzalo"] == {"P:order0", "P:one-word", "P:we3", "P:bodies1", "P:leaving0"}
    assert found["Marta Villar"] == {"P:order1", "P:we0", "P:bodies1", "P:leaving0"}


def test_without_an_armed_group_that_is_told_too() -> None:
    found = features("“We are tired,” said Ann Lee, a nurse at the clinic in Harlow.\n")
    assert found == {"Ann Lee": {"P:order0", "P:we3", "P:bodies0", "P:leaving0"}}
