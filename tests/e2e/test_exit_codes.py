"""Each exit code that a command on releases documents is one that it ends with, and the pages say the same."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from dsbuild.cli import main
from tests.e2e.test_release import story

DOCS = Path(__file__).parents[2] / "docs"
COMMANDS = ("build", "release", "diff", "verify", "list", "show", "publish", "yank", "hydrate")
NEWS = ("--name", "news")


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """A dataset with a release of text withheld, a build ahead of it, and a release that is damaged."""
    folder = tmp_path_factory.mktemp("codes")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for place, numbers in (("news", range(4)), ("some", range(2)), ("none", range(8, 9))):
            Path(place).mkdir()
            for number in numbers:
                Path(place, f"{number}.txt").write_text(story(number), encoding="utf-8")
        Path("file").touch()
        Path("bad").mkdir()
        Path("bad", "0.txt").write_text(story(0), encoding="utf-8")
        Path("bad", "empty.html").touch()
        run(0, "build", "news", *NEWS)
        run(0, "release", "news", *NEWS)
        run(0, "build", "news", "--name", "whole")
        run(0, "release", "news", "--name", "whole", "--text", "full")
        shutil.copytree("dist/news/1.0.0", "damaged/1.0.0")
        Path("damaged/1.0.0/README.md").chmod(0o644)
        Path("damaged/1.0.0/README.md").write_text("other")
        Path("news", "4.txt").write_text(story(4), encoding="utf-8")
        run(0, "build", "news", "--name", "moved")
        Path("moved").mkdir()
        Path("moved", "5.txt").write_text(story(5), encoding="utf-8")
        yield folder


def run(code, *args):
    done = CliRunner().invoke(main, list(args), catch_exceptions=False)
    assert done.exit_code == code, done.output
    if code > 1:
        assert done.stderr.startswith(("error: ", "note: ")), done.stderr
        assert not done.stdout, "what failed prints no result"
    return done


CALLS = {
    ("build", 0): ("news", "--name", "again"),
    ("build", 1): ("bad", "--name", "bad"),
    ("build", 2): ("nowhere", "--name", "bad"),
    ("release", 0): ("news", "--name", "moved"),
    ("release", 2): ("news", "--name", "never-built"),
    ("release", 3): ("news", "--name", "moved"),
    ("release", 4): ("moved", "--name", "moved"),
    ("diff", 0): ("1.0.0", "whole@1.0.0", *NEWS),
    ("diff", 1): ("1.0.0", "whole@1.0.0", *NEWS, "--exit-code"),
    ("diff", 2): ("1.0.0", "2.0.0", *NEWS),
    ("verify", 0): ("1.0.0", *NEWS),
    ("verify", 1): ("damaged",),
    ("verify", 2): ("2.0.0", *NEWS),
    ("list", 0): (),
    ("list", 2): ("nothing",),
    ("show", 0): ("1.0.0", *NEWS),
    ("show", 2): ("2.0.0", *NEWS),
    ("publish", 0): (*NEWS, "--to", "public"),
    ("publish", 1): ("damaged/1.0.0", "--to", "public"),
    ("publish", 2): (*NEWS, "--to", "file"),
    ("publish", 4): (*NEWS, "--to", "public", "--private"),
    ("yank", 0): ("1.0.0", "--name", "whole", "--reason", "x"),
    ("yank", 2): ("1.0.0", *NEWS, "--reason", "x", "--from", "elsewhere"),
    ("yank", 4): ("2.0.0", *NEWS, "--reason", "x"),
    ("hydrate", 0): ("1.0.0", *NEWS, "--seeds", "news", "-o", "all"),
    ("hydrate", 1): ("1.0.0", *NEWS, "--seeds", "some", "-o", "part"),
    ("hydrate", 2): ("1.0.0", *NEWS, "--seeds", "none", "-o", "no"),
    ("hydrate", 3): ("1.0.0", "--name", "whole", "--seeds", "news", "-o", "no"),
}


@pytest.mark.parametrize(("command", "code"), CALLS)
def test_it_ends_with(world, command, code):
    if (command, code) == ("yank", 2):
        done = CliRunner().invoke(main, ["yank", *CALLS[command, code]], catch_exceptions=False)
        assert (done.exit_code, "elsewhere: found no release 1.0.0" in done.stderr) == (2, True)
    else:
        run(code, command, *CALLS[command, code])


@pytest.mark.parametrize("command", COMMANDS)
def test_what_its_help_documents_is_what_is_tried(command):
    told = " ".join(CliRunner().invoke(main, [command, "--help"]).output.split())
    (codes,) = re.findall(r"Exit codes: (.*?) Examples?:", told)
    assert {int(code) for code in re.findall(r"(?:^|; |\. )(\d) ", codes)} == tried(command)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_examples_of_its_help_are_commands(command):
    told = CliRunner().invoke(main, [command, "--help"]).output
    examples = re.findall(rf"^    dsbuild {command}(.*?)(?:  .*)?$", told, flags=re.MULTILINE)
    assert examples
    with main.make_context("dsbuild", [command]) as ctx:
        for example in examples:
            main.get_command(ctx, command).make_context(command, shlex.split(example))


@pytest.mark.parametrize("page", ["releases.md", "releasing.md"])
def test_the_page_says_the_same(page):
    (table,) = re.findall(r"## Exit codes\n\n((?:\|.*\n)+)", (DOCS / page).read_text(encoding="utf-8"))
    head, _, *rows = ([cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines())
    for column, commands in list(enumerate(head))[1:]:
        said = {int(row[0]) for row in rows if row[column]}
        for command in commands.split(", "):
            assert said == tried(command), command


def tried(command):
    return {code for name, code in CALLS if name == command}
