"""The columns of each config: one Arrow schema, from which the features and the card are derived.

A field's metadata holds what it is (`about`) and, for a ClassLabel, its names in order (`names`).
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Any

import pyarrow as pa

from dsbuild.model import BlockKind, CasualtyKind, DropKind, Label, ReviewReason, Role, Status

CONFIGS = ("sentences", "articles")
REVIEWS_CONFIG = "reviews"
ALL_CONFIGS = (*CONFIGS, REVIEWS_CONFIG)
"""The configs that every build has, and the one of builds that people decided on."""
CLASS_INDEX = pa.int64()  # what `datasets` stores a ClassLabel as


def _field(name: str, kind: pa.DataType, about: str = "", names: type[StrEnum] | None = None) -> pa.Field:
    known = {"about": about, "names": json.dumps(list(names)) if names else ""}
    return pa.field(name, kind, metadata={key: value for key, value in known.items() if value} or None)


def _classes(names: type[StrEnum]) -> pa.DataType:
    return pa.list_(_field("item", CLASS_INDEX, names=names))


def _structs(**fields: pa.DataType) -> pa.DataType:
    return pa.list_(pa.struct([pa.field(name, kind) for name, kind in fields.items()]))


def _or(names: type[StrEnum]) -> str:
    return ", ".join(names)


TEXT, INT, LONG = pa.string(), pa.int32(), pa.int64()
SPAN = pa.struct([pa.field("start", INT), pa.field("end", INT)])

SENTENCES = pa.schema(
    [
        _field("id", TEXT, "stable over builds: article, sha256 of the words, occurrence in the article"),
        _field("article_id", TEXT, "the article it stands in"),
        _field("position", INT, "place among the article's kept sentences, from 0"),
        _field("block", CLASS_INDEX, "what the block is that it stands in", BlockKind),
        _field("start", INT, "first code point, in the article's text"),
        _field("end", INT, "code point after the last"),
        _field("text", TEXT, "the sentence as printed; null where its source's rights withhold it"),
        _field("text_sha256", TEXT, "sha256 of the sentence in UTF-8"),
        _field("label", CLASS_INDEX, "the primary label: quoted extremist speech goes first", Label),
        _field("labels", _classes(Label), "every label that applies"),
        _field("speaker", TEXT, "speaker of the quotation that decides the label, else of the first"),
        _field("speaker_role", CLASS_INDEX, "who that speaker is to the article", Role),
        _field("speaker_status", TEXT, f"of an extremist speaker: {_or(Status)}"),
        _field(
            "quotations",
            _structs(start=INT, end=INT, speaker=TEXT, role=TEXT, status=TEXT, cue=SPAN, open=pa.bool_()),
            "the direct quotations, cut to the sentence; `cue` is the span of the words that attribute one",
        ),
        _field("quoted_share", pa.float32(), "share of its characters inside quotation marks, 0 to 1"),
        _field(
            "casualties",
            _structs(count_min=LONG, count_max=LONG, kind=TEXT, start=INT, end=INT),
            f"counts of people; `count_max` is null when open, `kind` one of {_or(CasualtyKind)}",
        ),
        _field(
            "evidence",
            _structs(rule=TEXT, label=TEXT, start=INT, end=INT, note=TEXT),
            "the rules that spoke for or against a label, and on what words",
        ),
        _field("needs_review", pa.bool_(), "whether a person should look at it"),
        _field("review_reasons", pa.list_(TEXT), f"why: {_or(ReviewReason)}"),
        _field("decided_by", TEXT, "who gave the labels: rules, review"),
        _field(
            "duplicate_of", TEXT, "the first sentence of the group with the same words; null for that one"
        ),
        _field("group_id", TEXT, "articles that share text; a group is never in two splits"),
        _field("publisher", TEXT, "who published the article"),
        _field("published", pa.date32(), "when"),
        _field("rights", TEXT, "SPDX id of the article's licence, or all-rights-reserved"),
        _field("url", TEXT, "where it was published"),
    ]
)

ARTICLES = pa.schema(
    [
        _field("article_id", TEXT, "the first 16 digits of `sha256`"),
        _field("sha256", TEXT, "of the text in UTF-8: the article's identity"),
        _field("source_sha256", TEXT, "of the bytes of the file that held it"),
        _field("path", TEXT, "the file that held it"),
        _field("title", TEXT, "for the bibliography"),
        _field("publisher", TEXT, "who published it"),
        _field("published", pa.date32(), "when"),
        _field("language", TEXT, "BCP 47 tag"),
        _field("url", TEXT, "where it was published"),
        _field("rights", TEXT, "SPDX id of its licence, or all-rights-reserved"),
        _field("extractor", TEXT, "for HTML, what made text of it, with version"),
        _field("text", TEXT, "all of it; null where its rights withhold it"),
        _field("blocks", _structs(kind=TEXT, start=INT, end=INT), f"kept blocks: {_or(BlockKind)}"),
        _field("dropped", _structs(kind=TEXT, start=INT, end=INT), f"dropped stretches: {_or(DropKind)}"),
        _field(
            "speakers",
            _structs(
                name=TEXT,
                aliases=pa.list_(TEXT),
                role=TEXT,
                status=TEXT,
                basis=pa.list_(TEXT),
                quotations=INT,
            ),
            "who is quoted; `basis` are the rules that gave role and status",
        ),
        _field("group_id", TEXT, "articles that share text; a group is never in two splits"),
    ]
)

REVIEWS = pa.schema(
    [
        _field("decision_id", TEXT, "what `evidence` calls it where it decides"),
        _field("kind", TEXT, "what is decided: sentence, speaker"),
        _field("article_id", TEXT, "the article"),
        _field("sentence_id", TEXT, "the sentence, by its `id`; null for a speaker"),
        _field("speaker", TEXT, "the speaker, by the name in the article's roster; null for a sentence"),
        _field("labels", _classes(Label), "the labels of the sentence; empty for a speaker"),
        _field("speaker_role", CLASS_INDEX, "the role of the speaker; null for a sentence", Role),
        _field("speaker_status", TEXT, f"of an extremist speaker: {_or(Status)}"),
        _field("reviewer", TEXT, "a pseudonym; null for a line written by hand"),
        _field(
            "round", INT, "the round of the review; null for a ruling, a speaker, and a line written by hand"
        ),
        _field("adjudicated", pa.bool_(), "whether it is a ruling on what reviewers differ on"),
        _field("at", TEXT, "when, ISO 8601 in UTC"),
        _field("rules_version", TEXT, "the rules whose labels the reviewer saw"),
        _field("guideline_version", TEXT, "the guideline they decided by"),
        _field(
            "reason",
            TEXT,
            "of a ruling, what went wrong; `exception` for a sentence that its speaker does not decide",
        ),
    ]
)

_JSON_TYPES: dict[str, dict[str, str]] = {
    "string": {"type": "string"},
    "int32": {"type": "integer"},
    "int64": {"type": "integer"},
    "float32": {"type": "number"},
    "bool": {"type": "boolean"},
    "date32": {"type": "string", "format": "date"},
}

SCHEMAS = {"sentences": SENTENCES, "articles": ARTICLES, REVIEWS_CONFIG: REVIEWS}


OPTIONAL = frozenset(
    {
        *("text", "speaker", "speaker_role", "speaker_status", "status", "cue", "count_max", "duplicate_of"),
        *("title", "publisher", "published", "language", "url", "extractor"),
        *("sentence_id", "reviewer", "round", "at", "rules_version", "guideline_version", "reason"),
    }
)
"""The columns, and members of structs, that may be null; writing refuses a null elsewhere."""


def present(found: Iterable[str]) -> tuple[str, ...]:
    """The configs that are there, in their order."""
    there = set(found)
    return tuple(config for config in ALL_CONFIGS if config in there)


def about(field: pa.Field) -> str:
    """What a column holds, in words."""
    words: bytes = (field.metadata or {}).get(b"about", b"")
    return words.decode()


def class_names(field: pa.Field) -> list[str] | None:
    """The names of a ClassLabel, in order; None for a field that is none."""
    names = (field.metadata or {}).get(b"names")
    return json.loads(names) if names else None


def class_fields(schema: pa.Schema) -> Iterator[tuple[str, list[str]]]:
    """The columns that hold a ClassLabel or a list of them, with its names."""
    for field in schema:
        inner = field.type.value_field if pa.types.is_list(field.type) else field
        if names := class_names(inner):
            yield field.name, names


def stored_schema(config: str) -> pa.Schema:
    """The schema as written into the Parquet files, with what `datasets` reads its features from."""
    info = {"info": {"features": features(config)}}
    return SCHEMAS[config].with_metadata({"huggingface": json.dumps(info)})


def features(config: str) -> dict[str, Any]:
    """The features for `datasets.Features.from_dict`; lists as `[…]`, which every release of it reads."""
    return {field.name: _feature(field) for field in SCHEMAS[config]}


def features_yaml(config: str) -> list[dict[str, Any]]:
    """The features as the `dataset_info` of a data card spells them."""
    return [_yaml_feature(field) for field in SCHEMAS[config]]


def json_schema(config: str) -> dict[str, Any]:
    """The JSON Schema of a row as `datasets` gives it, a date as its ISO text."""
    return _object(SCHEMAS[config])


def _object(fields: Iterable[pa.Field]) -> dict[str, Any]:
    properties = {field.name: _described(field) for field in fields}
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _described(field: pa.Field) -> dict[str, Any]:
    schema = _json_type(field)
    told = {"description": about(field), **schema} if about(field) else schema
    return {"anyOf": [told, {"type": "null"}]} if field.name in OPTIONAL else told


def _json_type(field: pa.Field) -> dict[str, Any]:
    if names := class_names(field):
        return {"oneOf": [{"const": index, "title": name} for index, name in enumerate(names)]}
    if pa.types.is_list(field.type):
        return {"type": "array", "items": _json_type(field.type.value_field)}
    if pa.types.is_struct(field.type):
        return _object(_members(field.type))
    return dict(_JSON_TYPES[_dtype(field.type)])


def _feature(field: pa.Field) -> Any:
    if names := class_names(field):
        return {"names": names, "_type": "ClassLabel"}
    if pa.types.is_list(field.type):
        return [_feature(field.type.value_field)]
    if pa.types.is_struct(field.type):
        return {inner.name: _feature(inner) for inner in _members(field.type)}
    return {"dtype": _dtype(field.type), "_type": "Value"}


def _yaml_feature(field: pa.Field) -> dict[str, Any]:
    return {"name": field.name, **_yaml_type(field)}


def _yaml_type(field: pa.Field) -> dict[str, Any]:
    if names := class_names(field):
        return {"dtype": {"class_label": {"names": {str(index): name for index, name in enumerate(names)}}}}
    if pa.types.is_list(field.type):
        inner = _yaml_type(field.type.value_field)
        return {"list": next(iter(inner.values()))}  # a lone dtype or struct stands for itself
    if pa.types.is_struct(field.type):
        return {"struct": [_yaml_feature(inner) for inner in _members(field.type)]}
    return {"dtype": _dtype(field.type)}


def _members(struct: pa.StructType) -> Sequence[pa.Field]:
    return [struct.field(index) for index in range(struct.num_fields)]


def _dtype(kind: pa.DataType) -> str:
    return {"float": "float32", "date32[day]": "date32"}.get(str(kind), str(kind))
