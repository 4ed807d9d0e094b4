"""Floors only rise."""

import subprocess
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
FLOORS = "tests/floors.yml"


def git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout if done.returncode == 0 else ""


def lowered(before: Any, now: Any) -> list[str]:
    """What `now` asks less of than `before` did; `invented` is a ceiling, and a set must not go."""
    allowed = {(one["set"], one["field"], one["from"]) for one in now.get("lowered", ()) if one["why"]}
    found = []
    for name, chosen in before.items():
        for field, figure in chosen["floors"].items() if name != "lowered" else ():
            today = now.get(name, {}).get("floors", {}).get(field)
            worse = today is None or (today > figure if field == "invented" else today < figure)
            if worse and (name, field, figure) not in allowed:
                found.append(f"{name}: {field} {figure} → {today}")
    return found


def test_a_lower_floor_is_seen() -> None:
    before = {"seeds": {"floors": {"mean": 97, "invented": 0}}}
    assert lowered(before, before) == []
    assert lowered(before, {"seeds": {"floors": {"mean": 96, "invented": 0}}}) == ["seeds: mean 97 → 96"]
    assert lowered(before, {"seeds": {"floors": {"mean": 97, "invented": 1}}}) == ["seeds: invented 0 → 1"]
    said = {"set": "seeds", "field": "mean", "from": 97, "why": "a goal, never reached"}
    assert lowered(before, {"seeds": {"floors": {"mean": 96, "invented": 0}}, "lowered": [said]}) == []
    assert lowered(before, {}) == ["seeds: mean 97 → None", "seeds: invented 0 → None"]


def test_floors_are_nowhere_below_what_they_were() -> None:
    now = yaml.safe_load((ROOT / FLOORS).read_text(encoding="utf-8"))
    for commit in git("log", "--format=%H", "--", FLOORS).split():
        before = yaml.safe_load(git("show", f"{commit}:{FLOORS}") or "{}")
        assert lowered(before, now) == []
