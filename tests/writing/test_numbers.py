"""A number's page says what is known of who cites it; a duty's row says the clause, not the mark at the paper's end."""

import json
from dataclasses import replace

import pytest

from generator.model import (
    Asset,
    CitedNumber,
    DirectiveType,
    Duty,
    DutyRole,
    Page,
    Provision,
    Relation,
    Span,
    Withdrawal,
)
from generator.wording import load
from generator.writing import SiteText, write
from generator.writing.duty import said
from tests.linking.papers import cites, linked, paper


def page_of_fifteen(*years: int) -> str:
    """The page of 15/CT-TTg, which was issued in those years, and is cited in 2022 without a day."""
    held = [
        paper("15/CT-TTg", f"{year}-03-27", "Thủ tướng Chính phủ", "toàn quốc", DirectiveType.CHI_THI) for year in years
    ]
    cited = (cites("15/CT-TTg", kind=DirectiveType.CHI_THI, issuer="Thủ tướng Chính phủ"),)
    citing = paper("4/UBND-VX", "2022-10-05", "UBND huyện Đại Từ", "huyện Đại Từ, tỉnh Thái Nguyên", citations=cited)
    outputs = write(linked(*held, citing), load("vi"), SiteText("Kho"))
    return next(one.markdown for one in outputs if isinstance(one, Page) and one.address == "/so/15-ct-ttg/")


@pytest.mark.parametrize("years", [(2015, 2016), (2015,)], ids=["several are held", "one is held, long ago"])
def test_who_may_mean_any_of_those_held_is_not_said_to_mean_them(years: tuple[int, ...]) -> None:
    assert "## Được dẫn mà chưa rõ là văn bản nào &#40;1&#41;" in page_of_fifteen(*years)


def test_what_may_be_held_is_not_said_to_be_missing_and_waits_for_a_person() -> None:
    held = [
        paper("15/CT-TTg", f"{year}-03-27", "Thủ tướng Chính phủ", "toàn quốc", DirectiveType.CHI_THI)
        for year in (2015, 2016)
    ]
    cited = (cites("15/CT-TTg", kind=DirectiveType.CHI_THI, issuer="Thủ tướng Chính phủ"),)
    citing = paper("4/UBND-VX", "2022-10-05", "UBND huyện Đại Từ", "huyện Đại Từ, tỉnh Thái Nguyên", citations=cited)
    pages = {
        one.address: one.markdown
        for one in write(linked(*held, citing), load("vi"), SiteText("Kho"))
        if isinstance(one, Page)
    }
    page = pages[f"/van-ban/{citing.id}/"]
    assert "chưa rõ là văn bản nào</span> Có thể là:" in page
    assert "chưa có trong kho</span>" not in page
    assert "C501" in pages["/chat-luong/"]


def test_who_cites_what_is_not_held_is_listed_plainly() -> None:
    assert "## Được dẫn trong &#40;1&#41;" in page_of_fifteen()


def test_the_wanted_list_says_whose_paper_of_what_day_is_wanted() -> None:
    where = "huyện Đại Từ, tỉnh Thái Nguyên"
    province, district = "Ủy ban nhân dân tỉnh Thái Nguyên", "Ủy ban nhân dân huyện Đại Từ"
    kind = DirectiveType.KE_HOACH
    given = [
        cites("8/KH-UBND", day="2022-02-02", issuer=province, kind=kind),
        cites("8/KH-UBND", issuer=province, kind=kind),
        cites("8/KH-UBND", day="2021-01-05", issuer=district, kind=kind),
    ]
    papers = [
        paper(f"{at}/UBND-VX", "2022-10-05", "UBND huyện Đại Từ", where, citations=(one,))
        for at, one in enumerate(given, 1)
    ]
    named = [f"Kế hoạch ngày 02/02/2022 của {province}", f"Kế hoạch ngày 05/01/2021 của {district}"]
    outputs = {one.address: one for one in write(linked(*papers), load("vi"), SiteText("Kho"))}
    page, data, number = outputs["/can-tim/"], outputs["/can-tim/data.json"], outputs["/so/8-kh-ubnd/"]
    assert isinstance(page, Page)
    assert isinstance(number, Page)
    assert isinstance(data, Asset)
    assert "; ".join(named) in page.markdown
    assert json.loads(data.data)[0]["named"] == "; ".join(named)
    assert all(f"<li>{one}</li>" in number.markdown for one in named)


def test_who_cites_another_paper_of_a_held_number_is_not_said_to_be_unclear() -> None:
    held = paper("8/KH-UBND", "2021-03-01", "UBND tỉnh", "tỉnh Thái Nguyên", DirectiveType.KE_HOACH)
    cited = cites("8/KH-UBND", day="2022-02-02", kind=DirectiveType.KE_HOACH)
    citing = paper("4/UBND-VX", "2022-10-05", "UBND huyện Đại Từ", "huyện Đại Từ, tỉnh Thái Nguyên", citations=(cited,))
    outputs = write(linked(held, citing), load("vi"), SiteText("Kho"))
    page = next(one.markdown for one in outputs if isinstance(one, Page) and one.address == "/so/8-kh-ubnd/")
    assert "## Được dẫn, là văn bản khác mang số này, chưa có trong kho &#40;1&#41;" in page
    assert "<li>Kế hoạch ngày 02/02/2022</li>" in page
    assert "chưa rõ" not in page


@pytest.mark.parametrize("withheld", [False, True], ids=["withdrawn", "withheld for a slip"])
def test_nobody_is_asked_for_a_document_that_was_withdrawn(withheld: bool) -> None:
    reason = "@commands.sidecar.withheld" if withheld else "Có tên người bệnh."
    gone = replace(
        paper("506/UBND-YT", "2021-07-22", "UBND huyện Đại Từ", "huyện Đại Từ, tỉnh Thái Nguyên"),
        withdrawn=Withdrawal(None, reason),
        subject="danh sách người cách ly",
    )
    cited = (cites("506/UBND-YT", Relation.IMPLEMENTS, day="2021-07-22", issuer="UBND huyện Đại Từ"),)
    citing = paper("9/UBND", "2021-07-30", "UBND xã Yên Lãng", "xã Yên Lãng, huyện Đại Từ, tỉnh Thái Nguyên",
                   citations=cited)  # fmt: skip
    archive = linked(gone, citing)
    assert archive.wanted == (("506-ubnd-yt",) if withheld else ())
    pages = {one.address: one.markdown for one in write(archive, load("vi"), SiteText("Kho")) if isinstance(one, Page)}
    words = pages[f"/van-ban/{citing.id}/"]
    assert ("đã rút khỏi kho" in words) is not withheld
    assert ("chưa có trong kho" in words) is withheld
    assert not [address for address, page in pages.items() if "danh sách người cách ly" in page]


@pytest.mark.parametrize("withheld", [False, True], ids=["withdrawn", "withheld for a slip"])
def test_a_number_that_was_published_says_that_its_document_was_withdrawn(withheld: bool) -> None:
    reason = "@commands.sidecar.withheld" if withheld else "Có tên người bệnh."
    gone = replace(
        paper("506/UBND-YT", "2021-07-22", "UBND huyện Đại Từ", "huyện Đại Từ, tỉnh Thái Nguyên"),
        withdrawn=Withdrawal(None, reason),
    )
    kept = CitedNumber("506-ubnd-yt", "506/UBND-YT", (), (gone.id or "",))
    archive = replace(linked(gone), numbers={kept.slug: kept})
    pages = {one.address: one.markdown for one in write(archive, load("vi"), SiteText("Kho")) if isinstance(one, Page)}
    words = pages["/so/506-ubnd-yt/"]
    assert ("đã được rút khỏi kho" in words) is not withheld
    assert (f'<a href="../../van-ban/{gone.id}/">Công văn số 506/UBND-YT' in words) is not withheld


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Công an huyện kiểm tra các bến đò trước ngày 30/4/2021../.", "trước ngày 30/4/2021."),
        ("Công an huyện kiểm tra các bến đò, báo cáo Ủy ban nhân dân huyện./.", "Ủy ban nhân dân huyện."),
        ("Công an huyện trực 24/24 giờ, giữ số máy 1/2", "giữ số máy 1/2"),
    ],
)
def test_the_mark_that_ends_a_paper_is_no_part_of_a_duty(written: str, shown: str) -> None:
    giving = paper("4/UBND-VX", "2021-04-20", "UBND huyện Đại Từ", "huyện Đại Từ, tỉnh Thái Nguyên")
    assert said(Duty(None, "Công an huyện", DutyRole.LEAD, None, written), giving).endswith(shown)


def test_a_duty_in_the_midst_of_a_paragraph_is_said_from_its_own_sentence_on() -> None:
    text = "Đẩy mạnh thông tin về dịch bệnh. Chỉ đạo Công an huyện, các trạm y tế trực 24/24 giờ. Báo cáo hằng ngày."
    giving = replace(
        paper("4/UBND-VX", "2021-04-20", "UBND huyện Đại Từ", "huyện Đại Từ, tỉnh Thái Nguyên"),
        provisions=(Provision("k5", "5", text, (), Span(0, len(text))),),
    )
    duty = Duty("k5", "Công an huyện Đại Từ", DutyRole.LEAD, None, "Công an huyện")
    assert said(duty, giving) == "… Chỉ đạo Công an huyện, các trạm y tế trực 24/24 giờ. Báo cáo hằng ngày."
