"""What the review adds up to: agreement, the rules, progress."""

from typing import Annotated

from fastapi import Path
from fastapi.responses import HTMLResponse

from dsbuild.review import agreement as agreements
from dsbuild.review import items
from dsbuild.review import progress as progresses
from dsbuild.review import rules as reports
from dsbuild.review.errors import MissingError
from dsbuild.review.roles import Right
from dsbuild.review.values import Item
from dsbuild.web.render import page
from dsbuild.web.visit import Visit, Visitor

EXAMPLES = 12


def agreement(visit: Visitor) -> HTMLResponse:
    """How far reviewers agree; pairs only for those who may read what was answered."""
    report = agreements.report(visit.store)
    return page(visit, "agreement.html", report=report, pairs=report.pairs if visit.may(Right.BROWSE) else ())


def rules(visit: Visitor) -> HTMLResponse:
    """How each rule fares, and how often all of them err."""
    return page(visit, "rules.html", report=reports.report(visit.store, visit.user))


def rule(visit: Visitor, rule: Annotated[str, Path(max_length=20)]) -> HTMLResponse:
    """One rule, with examples for those who may read them."""
    found = next((line for line in reports.report(visit.store, visit.user).rules if line.rule == rule), None)
    if found is None:
        raise MissingError(f"No rule {rule} fired in the build under review.")
    overturned = _examples(visit, found.overturned_examples)
    known = {item.id for item in overturned}
    others = _examples(visit, tuple(one for one in found.examples if one not in known))
    return page(visit, "rule.html", line=found, overturned=overturned, others=others)


def progress(visit: Visitor) -> HTMLResponse:
    """How far the review is, and what one did oneself."""
    mine = progresses.mine(visit.store, visit.user) if visit.may(Right.REVIEW) else None
    return page(visit, "progress.html", totals=progresses.totals(visit.store), mine=mine)


def _examples(visit: Visit, sentences: tuple[str, ...]) -> list[Item]:
    if not visit.may(Right.BROWSE):
        return []
    found = []
    for sentence in sentences[:EXAMPLES]:
        try:
            found.append(items.item(visit.store, visit.user, sentence))
        except MissingError:  # of a build before the one under review
            continue
    return found
