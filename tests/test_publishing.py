"""The publishing workflows: the forms that GitHub and GitLab read, actions pinned, the least rights."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]


def read(name: str) -> Any:
    return yaml.load((ROOT / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def steps(workflow: Any) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def test_github_workflow_has_the_form_that_github_reads() -> None:
    workflow = read(".github/workflows/publish.yml")
    assert set(workflow) <= {"name", "on", "permissions", "concurrency", "jobs", "env"}
    assert workflow["on"]["push"]["branches"] == ["main"]
    for job in workflow["jobs"].values():
        assert set(job) <= {"if", "needs", "runs-on", "timeout-minutes", "permissions", "environment", "env", "steps"}
        assert int(job["timeout-minutes"]) <= 60
        assert "latest" not in job["runs-on"]
    for step in steps(workflow):
        assert set(step) <= {"name", "id", "if", "uses", "run", "with", "env"}
        assert ("uses" in step) != ("run" in step)


@pytest.mark.parametrize("name", [".github/workflows/publish.yml", "generator/archive/start/publish.yml"])
def test_actions_are_pinned_by_commit_with_their_version_beside(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    uses = re.findall(r"uses: (.+)", text)
    assert uses
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line) for line in uses)


def test_each_job_has_the_least_rights() -> None:
    workflow = read(".github/workflows/publish.yml")
    assert workflow["permissions"] == {"contents": "read"}
    assert workflow["jobs"]["build"]["permissions"] == {"contents": "write"}
    assert workflow["jobs"]["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert not [step for step in steps(workflow) if "${{ github.event." in step.get("run", "")]


def test_both_check_build_keep_the_ledger_and_deploy() -> None:
    github = "\n".join(step.get("run", "") for step in steps(read(".github/workflows/publish.yml")))
    gitlab = read(".gitlab-ci.yml")
    scripts = "\n".join(line for job in ("documents", "pages") for line in gitlab[job]["script"])
    scripts += (ROOT / ".ci/keep").read_text(encoding="utf-8")
    for words in ("congvan check", "congvan build", "sources/.ids.tsv"):
        assert words in github
        assert words in scripts
    assert gitlab["pages"]["artifacts"]["paths"] == ["public"]
    assert set(gitlab) <= {"image", "stages", "variables", "cache", ".prepared", "documents", "pages"}
    assert {gitlab[job]["stage"] for job in ("documents", "pages")} <= set(gitlab["stages"])


def test_commands_that_workflows_call_are_there() -> None:
    for name in ("run", "debian", "environment", "keep", "scores"):
        assert (ROOT / ".ci" / name).stat().st_mode & 0o111


@pytest.mark.parametrize("name", [".github/workflows/publish.yml", "generator/archive/start/publish.yml"])
@pytest.mark.parametrize("made", [(), (".ids.tsv",), (".ids.tsv", "a/5.read.json")])
def test_new_addresses_are_committed_back_with_or_without_scans(
    name: str, made: tuple[str, ...], tmp_path: Path
) -> None:
    def git(*arguments: str, at: Path) -> str:
        identity = ("-c", "user.name=a", "-c", "user.email=a@vidu.example")
        return subprocess.run(["git", *identity, *arguments], cwd=at, check=True, capture_output=True, text=True).stdout

    remote, work = tmp_path / "remote.git", tmp_path / "work"
    git("init", "-q", "--bare", "-b", "main", str(remote), at=tmp_path)
    git("clone", "-q", str(remote), str(work), at=tmp_path)
    (work / "sources/a").mkdir(parents=True)
    (work / "sources/a/5.txt").write_text("x", encoding="utf-8")
    git("add", ".", at=work)
    git("commit", "-q", "-m", "x", at=work)
    git("push", "-q", "origin", "HEAD:main", at=work)
    git("branch", "-q", "--set-upstream-to=origin/main", at=work)
    for file in made:
        (work / "sources" / file).write_text("x", encoding="utf-8")
    (script,) = (step["run"] for step in steps(read(name)) if step.get("name") == "Keep the addresses of what is new")
    subprocess.run(["bash", "-e", "-c", script], cwd=work, check=True, capture_output=True)
    kept = git("ls-tree", "-r", "--name-only", "main", at=remote).splitlines()
    assert kept == sorted(f"sources/{file}" for file in (*made, "a/5.txt"))


def test_a_new_archive_keeps_its_addresses_on_gitlab_without_an_endless_loop() -> None:
    script = read("generator/archive/start/gitlab-ci.yml")["pages"]["script"]
    assert all(isinstance(line, str) for line in script)
    whole = "\n".join(script)
    for each in (whole, (ROOT / ".ci/keep").read_text(encoding="utf-8")):
        assert "-o ci.skip" in each
        assert "sources/.ids.tsv" in each
        assert "PUSH_TOKEN" in each
    assert subprocess.run(["sh", "-n", "-c", whole], check=True).returncode == 0
