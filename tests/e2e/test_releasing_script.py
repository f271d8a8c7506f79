"""The release script of `docs/releasing.md`, run as a CI would: again and again, and on a machine that keeps nothing."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from dsbuild import settings

PAGE = Path(__file__).parents[2] / "docs" / "releasing.md"
ARTICLE = "Blast at {0} kills {1}\n\nAt least {1} people were killed in {0} on Tuesday, police said.\n\nNobody in {0} slept."


@pytest.fixture
def checkout(tmp_path, offline):
    """A project under version control with two articles, and what runs a command in it."""
    folder = tmp_path / "project"
    news = folder / "seeds"
    news.mkdir(parents=True)
    (folder / "dsbuild.toml").write_text('name = "towns"\n')
    for number, town in enumerate(("Kasra", "Brannock")):
        (news / f"{town}.txt").write_text(ARTICLE.format(town, number + 3), encoding="utf-8")
    (script,) = re.findall(
        r"<!-- script -->\n```bash\n(.*?)```", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL
    )
    (folder / "release.sh").write_text(script, encoding="utf-8")
    env = {
        **offline,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{offline['PATH']}",
        "PLACE": str(tmp_path / "public"),
    }
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@x.example"]

    def run(*command, code=0, **more):
        done = subprocess.run(
            command, cwd=folder, env={**env, **more}, capture_output=True, text=True, check=False
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout

    run("git", "init", "-q")
    run(*git, "add", ".")
    run(*git, "commit", "-qm", "first", GIT_COMMITTER_DATE="2031-05-01T12:00:00Z")
    return folder, run


def test_it_releases_once_and_again_when_something_changed(checkout, tmp_path):
    folder, run = checkout
    public = tmp_path / "public"
    run("openssl", "genpkey", "-algorithm", "ed25519", "-out", "../key.pem")
    run("openssl", "pkey", "-in", "../key.pem", "-pubout", "-out", "../key.pub")
    keys = {"KEY": "../key.pem", "PUBLIC_KEY": "../key.pub"}
    assert "published" in run("bash", "release.sh", **keys)
    assert '"released": "2031-05-01"' in (public / "1.0.0" / "manifest.json").read_text()
    assert "is sound" in run("dsbuild", "verify", str(public / "1.0.0"), "--key", "../key.pub")
    assert "there already" in run("bash", "release.sh", **keys)
    assert [path.name for path in public.glob("*.0")] == ["1.0.0"]
    (folder / "seeds" / "Ellerby.txt").write_text(ARTICLE.format("Ellerby", 9), encoding="utf-8")
    run("bash", "release.sh", **keys)
    shutil.rmtree(folder / "dist")
    (folder / "seeds" / "Oru.txt").write_text(ARTICLE.format("Oru", 8), encoding="utf-8")
    run("bash", "release.sh", **keys)
    assert sorted(path.name for path in public.glob("*.0")) == ["1.0.0", "1.1.0", "1.2.0"]
    shutil.rmtree(folder / "dist")
    run("bash", "release.sh", **keys)
    assert sorted(path.name for path in public.glob("*.0")) == ["1.0.0", "1.1.0", "1.2.0"], "nothing changed"
    for version in ("1.0.0", "1.1.0", "1.2.0"):
        assert "is sound" in run("dsbuild", "verify", str(public / version), "--key", "../key.pub")


def test_it_stops_where_something_is_wrong(checkout, tmp_path):
    folder, run = checkout
    run("bash", "release.sh", code=1, PLACE="")
    (folder / "seeds" / "empty.html").write_text("", encoding="utf-8")
    run("bash", "release.sh", code=1)
    assert not (tmp_path / "public").exists()


def test_it_stops_before_a_release_that_a_person_should_look_at(checkout, tmp_path):
    folder, run = checkout
    run("bash", "release.sh", AT_MOST="minor")
    (folder / "seeds" / "Kasra.txt").unlink()
    run("bash", "release.sh", code=4, AT_MOST="minor")
    assert [path.name for path in (tmp_path / "public").glob("*.0")] == ["1.0.0"]


def test_the_settings_are_settings():
    (block,) = re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert settings.parse(block).card.labels_license == "CC-BY-4.0"


def test_the_workflow_is_yaml_and_runs_the_script():
    (block,) = re.findall(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL)
    steps = yaml.safe_load(block)["jobs"]["release"]["steps"]
    assert steps[-1]["run"] == "bash release.sh"
    assert "PLACE" in steps[-1]["env"]
