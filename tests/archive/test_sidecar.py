from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.archive import corrections_of, merged, open_archive, read_corrections
from generator.archive.sidecar_scalars import HANOI
from generator.model import (
    Addressee,
    Agency,
    Code,
    Corrections,
    DirectiveType,
    DutyRole,
    EventKind,
    Format,
    Reading,
    Relation,
    SignatureStamp,
    Signer,
    StatusSource,
    StatusState,
)
from generator.wording import load, message
from tests.archive.made import archive

PATH = "sources/a/606.yml"


def told(text: str, language: str = "en") -> list[str]:
    _, found = read_corrections(text, PATH)
    return [f"{one.path}:{one.line}:{one.column}: {message(one, load(language))}" for one in found]


def test_values_are_read_as_text_and_made_what_they_mean() -> None:
    corrections, found = read_corrections(
        "number: 07\ntype: cong-van\ndate_issued: 2022-02-21\nissuer: Huyện ủy An Sơn\n"
        "parent_body: {name: Tỉnh ủy X, slug: tinh-uy-x}\naddressees: [Các chi bộ]\n"
        "signers:\n- authority: T/M BAN THƯỜNG VỤ\n  name: Trần Văn Mẫu\n"
        "signature_stamp: {signer: VP, at: 2022-02-21T08:30:00}\n",
        PATH,
    )
    assert found == ()
    assert corrections.values == {
        "number": "07",
        "type": DirectiveType.CONG_VAN,
        "date_issued": date(2022, 2, 21),
        "issuer": Agency("Huyện ủy An Sơn", "huyen-uy-an-son"),
        "parent_body": Agency("Tỉnh ủy X", "tinh-uy-x"),
        "addressees": (Addressee("Các chi bộ"),),
        "signers": (Signer("T/M BAN THƯỜNG VỤ", None, "Trần Văn Mẫu"),),
        "signature_stamp": SignatureStamp("VP", datetime(2022, 2, 21, 8, 30, tzinfo=HANOI)),
    }


def test_nested_parts() -> None:
    corrections, found = read_corrections(
        "provisions:\n- {id: k1, marker: 1, text: Một., children: [{id: k1.a, marker: a, text: Hai.}]}\n"
        "citations:\n- {identifier: 16/CT-TTg, type: chi-thi, date_issued: 31/3/2020, relation: basis,\n"
        "   target: thu-tuong/2020/16-ct-ttg, candidates: [{id: x/2020/y, reason: cùng số}]}\n"
        "duties: [{agency: Sở Y tế tỉnh X, role: support, due: 2022-03-01}]\n"
        "events: [{kind: ends, at: '2022-03-01T12:00:00+07:00'}]\n"
        "topics: [{slug: y-te, name: Y tế}]\n"
        "places: [{slug: tinh-x/huyen-y, name: huyện Y, kind: huyen, province: tinh-x}]\n"
        "status: {state: ended, checked: 2022-04-01}\n",
        PATH,
    )
    assert found == ()
    values = corrections.values
    assert values["provisions"][0].children[0].id == "k1.a"
    citation = values["citations"][0]
    assert (citation.relation, citation.date_issued, citation.target) == (
        Relation.BASIS,
        date(2020, 3, 31),
        "thu-tuong/2020/16-ct-ttg",
    )
    assert values["duties"][0].role is DutyRole.SUPPORT
    assert (values["events"][0].kind, values["events"][0].at.hour) == (EventKind.ENDS, 12)
    assert values["topics"][0].terms == ()
    assert values["places"][0].province == "tinh-x"
    assert (values["status"].state, values["status"].source) == (StatusState.ENDED, StatusSource.STAFF)


def test_an_empty_value_means_null_and_an_absent_key_says_nothing() -> None:
    corrections, _ = read_corrections("subject:\nrecipients: []\n", PATH)
    assert corrections.values == {"subject": None, "recipients": ()}


def test_errors_name_file_line_column_and_key() -> None:
    assert told("number: 7\nrecipients:\n- text: Như trên\n- text: Lưu\n  purpose: [x]\n") == [
        "sources/a/606.yml:5:12: recipients.1.purpose: must be text."
    ]
    assert sorted(told("date_issued: 2021-13-40\nloai: x\naccept: [C999]\n")) == [
        "sources/a/606.yml:1:14: date_issued: not a date (2021-07-20 or 20/7/2021).",
        "sources/a/606.yml:2:1: loai: no such key.",
        "sources/a/606.yml:3:10: accept.0: no such diagnostic.",
    ]
    assert told("type: thu\n", "vi") == ["sources/a/606.yml:1:7: type: không phải giá trị dùng được ở đây."]


def test_one_broken_value_does_not_take_the_others_away() -> None:
    corrections, found = read_corrections("number: 7\ntype: thu\nissuer: {slug: Không}\nsubject: x\n", PATH)
    assert corrections.values == {"number": "7", "subject": "x"}
    assert {dict(one.values)["key"] for one in found} == {"type", "issuer.name", "issuer.slug"}


def test_what_is_not_of_the_record() -> None:
    corrections, found = read_corrections(
        "note: xem bản giấy\naccept: C201\nwithdrawn: {date: 2023-01-02, reason: đăng nhầm}\nmask: [Trần Văn Mẫu]\n",
        PATH,
    )
    assert found == ()
    assert corrections.note == "xem bản giấy"
    assert corrections.accept == {Code.DATE_MISSING}
    assert corrections.withdrawn is not None
    assert corrections.withdrawn.date == date(2023, 1, 2)
    assert corrections.mask == ("Trần Văn Mẫu",)
    assert corrections.values == {}


def test_the_sidecar_wins_key_by_key() -> None:
    below = Corrections(values={"number": "1", "subject": "a", "recipients": ("x", "y")}, note="dưới")
    above = Corrections(values={"subject": None, "recipients": ("z",)})
    whole = merged(below, above)
    assert whole.values == {"number": "1", "subject": None, "recipients": ("z",)}
    assert whole.note == "dưới"


@pytest.mark.parametrize("text", ["", "# chỉ có ghi chú\n", "{}", "---\n"])
def test_nothing_said(text: str) -> None:
    assert read_corrections(text, PATH) == (Corrections(), ())


@given(st.text(alphabet=st.sampled_from("abnumber:- [],{}&*!\"'\n07ếạ\t"), max_size=120))
def test_any_text_is_read_or_told(text: str) -> None:
    corrections, found = read_corrections(text, PATH)
    assert isinstance(corrections, Corrections)
    assert all(one.code is Code.SIDECAR_INVALID and one.line and one.column for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "mask: [Trần Văn Mẫu]\nnumber: [\n",
        "withdrawn: {date: 2023-01-02\n",
        "mask: {a: Trần Văn Mẫu}\n",
        "withdrawn: {date: 2023-13-45, reason: đăng nhầm}\n",
        "mask: a\nmask: b\n",
        *(f"{key}: [Trần Văn Mẫu]\n" for key in ("masks", "Mask", "MASKED", "masked", "msak", "mask words", '" mask"')),
        *(
            f"{key}: {{reason: đăng nhầm}}\n"
            for key in ("withdraw", "Withdrawn", "withdrawal", "with-drawn", "widthdrawn")
        ),
        "- mask: [Trần Văn Mẫu]\n",
        "Masks: [Trần Văn Mẫu\n",
        "msak: [Trần Văn Mẫu\n",
    ],
)
def test_what_could_hide_words_and_cannot_be_read_withholds_the_document(text: str) -> None:
    corrections, found = read_corrections(text, PATH)
    assert found
    assert corrections.withdrawn is not None
    assert load("vi").sentences[corrections.withdrawn.reason.removeprefix("@")]


def test_any_other_fault_withholds_nothing() -> None:
    assert read_corrections("number: [\n", PATH)[0] == Corrections()
    assert read_corrections("mask:\ntype: thu\n", PATH)[0].withdrawn is None
    for key in ("masks:", "marker: a", "taken: a", "tags: [a]", "title: a", "withheld_by:", "Number: 5", "notes: a"):
        corrections, found = read_corrections(f"{key}\n", PATH)
        assert (corrections.withdrawn, len(found)) == (None, 1), key


@pytest.mark.parametrize(
    ("data", "withheld"), [(b"number: \xff\n", False), (b"mask: [\xff]\n", True), ("mask: [a]".encode("utf-16"), True)]
)
def test_a_sidecar_in_another_encoding(tmp_path: Path, data: bytes, withheld: bool) -> None:
    root = archive(tmp_path, {"1.txt": "x", "1.yml": ""})
    (root / "sources/1.yml").write_bytes(data)
    (document,) = open_archive(root).documents
    corrections, (found,) = corrections_of(document, Reading(document.path, Format.TXT, "x", ()))
    assert found.code is Code.SIDECAR_INVALID
    assert (corrections.withdrawn is not None) is withheld
