from generator.model import Addressee, Agency, Code, Duty, DutyRole, Recipient, Severity
from generator.registers import load

from .papers import REGISTERS, linked, paper


def health(district: str, province: str, identifier: str):
    name = f"Trung tâm Y tế huyện {district}"
    return paper(
        identifier,
        "2021-08-01",
        "UBND huyện",
        f"huyện {district}, tỉnh {province}",
        duties=(Duty(None, name, DutyRole.LEAD, None, ""),),
        addressees=(Addressee("TTYT huyện", f"trung-tam-y-te-huyen-{district}".lower()),),
    )


def test_two_districts_health_centres_never_share_a_page() -> None:
    one = health("Châu Thành", "Long An", "1/UBND-VX")
    two = health("Châu Thành", "Tây Ninh", "1/UBND-VX")
    bodies = linked(one, two).bodies
    assert {slug for slug in bodies if slug.startswith("trung-tam-y-te-huyen-chau-thanh-")} == {
        "trung-tam-y-te-huyen-chau-thanh-long-an",
        "trung-tam-y-te-huyen-chau-thanh-tay-ninh",
    }
    assert bodies["trung-tam-y-te-huyen-chau-thanh-long-an"].duties == ((one.id, 0),)


def test_the_tree_above_and_below() -> None:
    directive = paper(
        "12-CV/HU", "2021-08-01", "Huyện ủy", "huyện Tam Đường, tỉnh Lai Châu",
        recipients=(Recipient("Ban Tuyên giáo Huyện ủy", None, "ban-tuyen-giao-huyen-uy-tam-duong-lai-chau"),),
        duties=(Duty(None, "Trung tâm Y tế huyện Tam Đường", DutyRole.LEAD, None, ""),),
    )  # fmt: skip
    bodies = linked(directive).bodies
    assert bodies["ban-tuyen-giao-huyen-uy-tam-duong-lai-chau"].parent == "huyen-uy-tam-duong-lai-chau"
    assert bodies["huyen-uy-tam-duong-lai-chau"].parent == "tinh-uy-lai-chau"
    assert bodies["huyen-uy-tam-duong-lai-chau"].children == ("ban-tuyen-giao-huyen-uy-tam-duong-lai-chau",)
    assert bodies["trung-tam-y-te-huyen-tam-duong-lai-chau"].parent == "so-y-te-tinh-lai-chau"
    assert bodies["so-y-te-tinh-lai-chau"].parent == "uy-ban-nhan-dan-tinh-lai-chau"
    assert bodies["uy-ban-nhan-dan-tinh-lai-chau"].parent == "chinh-phu"
    assert bodies["huyen-uy-tam-duong-lai-chau"].issued == (directive.id,)
    assert bodies["ban-tuyen-giao-huyen-uy-tam-duong-lai-chau"].addressed == (directive.id,)


def test_former_provinces_and_kinds_have_successors() -> None:
    bodies = linked(
        paper("1/SYT-NVY", "2021-08-01", "Sở Y tế", "tỉnh Bắc Kạn"),
        paper("2/SNN-VP", "2021-08-01", "Sở Nông nghiệp và Phát triển nông thôn", "tỉnh Lai Châu"),
        paper("3/BYT-DP", "2021-08-01", "Bộ Y tế", "toàn quốc"),
    ).bodies
    assert bodies["so-y-te-tinh-bac-kan"].successor == "so-y-te-tinh-thai-nguyen"
    assert bodies["so-y-te-tinh-bac-kan"].present_province == "tinh-thai-nguyen"
    successor = bodies["so-nong-nghiep-va-phat-trien-nong-thon-tinh-lai-chau"].successor
    assert successor == "so-nong-nghiep-va-moi-truong-tinh-lai-chau"
    assert bodies["bo-y-te"].successor is None
    assert bodies["so-y-te-tinh-bac-kan"].successor_name == "Sở Y tế tỉnh Thái Nguyên"
    assert bodies["bo-y-te"].jurisdiction == "toàn quốc"


def test_a_short_name_joins_the_body_that_is_named_in_full_elsewhere() -> None:
    slug = "ban-chi-dao-phong-chong-dich-covid-19-huyen-tam-duong-lai-chau"
    full = paper(
        "1-CV/BCĐ", "2021-08-01", "Ban Chỉ đạo phòng, chống dịch Covid-19 huyện", "huyện Tam Đường, tỉnh Lai Châu"
    )
    short = paper(
        "2/UBND-VX", "2021-09-01", "UBND huyện", "huyện Tam Đường, tỉnh Lai Châu",
        recipients=(Recipient("BCĐ huyện (B/c)", "B/c", slug),),
    )  # fmt: skip
    body = linked(full, short).bodies[slug]
    assert body.name == "Ban Chỉ đạo phòng, chống dịch Covid-19 huyện Tam Đường"
    assert (body.issued, body.addressed) == ((full.id,), (short.id,))


def test_two_spellings_of_one_kind_share_a_page_and_stay_as_written() -> None:
    duties = (Duty("k1", "Phòng Văn hóa - Thông tin huyện Tam Đường", DutyRole.LEAD, None, ""),)
    where = "huyện Tam Đường, tỉnh Lai Châu"
    asking = paper("1/UBND-VX", "2021-08-01", "UBND huyện", where, duties=duties)
    answer = paper("2/PVHTT", "2021-09-01", "Phòng Văn hóa và Thông tin huyện", where)
    archive = linked(asking, answer)
    body = archive.bodies["phong-van-hoa-va-thong-tin-huyen-tam-duong-lai-chau"]
    assert body.name == "Phòng Văn hóa và Thông tin huyện Tam Đường"
    assert (body.issued, body.duties) == ((answer.id,), ((asking.id, 0),))
    assert body.aliases == ("Phòng Văn hóa - Thông tin huyện Tam Đường",)
    assert archive.agencies[asking.id or ""] == {duties[0].agency: body.slug}


def test_the_staff_join_names_and_name_successors() -> None:
    from generator.linking import link

    from .papers import TODAY

    staff = load(
        {"bodies": [{"name": "Sở Y tế tỉnh Lai Châu", "aliases": ["Ty Y tế tỉnh Lai Châu"], "successor": "Bộ Y tế"}]}
    )
    directive = paper(
        "1/UBND-VX", "2021-08-01", "UBND tỉnh", "tỉnh Lai Châu",
        mentions=(Agency("Ty Y tế tỉnh Lai Châu", "ty-y-te-tinh-lai-chau"),),
    )  # fmt: skip
    bodies = link([directive], staff, TODAY, {}).bodies
    assert bodies["so-y-te-tinh-lai-chau"].mentions == (directive.id,)
    assert bodies["so-y-te-tinh-lai-chau"].successor == "bo-y-te"
    assert bodies["so-y-te-tinh-lai-chau"].name == "Sở Y tế tỉnh Lai Châu"
    assert bodies["so-y-te-tinh-lai-chau"].aliases == ("Ty Y tế tỉnh Lai Châu",)
    assert "ty-y-te-tinh-lai-chau" not in bodies
    assert REGISTERS is not staff


def test_a_duty_of_nobody_in_particular_is_said() -> None:
    duties = (
        Duty("k1", "Công an huyện", DutyRole.LEAD, None, "Công an huyện"),
        Duty("k2", "các đơn vị", DutyRole.LEAD, None, ""),
    )
    directive = paper("1/UBND-VX", "2021-08-01", "UBND huyện", "huyện Tam Đường, tỉnh Lai Châu", duties=duties)
    found = linked(directive).diagnostics[directive.id]
    assert [(one.code, one.severity, one.values) for one in found] == [
        (Code.BODY_AMBIGUOUS, Severity.WARNING, (("value", "các đơn vị"),))
    ]
