"""Label Studio: tasks with predictions, and its full JSON back. Its spans are code points, as ours."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dsbuild.review.interchange import record as r

CONFIG = """\
<View>
  <Text name="text" value="$text"/>
  <Labels name="evidence" toName="text"><Label value="evidence"/></Labels>
  <Choices name="voice" toName="text" choice="single" required="true">
    <Choice value="reportage" hotkey="1"/><Choice value="quoted_extremist_speech" hotkey="2"/>
  </Choices>
  <Choices name="casualty" toName="text" choice="multiple"><Choice value="casualty_statistic" hotkey="3"/></Choices>
  <Choices name="doubt" toName="text" choice="multiple"><Choice value="unsure" hotkey="u"/></Choices>
  <TextArea name="note" toName="text" maxSubmissions="1"/>
</View>
"""
MAIL = "@review.invalid"


def write(records: Iterable[r.Record]) -> Iterator[str]:
    """A task a sentence: what the rules say as a prediction, each answer as an annotation."""
    return r.json_list(_task(one) for one in records)


def _task(one: r.Record) -> dict[str, Any]:
    evidence = [
        {
            "id": f"e{number}",
            "from_name": "evidence",
            "to_name": "text",
            "type": "labels",
            "value": {"start": span.start, "end": span.end, "text": span.words, "labels": ["evidence"]},
            "meta": {"text": [span.label]},
        }
        for number, span in enumerate(one.spans)
    ]
    return {
        "data": {
            "text": one.text,
            "sentence_id": one.id,
            "text_sha256": one.sha256,
            "article_id": one.article,
            "start": one.start,
            "end": one.end,
            "block": one.block,
            "title": one.title,
            "url": one.url,
            "review_reasons": list(one.reasons),
        },
        "predictions": [
            {"model_version": one.rules_version, "result": [*_choices(one.rules.labels), *evidence]}
        ],
        "annotations": [_annotation(vote) for vote in one.votes],
    }


def _annotation(vote: r.Vote) -> dict[str, Any]:
    result = _choices(vote.answer.labels)
    if vote.answer.unsure:
        result.append(_choice("doubt", r.UNSURE))
    if vote.note:
        result.append(
            {
                "id": "note",
                "from_name": "note",
                "to_name": "text",
                "type": "textarea",
                "value": {"text": [vote.note]},
            }
        )
    return {
        "unique_id": vote.id,
        "completed_by": {"email": f"{vote.by}{MAIL}"},
        "created_at": vote.at,
        "updated_at": vote.at,
        "was_cancelled": False,
        "ground_truth": False,
        "meta": {"round": vote.round},
        "result": result,
    }


def _choices(labels: Iterable[str]) -> list[dict[str, Any]]:
    return [_choice("casualty" if label == r.CASUALTY else "voice", label) for label in labels]


def _choice(name: str, value: str) -> dict[str, Any]:
    return {
        "id": name,
        "from_name": name,
        "to_name": "text",
        "type": "choices",
        "value": {"choices": [value]},
    }


def read(text: str) -> Iterator[r.Taken]:
    """What a full JSON export says; tasks that come twice are refused later, by their annotations' ids."""
    for place, one in r.read_list(text):
        data = r.want(place, one, "data", dict)
        words = r.want(place, data, "text", str)
        votes = []
        for number, annotation in enumerate(r.want(place, one, "annotations", list), 1):
            here = f"{place}, annotation {number}"
            r.an_object(here, annotation)
            if annotation.get("was_cancelled") is not True:
                votes.append(_vote(here, words, annotation))
        yield r.Taken(place, r.want(place, data, "sentence_id", str), words, tuple(votes))


def _vote(place: str, words: str, annotation: Mapping[str, Any]) -> r.Vote:
    labels: list[Any] = []
    notes: list[str] = []
    spans = []
    for item in r.want(place, annotation, "result", list):
        value = r.want(place, item, "value", dict)
        labels += r.want(place, value, "choices", list) if item.get("type") == "choices" else []
        notes += (
            [str(one) for one in r.want(place, value, "text", list)] if item.get("type") == "textarea" else []
        )
        if item.get("type") == "labels":
            spans.append((value.get("start"), value.get("end"), value.get("text")))
    r.checked_spans(place, words, spans)
    unsure = r.UNSURE in labels
    meta = annotation.get("meta")
    number = meta.get("round") if isinstance(meta, dict) else None
    return r.Vote(
        str(r.want(place, annotation, "unique_id", str)),
        _by(place, annotation.get("completed_by")),
        r.utc(place, annotation.get("updated_at") or annotation.get("created_at")),
        r.answer_of(place, [label for label in labels if label != r.UNSURE], unsure=unsure),
        number if isinstance(number, int) and not isinstance(number, bool) else None,
        "\n".join(notes),
    )


def _by(place: str, who: Any) -> str:
    if isinstance(who, int):
        return f"label-studio-{who}"
    return str(r.want(place, r.an_object(place, who), "email", str)).removesuffix(MAIL)


FORMAT = r.Format(
    "label-studio",
    "Label Studio: JSON tasks with predictions, and full JSON back",
    ".json",
    "application/json",
    ("speakers", "rulings"),
    write,
    read,
)
