"""The written tree is built by stock MkDocs, without a plugin of ours and without a warning."""

import os
import subprocess
import sys
from pathlib import Path

import yaml

from generator.builder import plain_config
from generator.model import Page
from tests.builder.conftest import outputs


def test_stock_mkdocs_builds_the_written_tree_and_keeps_the_addresses(tmp_path: Path) -> None:
    for output in outputs():
        if isinstance(output, Page):
            file = tmp_path / "docs" / output.address.strip("/") / "index.md"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(output.markdown, encoding="utf-8")
    config = plain_config("Kho: thử # một", url="https://kho.example/", description="Văn bản")
    (tmp_path / "mkdocs.yml").write_text(config, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(tmp_path / "mkdocs.yml")],
        capture_output=True,
        text=True,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "true"},
    )
    assert ran.returncode == 0, ran.stderr
    assert "WARNING" not in ran.stderr
    made = (tmp_path / "site" / "van-ban/ubnd-xa-thu/2024/12-ubnd-vx/index.html").read_text(encoding="utf-8")
    assert 'id="k1"' in made
    assert "fonts.googleapis" not in made


def test_the_configuration_says_what_it_was_given() -> None:
    read = yaml.safe_load(plain_config("Kho: thử # một\nhai", language="en", url="https://kho.example/"))
    assert read["site_name"] == "Kho: thử # một\nhai"
    assert read["theme"] == {"name": "material", "language": "en", "font": False}
    assert read["plugins"] == []
    assert "site_description" not in read
