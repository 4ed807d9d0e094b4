"""What search writes: the same bytes, nothing that is not there, nothing that was withdrawn."""

import json
from dataclasses import replace
from datetime import date
from typing import Any
from xml.etree import ElementTree

from generator.model import Archive, Asset, Page, Withdrawal
from generator.search import write_index
from generator.wording import LANGUAGES, load
from tests.search.made import ABBREVIATIONS, archive, archive_of, invented, permuted


def assets(given: Archive, **options: Any) -> dict[str, bytes]:
    outputs = write_index(given, load("vi"), abbreviations=ABBREVIATIONS, **options)
    return {each.address: each.data for each in outputs if isinstance(each, Asset)}


def test_the_same_archive_gives_the_same_bytes() -> None:
    assert assets(archive()) == assets(archive())
    assert assets(archive(), engine="shards") == assets(archive(), engine="shards")


def test_several_processes_write_the_same_bytes() -> None:
    many = permuted(1100, 40)
    alone = assets(many, engine="shards")
    for jobs in (2, 3):
        assert assets(many, engine="shards", jobs=jobs) == alone


def test_the_manifest_names_every_file_and_no_other() -> None:
    for engine in ("lunr", "shards"):
        made = assets(archive(), engine=engine)
        manifest = json.loads(made["/assets/search/manifest.json"])
        named = {manifest[key] for key in ("columns", "suggestions", "index", "words") if key in manifest}
        for table in ("cards", "texts", "terms"):
            count = manifest[table]["files"] if table in manifest else 0
            named |= {f"{table}-{number}.json" for number in range(count)}
        written = {address.rpartition("/")[2] for address in made if address.endswith(".json")}
        assert written == named | {"manifest.json"}


def test_what_was_withdrawn_is_not_found() -> None:
    one, *others = invented()
    gone = replace(one, withdrawn=Withdrawal(date(2024, 1, 1), "trùng"))
    made = assets(archive_of([gone, *others]))
    words = b"".join(data for address, data in made.items() if address.endswith(".json"))
    assert "Hoàng Thị Thủy".encode() not in words
    assert "Hoàng Thị Thủy".encode() in b"".join(assets(archive_of([one, *others])).values())


def test_every_word_of_a_text_stands_in_its_parts() -> None:
    made = assets(archive())
    rows = [row for address, data in sorted(made.items()) if "/texts-" in address for row in json.loads(data)]
    assert len(rows) == len(archive().directives)
    texts = sorted(" ".join(text for _, text in row).split() for row in rows)
    assert texts == sorted(
        directive.text.replace("*", "").replace("\\", "").split() for directive in archive().directives.values()
    )


def test_a_description_for_browsers_where_the_address_is_known() -> None:
    assert "/tim-kiem/opensearch.xml" not in assets(archive())
    description = assets(archive(), site_url="https://kho.example/luu")["/tim-kiem/opensearch.xml"]
    urls = ElementTree.fromstring(description).findall("{http://a9.com/-/spec/opensearch/1.1/}Url")
    assert [each.get("template") for each in urls] == ["https://kho.example/luu/tim-kiem/?q={searchTerms}"]


def test_an_empty_archive_has_a_search_page() -> None:
    outputs = list(write_index(Archive(), load("vi")))
    assert [each.address for each in outputs if isinstance(each, Page)] == ["/tim-kiem/"]


def test_the_page_has_what_the_contract_promises() -> None:
    for language in LANGUAGES:
        (page,) = [each for each in write_index(Archive(), load(language)) if isinstance(each, Page)]
        for part in (
            '<form role="search"',
            'name="q"',
            'name="tu"',
            'name="den"',
            'name="loai-ngay"',
            'name="sap-xep"',
        ):
            assert part in page.markdown
        assert 'data-result-count aria-live="polite"></span>' in page.markdown
        assert page.kind == "search"


def test_both_languages_say_the_same_keys() -> None:
    keys = [{key for key in load(language).sentences if key.startswith("search.")} for language in LANGUAGES]
    assert keys[0] == keys[1]
