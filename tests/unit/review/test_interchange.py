"""Out to every tool and back: the same bytes, nothing taken twice, nothing believed."""

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dsbuild.review import export, items, queue, rounds, verify
from dsbuild.review.errors import ImportRefusedError, InvalidError
from dsbuild.review.importing import import_build
from dsbuild.review.interchange import FORMATS
from dsbuild.review.interchange.record import Record, Span, Vote
from dsbuild.review.store import Store, open_store
from dsbuild.review.taking import take
from dsbuild.review.values import Answer, User
from tests.unit.review.kit import MadeUp, decide, do, person, write_build

TRICKY = (
    "Plain words.",
    "A 💥 blast, said the 👩‍👩‍👧 family.",
    "e\u0301tude and nai\u0308ve",
    "\u05e9\u05dc\u05d5\u05dd, he wrote, \u202eright to left\u202c.",
    'Quotes "straight", back\\slash, tab\there, </script>&amp;',
    "Two\nlines\u2028and\u2029separators\x85too.",
    "\u200bzero\u200dwidth\ufeff",
    "\U0001f1ec\U0001f1e7 flags \U0001f3f4",
)
NAMES = sorted(FORMATS)


@pytest.fixture(scope="module")
def tricky(tmp_path_factory: pytest.TempPathFactory) -> Path:
    texts = [
        MadeUp(f"“{text}” {n}", extremist=n % 2 == 0, speaker="Ada Holt", reasons=("weak_cue",))
        for n, text in enumerate(TRICKY)
    ]
    return write_build(tmp_path_factory.mktemp("tricky") / "build", [texts])


@pytest.fixture
def opened(tmp_path: Path, tricky: Path) -> Callable[[str], Store]:
    def make(name: str) -> Store:
        store = open_store(f"sqlite:///{tmp_path}/{name}.db")
        import_build(store, tricky)
        return store

    return make


def answered(store: Store) -> None:
    ann, ben = person(store, "ann"), person(store, "ben")
    for number, item in enumerate(queue.next_items(store, ann, 50).items):
        decide(
            store,
            ann,
            item,
            extremist=number % 3 == 0,
            casualty=number % 2 == 0,
            unsure=number == 4,
            note=TRICKY[number] if number % 2 else "",
        )
    rounds.open_blind(store, "again", 1.0)
    for item in queue.next_items(store, ben, 50).items[:4]:
        decide(store, ben, item, extremist=True)


def whole(store: Store, name: str, scope: str = "answered") -> str:
    return "".join(export.chunks(store, name, scope))


@pytest.mark.parametrize("name", NAMES)
def test_export_import_export_gives_the_same_bytes(opened: Callable[[str], Store], name: str) -> None:
    one, other = opened("one"), opened("other")
    answered(one)
    text = whole(one, name)
    assert all(said in text for said in ("💥", "e\u0301tude"))
    assert name in {"argilla", "label-studio", "web-annotation"} or len(text.splitlines()) == text.count("\n")
    done = take(other, text, name)
    assert (done.taken, done.known, done.unknown, done.people) == (12, 0, (), 2)
    assert whole(other, name).encode() == text.encode()
    assert whole(other, "native") == whole(one, "native") or name in {"prodigy", "argilla"}
    assert verify.verify(other).ok
    for store in (one, other):
        store.close()


@pytest.mark.parametrize("name", NAMES)
def test_the_same_file_twice_is_refused_and_the_same_answers_are_known(
    opened: Callable[[str], Store], name: str
) -> None:
    one, other = opened("one"), opened("other")
    answered(one)
    text = whole(one, name)
    take(other, text, name)
    with pytest.raises(ImportRefusedError, match="the same file was imported"):
        take(other, text, name)
    again = take(other, text + "\n", name)
    assert (again.taken, again.known) == (0, 12)
    assert take(one, text, name).known == 12
    for store in (one, other):
        store.close()


@pytest.mark.parametrize("name", NAMES)
def test_what_waits_goes_out_with_what_the_rules_say(store: Store, name: str) -> None:
    text = whole(store, name, "queue")
    told = export.told(store, name, "queue")
    assert told.answers == 0
    assert text.count("reportage") >= told.sentences * 0.5
    assert take(store, text, name).taken == 0


def test_what_is_dropped_is_counted(store: Store, ann: User) -> None:
    item = next(one for one in queue.next_items(store, ann, 50).items if one.speakers)
    do(store, ann, "comment", sentence=item.id, text="hm")
    do(
        store,
        ann,
        "speaker",
        article=item.article.id,
        speaker=item.speakers[0].name,
        revision=0,
        role="other",
        status=None,
    )
    decide(store, ann, item)
    native, doccano = export.told(store, "native"), export.told(store, "doccano")
    assert native.dropped == {"speakers": 1, "comments": 1}
    assert doccano.dropped["evidence"] > 100
    with pytest.raises(InvalidError, match="expected one of native"):
        export.told(store, "excel")
    with pytest.raises(InvalidError, match="--what"):
        next(export.chunks(store, "native", "everything"))


def harmed(text: str, change: Callable[[Any], None]) -> str:
    tasks = json.loads(text)
    change(tasks)
    return json.dumps(tasks)


def _annotation(tasks: Any) -> Any:
    return next(task for task in tasks if task["annotations"])["annotations"][0]


LABEL_STUDIO_HARMS: dict[str, tuple[Callable[[Any], None], str]] = {
    "an unknown label": (lambda tasks: _annotation(tasks)["result"][0]["value"].update(choices=["hate"]), "found the label 'hate'"),
    "two voices": (lambda tasks: _annotation(tasks)["result"].append({"type": "choices", "value": {"choices": ["reportage", "quoted_extremist_speech"]}}), "voice labels"),
    "no voice": (lambda tasks: _annotation(tasks).update(result=[]), "found 0 voice labels"),
    "a span outside": (lambda tasks: _annotation(tasks)["result"].append({"type": "labels", "value": {"start": 0, "end": 9999, "text": "x"}}), "offsets are code points"),
    "a span of other words": (lambda tasks: _annotation(tasks)["result"].append({"type": "labels", "value": {"start": 0, "end": 2, "text": "xy"}}), "offsets are code points"),
    "a task twice": (lambda tasks: tasks.append(next(task for task in tasks if task["annotations"])), "comes twice"),
    "a changed text": (lambda tasks: tasks[0]["data"].update(text="other words"), "not the one under review"),
    "no id": (lambda tasks: _annotation(tasks).pop("unique_id"), "unique_id"),
    "a strange time": (lambda tasks: _annotation(tasks).update(updated_at="yesterday"), "found the time"),
    "no task": (lambda tasks: tasks.append(7), "expected an object"),
    "a strange reviewer": (lambda tasks: _annotation(tasks).update(completed_by={"email": "\x00"}), "printable"),
    "a note of a kind": (lambda tasks: _annotation(tasks)["result"].append({"type": "textarea", "value": {"text": ["a\x00"]}}), "cannot be stored"),
}  # fmt: skip


@pytest.mark.parametrize("harm", LABEL_STUDIO_HARMS)
def test_what_label_studio_lets_through_is_refused(opened: Callable[[str], Store], harm: str) -> None:
    one, other = opened("one"), opened("other")
    answered(one)
    change, told = LABEL_STUDIO_HARMS[harm]
    with pytest.raises(ImportRefusedError, match=told):
        take(other, harmed(whole(one, "label-studio"), change), "label-studio")
    assert verify.verify(other).events == 0
    for store in (one, other):
        store.close()


def test_a_newer_version_of_an_answer_replaces_the_older(opened: Callable[[str], Store]) -> None:
    one, other = opened("one"), opened("other")
    answered(one)
    text = whole(one, "label-studio")
    take(other, text, "label-studio")
    tasks = json.loads(text)
    annotation = _annotation(tasks)
    identity = next(task for task in tasks if task["annotations"])["data"]["sentence_id"]
    annotation["updated_at"] = "2031-01-01T00:00:00.000000Z"
    annotation["result"] = [
        {"type": "choices", "value": {"choices": ["quoted_extremist_speech", "casualty_statistic"]}}
    ]
    done = take(other, json.dumps(tasks), "label-studio")
    assert (done.taken, done.known) == (1, 11)
    line = next(json.loads(line) for line in whole(other, "native").splitlines() if identity in line)
    assert line["answers"][0]["labels"] == ["quoted_extremist_speech", "casualty_statistic"]
    annotation["updated_at"] = "2001-01-01T00:00:00Z"
    assert take(other, json.dumps(tasks), "label-studio").taken == 0
    for store in (one, other):
        store.close()


def test_sentences_that_are_not_here_are_told(store: Store, opened: Callable[[str], Store]) -> None:
    one = opened("one")
    answered(one)
    done = take(store, whole(one, "native"), "native")
    assert done.taken == 0
    assert len(done.unknown) == 8
    one.close()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "text", ["", "nonsense", "[]", "{}", "[1]", "null", '{"items": [{}]}', "[" * 3000, '[{"data": null}]']
)
def test_hostile_files_are_refused_or_empty(store: Store, name: str, text: str) -> None:
    with suppress(ImportRefusedError):
        assert take(store, text, name).taken == 0
    assert verify.verify(store).events == 0


def test_answers_of_several_people_without_rounds_take_one_each(opened: Callable[[str], Store]) -> None:
    one = opened("one")
    ann = person(one, "ann")
    item = queue.next_items(one, ann, 1).items[0]
    decide(one, ann, item)
    lines = [
        {"text": item.text, "sentence_id": item.id, "label": ["quoted_extremist_speech"], "by": f"person {n}"}
        for n in range(3)
    ]
    assert take(one, "\n".join(map(json.dumps, lines)), "doccano").taken == 3
    record = json.loads(whole(one, "native"))
    assert [vote["round"] for vote in record["answers"]] == [1, 2, 3, 4]
    assert items.item(one, ann, item.id).mine == Answer(False, False)
    one.close()


words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=40)


@st.composite
def records(draw: st.DrawFn) -> Record:
    text = draw(words)
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, len(text)))
    votes = tuple(
        Vote(
            str(draw(st.uuids(version=4))),
            f"r-{n}",
            "2026-01-02T03:04:05.000006Z",
            Answer(draw(st.booleans()), draw(st.booleans()), draw(st.booleans())),
            n + 1,
            draw(words),
        )
        for n in range(draw(st.integers(0, 3)))
    )
    return Record(
        "0" * 16 + "-" + "1" * 12 + "-0",
        "0" * 16,
        5,
        5 + len(text),
        text,
        "2" * 64,
        "body",
        draw(st.none() | words),
        None,
        Answer(True, False),
        "v",
        (Span(start, end, "V001", text[start:end]),),
        ("weak_cue",),
        votes,
    )


@pytest.mark.parametrize("name", NAMES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(record=records())
def test_every_answer_comes_back_as_it_went(name: str, record: Record) -> None:
    text = "".join(FORMATS[name].write([record]))
    found = list(FORMATS[name].read(text))
    votes = tuple(vote for taken in found for vote in taken.votes)
    assert votes == record.votes
    assert {taken.text for taken in found} <= {record.text}
    assert {taken.sentence for taken in found} <= {record.id}
