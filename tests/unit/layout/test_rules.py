from pathlib import Path

import pytest

from dsbuild.layout import RULES, lay_out
from dsbuild.lexicon import load
from dsbuild.model import article_from_text

EXAMPLES = Path(__file__).parents[2] / "rules"


def examples() -> list[tuple[str, str, str]]:
    found = []
    for rule in RULES:
        for line in (EXAMPLES / f"{rule.id}.txt").read_text(encoding="utf-8").splitlines():
            verdict, _, text = line.partition(": ")
            if verdict in ("fires", "silent"):
                found.append((rule.id, verdict, text.replace("\\n", "\n")))
    return found


@pytest.mark.parametrize(("rule", "verdict", "text"), examples())
def test_examples(rule: str, verdict: str, text: str) -> None:
    layout = lay_out(article_from_text(text), load())
    fired = {piece.rule for piece in (*layout.blocks, *layout.dropped)}
    assert (rule in fired) == (verdict == "fires")


def test_ids_are_given_once() -> None:
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))
    assert all(rule.id[0] == "L" and rule.description for rule in RULES)


def test_every_example_file_has_its_rule() -> None:
    assert {path.stem for path in EXAMPLES.glob("L*.txt")} == {rule.id for rule in RULES}
