"""W3C Web Annotation: a page of annotations in JSON-LD, each answer a body on a span of the article."""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dsbuild.review.interchange import record as r

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
SOFTWARE = "dsbuild"


def write(records: Iterable[r.Record]) -> Iterator[str]:
    """An annotation an answer, and one for what the rules say."""
    yield f'{{"@context":"{CONTEXT}","type":"AnnotationPage","items":'
    yield from r.json_list(one for record in records for one in _annotations(record))
    yield "}\n"


def _annotations(one: r.Record) -> Iterator[dict[str, Any]]:
    target = {
        "source": one.url or f"urn:dsbuild:article:{one.article}",
        "selector": [
            {"type": "TextPositionSelector", "start": one.start, "end": one.end},
            {"type": "TextQuoteSelector", "exact": one.text},
        ],
    }
    yield {
        "id": f"urn:dsbuild:rules:{one.id}",
        "type": "Annotation",
        "motivation": "classifying",
        "creator": {"type": "Software", "name": SOFTWARE, "version": one.rules_version},
        "body": _bodies(one.rules.labels),
        "target": target,
        "dsbuild:sentence": one.id,
    }
    for vote in one.votes:
        bodies = _bodies([*vote.answer.labels, *([r.UNSURE] if vote.answer.unsure else [])])
        if vote.note:
            bodies.append({"type": "TextualBody", "purpose": "commenting", "value": vote.note})
        yield {
            "id": f"urn:uuid:{vote.id}",
            "type": "Annotation",
            "motivation": "classifying",
            "creator": {"type": "Person", "nickname": vote.by},
            "created": vote.at,
            "body": bodies,
            "target": target,
            "dsbuild:sentence": one.id,
            "dsbuild:round": vote.round,
        }


def _bodies(labels: Iterable[str]) -> list[dict[str, str]]:
    return [{"type": "TextualBody", "purpose": "classifying", "value": label} for label in labels]


def read(text: str) -> Iterator[r.Taken]:
    """What a page says; what software said is passed over."""
    page = r.an_object("the file", r.parsed(text, "the file"))
    for number, one in enumerate(r.want("the file", page, "items", list), 1):
        place = f"annotation {number}"
        annotation = r.an_object(place, one)
        creator = r.an_object(place, annotation.get("creator"))
        if creator.get("type") == "Software":
            continue
        selectors = r.want(place, r.want(place, annotation, "target", dict), "selector", list)
        exact = next((s.get("exact") for s in selectors if isinstance(s, dict) and "exact" in s), None)
        words = exact if isinstance(exact, str) else None
        identity = r.want(place, annotation, "dsbuild:sentence", str)
        yield r.Taken(place, identity, words, (_vote(place, annotation, creator),))


def _vote(place: str, one: Mapping[str, Any], creator: Mapping[str, Any]) -> r.Vote:
    bodies = [r.an_object(place, body) for body in r.want(place, one, "body", list)]
    labels = [body.get("value") for body in bodies if body.get("purpose") == "classifying"]
    notes = [str(body.get("value")) for body in bodies if body.get("purpose") == "commenting"]
    number = one.get("dsbuild:round")
    identity = r.want(place, one, "id", str)
    given = identity.removeprefix("urn:uuid:")
    return r.Vote(
        given if given != identity else str(uuid.uuid5(uuid.NAMESPACE_URL, identity)),
        str(creator.get("nickname") or creator.get("name") or "somebody"),
        r.utc(place, one.get("created")),
        r.answer_of(place, [label for label in labels if label != r.UNSURE], unsure=r.UNSURE in labels),
        number if isinstance(number, int) else None,
        "\n".join(notes),
    )


FORMAT = r.Format(
    "web-annotation",
    "W3C Web Annotation: an annotation page, JSON-LD",
    ".jsonld",
    "application/ld+json",
    ("speakers", "rulings", "evidence"),
    write,
    read,
)
