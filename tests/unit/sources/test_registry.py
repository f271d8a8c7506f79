import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from dsbuild.model import Article
from dsbuild.sources import (
    HashMismatch,
    Limits,
    Notice,
    Raw,
    Refusal,
    RegistryError,
    discover,
    parse,
    registry,
)
from dsbuild.sources.registry.add import slug

TODAY = date(2022, 3, 4)
HEAD = "# The seeds.\n"
BRIDGE, MARKET = "The bridge at Tolna fell.\n", "The market at Tolna burned.\n"


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "sources.toml").write_text(HEAD)
    return folder


def given(folder: Path, name: str, text: str) -> Path:
    file = folder.parent / "given" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(text)
    return file


def added(folder: Path, name: str, text: str, **overrides: object) -> registry.RegisteredArticle:
    (result,) = registry.add(folder, [given(folder, name, text)], overrides=overrides, today=TODAY)
    assert isinstance(result, registry.Added)
    return result.article


def test_a_new_article_is_copied_and_registered(seeds: Path) -> None:
    row = added(seeds, "Bridge at Tolna.txt", BRIDGE, title='The "bridge" \\ fell', publisher="Tolna Post")
    assert row.path == "restricted/bridge-at-tolna.txt"
    assert (row.rights, row.added, row.sha256) == (
        "all-rights-reserved",
        TODAY,
        sha256(BRIDGE.encode()).hexdigest(),
    )
    assert (seeds / row.path).read_text() == BRIDGE
    assert registry.load(seeds).article == (row,)
    assert (seeds / "sources.toml").read_text().startswith(HEAD)
    assert sorted((path.name for path in seeds.iterdir()), reverse=True) == ["sources.toml", "restricted"]


def test_rights_choose_the_shelf_and_names_never_clash(seeds: Path) -> None:
    assert added(seeds, "a.txt", BRIDGE, rights="CC-BY-4.0").path == "open/a.txt"
    assert added(seeds, "a.txt", MARKET, rights="CC0-1.0").path.startswith("open/a-")
    assert added(seeds, "a.txt", "Third story.", rights="CC-BY-NC-4.0").path == "restricted/a.txt"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ("Ünïted", "united"),
        ("...", "article"),
        ("a\0b", "a-b"),
        ("x" * 99, "x" * 60),
    ],
)
def test_a_slug_holds_no_tricks(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_an_article_on_its_shelf_stays_where_it_is(seeds: Path) -> None:
    (seeds / "restricted").mkdir()
    (seeds / "restricted" / "My Story.txt").write_text(BRIDGE)
    (result,) = registry.add(seeds, [seeds / "restricted" / "My Story.txt"], today=TODAY)
    assert isinstance(result, registry.Added)
    assert result.article.path == "restricted/My Story.txt"


def test_a_repeat_is_refused_and_an_absent_one_is_put_back(seeds: Path) -> None:
    row = added(seeds, "a.txt", BRIDGE)
    copy = given(seeds, "b.txt", BRIDGE.replace("\n", "\r\n"))
    (refusal,) = registry.add(seeds, [copy], today=TODAY)
    assert isinstance(refusal, Refusal)
    assert row.id in str(refusal)
    (seeds / row.path).unlink()
    (back,) = registry.add(seeds, [copy], today=TODAY)
    assert isinstance(back, registry.Added)
    assert back.put_back
    assert registry.load(seeds).article == (row,)
    assert [status.state for status in registry.status(seeds)] == ["present"]


def test_what_cannot_be_read_or_said_is_refused_and_the_rest_added(seeds: Path) -> None:
    files = [
        given(seeds, "a.txt", " "),
        given(seeds, "b.txt", BRIDGE),
        given(seeds, "c.txt", BRIDGE),
        Path("none.txt"),
    ]
    results = registry.add(seeds, files, today=TODAY)
    assert [type(result) for result in results] == [Refusal, registry.Added, Refusal, Refusal]
    (bad,) = registry.add(
        seeds, [given(seeds, "d.txt", MARKET)], overrides={"rights": "no licence"}, today=TODAY
    )
    assert isinstance(bad, Refusal)
    assert not list(seeds.glob("*/d*"))


def test_lines_become_files_of_their_own(seeds: Path) -> None:
    page = "<html><body><article><h1>Two</h1><p>Two bridges fell, they said.</p></article></body></html>"
    rows = [{"text": BRIDGE, "title": "A"}, {"html": page}]
    results = registry.add(seeds, [given(seeds, "m.jsonl", "\n".join(map(json.dumps, rows)))], today=TODAY)
    assert [Path(result.article.path).suffix for result in results] == [".txt", ".html"]
    assert [status.state for status in registry.status(seeds)] == ["present", "present"]


def test_a_removed_article_is_remembered_and_never_comes_back(seeds: Path, tmp_path: Path) -> None:
    first, second = added(seeds, "a.txt", BRIDGE), added(seeds, "b.txt", MARKET)
    text = (seeds / "sources.toml").read_text().replace("[[article]]", "# A note.\n[[article]]")
    (seeds / "sources.toml").write_text(text)
    result = registry.remove(seeds, first.id, reason="asked to", today=TODAY)
    assert result.path == seeds / first.path
    held = registry.load(seeds)
    assert held.article == (second,)
    assert held.removed[0].model_dump() == {
        "id": first.id, "sha256": first.sha256, "removed": TODAY, "reason": "asked to",
    }  # fmt: skip
    assert (seeds / "sources.toml").read_text().count("# A note.") == 2
    (refusal,) = registry.add(seeds, [given(seeds, "again.txt", BRIDGE)], today=TODAY)
    assert "removed on 2022-03-04 (asked to)" in str(refusal)
    things = list(discover([str(seeds), str(tmp_path / "given")], Limits()))
    assert sorted(type(thing).__name__ for thing in things) == ["Notice"] * 3 + ["Raw"] * 2
    with pytest.raises(RegistryError, match="already removed on"):
        registry.remove(seeds, first.id, reason="again", today=TODAY)


def test_removing_deletes_the_file_only_when_told_to(seeds: Path) -> None:
    row = added(seeds, "a.txt", BRIDGE)
    assert registry.remove(seeds, row.id, reason="x", today=TODAY, delete=True).path is None
    assert not (seeds / row.path).exists()


@pytest.mark.parametrize(("article_id", "reason"), [("0" * 16, "x"), (None, "  ")])
def test_removing_nothing_or_without_a_reason_is_refused(
    seeds: Path, article_id: str | None, reason: str
) -> None:
    row = added(seeds, "a.txt", BRIDGE)
    before = (seeds / "sources.toml").read_bytes()
    with pytest.raises(RegistryError):
        registry.remove(seeds, article_id or row.id, reason=reason, today=TODAY)
    assert (seeds / "sources.toml").read_bytes() == before


def test_status_tells_every_state(seeds: Path) -> None:
    rows = [added(seeds, f"{number}.txt", f"Story number {number}.") for number in range(4)]
    (seeds / rows[1].path).unlink()
    (seeds / rows[2].path).write_text("Another story.")
    registry.remove(seeds, rows[3].id, reason="x", today=TODAY)
    states = [(row.state.value, row.id) for row in registry.status(seeds)]
    assert states == [
        ("present", rows[0].id),
        ("absent", rows[1].id),
        ("changed", rows[2].id),
        ("removed", rows[3].id),
        ("unregistered", None),
    ]


def test_a_build_reads_what_is_registered_and_tells_the_rest(seeds: Path) -> None:
    here = added(seeds, "a.txt", BRIDGE, title="Bridge", published=date(2020, 1, 2), rights="CC0-1.0")
    absent = added(seeds, "b.txt", MARKET)
    (seeds / absent.path).unlink()
    (seeds / "open/stray.txt").write_text("A stray story.")
    (seeds / "decisions.jsonl").write_text("{}")
    things = list(discover([str(seeds)], Limits()))
    assert [type(thing) for thing in things] == [Notice, Raw, Notice]
    article = parse(things[1], Limits())
    assert isinstance(article, Article)
    assert (article.title, article.published, article.rights) == ("Bridge", date(2020, 1, 2), "CC0-1.0")
    assert (article.path, article.article_id) == ("open/a.txt", here.id)
    assert absent.id in str(things[0])
    assert "stray.txt: not registered" in str(things[2])


def test_a_registered_article_that_changed_stops(seeds: Path) -> None:
    row = added(seeds, "a.txt", BRIDGE)
    (seeds / row.path).write_text("Another story.")
    (raw,) = discover([str(seeds)], Limits())
    assert isinstance(raw, Raw)
    assert isinstance(parse(raw, Limits()), HashMismatch)


def test_registered_lines_of_a_file_of_many_are_told_from_the_others(seeds: Path) -> None:
    digest = sha256(BRIDGE.encode()).hexdigest()
    (seeds / "sources.toml").write_text(
        f'[[article]]\nid = "{digest[:16]}"\npath = "m.jsonl"\nsha256 = "{digest}"\nadded = 2022-03-04\n'
    )
    (seeds / "m.jsonl").write_text("\n".join(json.dumps({"text": text}) for text in (MARKET, BRIDGE)))
    things = list(discover([str(seeds)], Limits()))
    assert [(type(thing), thing.place) for thing in things] == [(Notice, 1), (Raw, 2)]
    (seeds / "m.jsonl").write_text(json.dumps({"text": MARKET}))
    assert [type(thing) for thing in discover([str(seeds)], Limits())] == [Notice, HashMismatch]


def test_a_link_that_leaves_the_folder_is_refused(seeds: Path) -> None:
    row = added(seeds, "a.txt", BRIDGE)
    (seeds / row.path).unlink()
    (seeds / row.path).symlink_to(seeds.parent / "given" / "a.txt")
    refusals = [thing for thing in discover([str(seeds)], Limits()) if isinstance(thing, Refusal)]
    assert "leaves the folder" in str(refusals[0])


def test_articles_registered_at_once_are_all_kept(seeds: Path) -> None:
    files = [given(seeds, f"{number}.txt", f"Story number {number}.") for number in range(24)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda file: registry.add(seeds, [file], today=TODAY), files))
    assert len(registry.load(seeds).article) == 24


GOOD = {"id": "a" * 16, "path": "open/a.txt", "sha256": "a" * 64, "added": "2022-03-04"}


def written(**changes: object) -> str:
    row = {key: value for key, value in {**GOOD, **changes}.items() if value is not None}
    lines = [
        f"{key} = {value if key in ('added', 'published') else json.dumps(value)}"
        for key, value in row.items()
    ]
    return "\n".join(["# comment", "[[article]]", *lines, ""])


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (written(path="../a.txt"), 4, "without `..`"),
        (written(path="/etc/passwd"), 4, "relative"),
        (written(path="open/../../a.txt"), 4, "without `..`"),
        (written(path="C:/a.txt"), 4, "relative"),
        (written(path="open\\a.txt"), 4, "relative"),
        (written(path="a\nb.txt"), 4, "relative"),
        (written(path=""), 4, "relative"),
        (written(id="b" * 16), 2, "expected the id aaaa"),
        (written(id="nohex"), 3, "pattern"),
        (written(sha256=None), 2, "Field required"),
        (written(rights="all rights"), 7, "pattern"),
        (written(published='"June"'), 7, "date"),
        (written(titel="x"), 7, "did you mean 'title'?"),
        (written() + written(), 9, "found the id aaaaaaaaaaaaaaaa of line 3 again"),
        (written() + "[article", 7, "malformed TOML"),
        ("articles = 3\n", 1, "did you mean 'article'?"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(seeds: Path, text: str, line: int, message: str) -> None:
    (seeds / "sources.toml").write_text(text)
    with pytest.raises(RegistryError) as error:
        registry.load(seeds)
    assert str(error.value).startswith(f"{seeds}/sources.toml:{line}: ")
    assert message in str(error.value)


def test_all_that_is_wrong_is_told_together(seeds: Path) -> None:
    (seeds / "sources.toml").write_text(written(path="../x", rights="a b", titel="x"))
    with pytest.raises(RegistryError) as error:
        registry.load(seeds)
    assert len(str(error.value).splitlines()) == 3


def test_a_folder_without_a_registry_is_told(tmp_path: Path) -> None:
    with pytest.raises(RegistryError, match="dsbuild init"):
        registry.load(tmp_path)


@pytest.mark.parametrize(
    "rights", ["CC0-1.0", "CC-BY-4.0", "CC-BY-SA-3.0", "MIT", "Apache-2.0", "public-domain"]
)
def test_open_licences_let_anybody_redistribute(rights: str) -> None:
    assert registry.redistributable(rights)


@pytest.mark.parametrize(
    "rights", ["all-rights-reserved", "CC-BY-NC-4.0", "CC-BY-ND-4.0", "", "CC-BY", "GPL", "MIT x"]
)
def test_other_rights_do_not(rights: str) -> None:
    assert not registry.redistributable(rights)
