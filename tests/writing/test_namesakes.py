"""Bodies of one name in several provinces: each duty leads to its own, and lists say which is which."""

import json
from itertools import pairwise

import pytest

from generator.model import Agency, Asset, Duty, DutyRole, Page
from generator.vietnamese import slug as to_slug
from generator.wording import load
from generator.writing import SiteText, write
from tests.linking.papers import linked, paper

POLICE = "Công an huyện Châu Thành"
LONG_AN, TIEN_GIANG = "cong-an-huyen-chau-thanh-long-an", "cong-an-huyen-chau-thanh-tien-giang"
DUTY = Duty(None, POLICE, DutyRole.LEAD, None, POLICE, supports=("Phòng Y tế huyện Châu Thành",))
ARCHIVE = linked(
    *(
        paper(
            f"{number}/UBND-VX",
            "2021-04-20",
            "UBND huyện Châu Thành",
            f"huyện Châu Thành, tỉnh {province}",
            duties=(DUTY,),
            mentions=(Agency("Phòng Y tế huyện Châu Thành", f"phong-y-te-huyen-chau-thanh-{to_slug(province)}"),),
        )
        for number, province in ((4, "Long An"), (5, "Tiền Giang"))
    )
)
OUTPUTS = {one.address: one for one in write(ARCHIVE, load("vi"), SiteText("Kho"))}


def page(address: str) -> str:
    found = OUTPUTS[address]
    assert isinstance(found, Page)
    return found.markdown


def data(address: str):
    found = OUTPUTS[address]
    assert isinstance(found, Asset)
    return json.loads(found.data)


def test_each_has_its_own_duty_and_says_where_it_is() -> None:
    assert [ARCHIVE.bodies[slug].duties for slug in (LONG_AN, TIEN_GIANG)] == [
        (("uy-ban-nhan-dan-huyen-chau-thanh-long-an/2021/4-ubnd-vx", 0),),
        (("uy-ban-nhan-dan-huyen-chau-thanh-tien-giang/2021/5-ubnd-vx", 0),),
    ]
    assert ARCHIVE.bodies[LONG_AN].label == "Công an huyện Châu Thành (tỉnh Long An)"
    assert page(f"/co-quan/{LONG_AN}/").startswith(f"# {ARCHIVE.bodies[LONG_AN].label}\n")


def test_a_document_leads_to_the_body_of_its_own_province() -> None:
    for slug, other in ((LONG_AN, TIEN_GIANG), (TIEN_GIANG, LONG_AN)):
        ((id_, _),) = ARCHIVE.bodies[slug].duties
        markdown = page(f"/van-ban/{id_}/")
        assert f"co-quan/{slug}/" in markdown
        assert f"phong-y-te-huyen-chau-thanh-{slug.rpartition('thanh-')[2]}/" in markdown
        assert other not in markdown


def test_the_list_of_duties_has_both_with_their_provinces() -> None:
    rows = {row["agency_slug"]: row for row in data("/nhiem-vu/data.json")}
    assert rows.keys() == {LONG_AN, TIEN_GIANG}
    assert all(slug.endswith(row["id"].split("/")[0].rpartition("chau-thanh-")[2]) for slug, row in rows.items())
    sifted = data("/assets/duties/columns.json")["bodies"]
    assert sifted == [[slug, ARCHIVE.bodies[slug].label, 1] for slug in (LONG_AN, TIEN_GIANG)]
    assert all(one < other for one, other in pairwise(name for _, name, _ in sifted))
    assert all(ARCHIVE.bodies[slug].label in page("/nhiem-vu/") for slug in (LONG_AN, TIEN_GIANG))


@pytest.mark.parametrize("own", ["toàn quốc", "huyện Châu Thành, tỉnh Long An"])
def test_a_body_that_the_text_puts_elsewhere_has_its_duty_there(own: str) -> None:
    where = "huyện Châu Thành, tỉnh Tiền Giang"
    issuer = "Bộ Y tế" if own == "toàn quốc" else "UBND huyện Châu Thành"
    giving = paper("4/CV-X", "2021-04-20", issuer, own, duties=(DUTY,), mentions=(Agency(POLICE, TIEN_GIANG, where),))
    archive = linked(giving)
    assert archive.bodies[TIEN_GIANG].duties == ((giving.id, 0),)
    assert archive.bodies[TIEN_GIANG].jurisdiction == where
    assert LONG_AN not in archive.bodies
    assert archive.agencies[giving.id or ""][POLICE] == TIEN_GIANG
    assert giving.id not in archive.diagnostics


def test_a_body_without_a_namesake_keeps_its_plain_name() -> None:
    alone = linked(paper("4/UBND-VX", "2021-04-20", "UBND huyện Châu Thành", "huyện Châu Thành, tỉnh Long An"))
    assert {body.label for body in alone.bodies.values()} == {body.name for body in alone.bodies.values()}
