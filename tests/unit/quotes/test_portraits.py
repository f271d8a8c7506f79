"""The words around names, and what they add up to."""

from hypothesis import given
from hypothesis import strategies as st

import dsbuild
from dsbuild import lexicon, pipeline
from dsbuild.lexicon.linear import Linear, damped, packaged, portraits
from dsbuild.model import article_from_text
from dsbuild.quotes.roster.portraits import of_name, stem


def roles(told: str) -> dict[str, tuple[str, str | None]]:
    return {s.name: (s.role.value, s.status and s.status.value) for s in dsbuild.annotate(told).speakers}


def test_what_nobody_wrote_a_rule_for_is_told_by_the_words() -> None:
    told = (
        "Sixteen years ago Hadiza Umar drove a lorry for the Harrow Jihad. “It was cold,” said Hadiza Umar."
    )
    assert roles(told)["Hadiza Umar"][0] == "extremist"


def test_who_stands_beside_militants_is_none_of_them() -> None:
    told = (
        "Gunmen of the Harrow Jihad stopped the bus. Lorraine Achebe, a pastor, hid two girls under her coat. "
        "“I sang to them,” said Lorraine Achebe."
    )
    assert roles(told)["Lorraine Achebe"][0] != "extremist"


def test_what_is_shown_adds_up_to_what_decides() -> None:
    model = portraits().people
    sure, around = ["R:armed", "R:R001"], ["v:drov", "l:guard", "a:the_<A>", "v:nothing-of-the-kind"]
    for answer, logits in zip(model.answers, model.logits(sure, around), strict=True):
        bias = model.bias[model.answers.index(answer)] / 100
        assert abs(bias + sum(part for _, part in model.parts(answer, sure, around)) - logits) < 1e-9


def test_the_words_of_a_speaker_are_told() -> None:
    text = "Ewan Tarrant, who ran the youth wing of the banned Front of Harrow Blood, wept. “It was cold,” Ewan Tarrant said."
    parts = pipeline.portrayed(article_from_text(text), lexicon.load())
    assert any(feature.startswith("a:") and logits > 0 for feature, logits in parts["Ewan Tarrant"])


@given(st.integers(0, 10_000))
def test_many_words_never_count_less_together_than_few(count: int) -> None:
    assert damped(count + 1) * (count + 1) >= damped(count) * count


@given(st.text(max_size=60))
def test_any_name_has_features(name: str) -> None:
    assert of_name(name)
    assert stem(name.lower()) or not name.replace("'s", "")


def test_a_model_knows_as_many_numbers_as_answers() -> None:
    for name in ("names", "bodies", "people"):
        model: Linear = packaged(name)
        assert all(len(row) == len(model.answers) for row in model.weights.values())
