"""`croissant.json`: the build for tools that read Croissant 1.1. Lists of structs it cannot say, so those columns are left out."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

import pyarrow as pa

from dsbuild.release.options import Options
from dsbuild.release.tables.columns import SCHEMAS, about, class_names, present
from dsbuild.release.tables.writer import WrittenFile

FILE = "croissant.json"
PARQUET = "application/x-parquet"
_TYPES = {
    "string": "sc:Text",
    "int32": "sc:Integer",
    "int64": "sc:Integer",
    "float": "sc:Float",
    "bool": "sc:Boolean",
    "date32[day]": "sc:Date",
}
_CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "arrayShape": "cr:arrayShape",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isArray": "cr:isArray",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}

_KEYS = {"sentences": "id", "articles": "article_id", "reviews": "decision_id"}


def croissant(files: Sequence[WrittenFile], options: Options, summary: str, licence: str) -> str:
    """The description of a build, as JSON-LD."""
    configs = present(file.config for file in files)
    described = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.1",
        "name": options.name,
        "description": summary,
        "license": licence,
        "version": options.version,
        "citeAs": options.citation,
        **_told(options),
        "distribution": [*map(_file_object, files), *(_file_set(config, files) for config in configs)],
        "recordSet": [_record_set(config) for config in configs],
    }
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def _told(options: Options) -> dict[str, Any]:
    """What the settings, or whoever released it, say of it; nothing that would differ from one machine to another."""
    told = {
        "datePublished": options.released and options.released.isoformat(),
        "url": options.card.homepage,
        "creator": options.card.curated_by and {"@type": "sc:Organization", "name": options.card.curated_by},
    }
    return {name: value for name, value in told.items() if value}


def _file_object(file: WrittenFile) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": file.path,
        "name": file.path,
        "description": f"{file.rows} rows of the split {file.split}",
        "contentUrl": file.path,
        "contentSize": f"{file.size} B",
        "encodingFormat": PARQUET,
        "sha256": file.sha256,
    }


def _file_set(config: str, files: Iterable[WrittenFile]) -> dict[str, Any]:
    return {
        "@type": "cr:FileSet",
        "@id": f"{config}-files",
        "name": f"{config}-files",
        "description": f"all files of the config {config}",
        "containedIn": [{"@id": file.path} for file in files if file.config == config],
        "encodingFormat": PARQUET,
        "includes": f"{config}/*.parquet",
    }


def _record_set(config: str) -> dict[str, Any]:
    fields = [_field(config, field) for field in SCHEMAS[config] if _data_type(field.type)]
    key = _KEYS[config]
    return {
        "@type": "cr:RecordSet",
        "@id": config,
        "name": config,
        "description": f"one record for each of the {config}",
        "key": {"@id": f"{config}/{key}"},
        "field": fields,
    }


def _field(config: str, field: pa.Field) -> dict[str, Any]:
    several = pa.types.is_list(field.type)
    names = class_names(field.type.value_field if several else field) or ()
    numbered = ", ".join(f"{index} {name}" for index, name in enumerate(names))
    return {
        "@type": "cr:Field",
        "@id": f"{config}/{field.name}",
        "name": field.name,
        "description": f"{about(field)} ({numbered})" if names else about(field),
        "dataType": _data_type(field.type),
        **({"isArray": True, "arrayShape": "-1"} if several else {}),
        "source": {"fileSet": {"@id": f"{config}-files"}, "extract": {"column": field.name}},
    }


def _data_type(kind: pa.DataType) -> str | None:
    """What Croissant calls a value, or each of a list; None where it has no word for it."""
    return _TYPES.get(str(kind.value_type if pa.types.is_list(kind) else kind))
