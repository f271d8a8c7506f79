"""The rules of roles, all of them."""

from typing import Any

from dsbuild.model import Rule
from dsbuild.quotes.roster import (
    armed,
    evidence,
    nameless,
    organisations,
    own_words,
    portraits,
    presented,
    told,
)

RULES: tuple[Rule[..., Any], ...] = (
    *evidence.RULES,
    Rule("R010", "one of several people whom the article presented together", presented.presented_together),
    *nameless.RULES,
    Rule("R016", "an extremist organisation of the lexicon", organisations.organisations),
    Rule("R017", "an extremist organisation that the article itself introduces", organisations.organisations),
    *own_words.RULES,
    *told.RULES,
    *armed.RULES,
    *portraits.RULES,
)
