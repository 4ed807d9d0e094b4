"""The mkdocs.yml of a written tree: any builder of MkDocs' family takes it, without a plugin of ours."""

import yaml

_HEAD = "# {name}: Markdown and files as they were written; any builder of the MkDocs family can take them.\n"


def plain_config(
    site_name: str, *, language: str = "vi", url: str | None = None, description: str | None = None
) -> str:
    """A `mkdocs.yml` for pages below `docs/`: stock Material, no plugin, no web fonts, documents out of the nav."""
    tree = {
        "site_name": site_name,
        **({"site_url": url} if url else {}),
        **({"site_description": description} if description else {}),
        "docs_dir": "docs",
        "theme": {"name": "material", "language": language, "font": False},
        "plugins": [],
        "markdown_extensions": ["toc"],
        "nav": [{"Trang chủ" if language == "vi" else "Home": "index.md"}],
        "not_in_nav": "*\n",
        "validation": {
            "nav": {"omitted_files": "ignore"},
            "links": {"unrecognized_links": "ignore", "anchors": "ignore"},
        },
    }
    return _HEAD.format(name=site_name.replace("\n", " ")) + yaml.safe_dump(
        tree, allow_unicode=True, sort_keys=False, width=120
    )
