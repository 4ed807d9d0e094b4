"""The interface speaks both languages, and every word of it is used."""

from generator.model import DirectiveType, EventKind, Origin, Page, Relation, StatusSource, StatusState
from generator.wording import load
from generator.writing import SiteText, write

from .library import library

VOCABULARIES = {
    "type": DirectiveType,
    "relation": Relation,
    "relation-by": Relation,
    "facts": EventKind,
    "status": StatusState,
    "status.short": StatusState,
    "status.source": StatusSource,
}


def _keys(language: str) -> set[str]:
    return {key for key in load(language).sentences if key.startswith("interface.")}


def test_both_languages_have_the_same_sentences() -> None:
    assert _keys("vi") == _keys("en")


def test_every_value_of_a_vocabulary_has_a_word() -> None:
    for prefix, vocabulary in VOCABULARIES.items():
        for member in vocabulary:
            assert f"interface.{prefix}.{member.value}" in _keys("vi")
    for origin in set(Origin) - {Origin.TEXT}:
        assert f"interface.doubt.{origin.value}" in _keys("vi")


def test_no_status_is_said_to_be_simply_in_force() -> None:
    said = [sentence.lower() for sentence in load("vi").sentences.values()]
    assert not any("còn hiệu lực" in sentence for sentence in said)


def test_english_changes_the_words_and_no_address() -> None:
    pages = {
        language: [one for one in write(library(), load(language), SiteText("Archive")) if isinstance(one, Page)]
        for language in ("vi", "en")
    }
    assert [page.address for page in pages["vi"]] == [page.address for page in pages["en"]]
    english = next(page for page in pages["en"] if page.address == "/co-quan/")
    assert english.markdown.startswith("# Bodies\n")
    assert "Cơ quan" not in english.markdown
