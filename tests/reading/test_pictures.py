"""Pictures of what a person may have to look at: cut from the page upright, kept with the reading."""

import io

import numpy as np
import pytest
from PIL import Image, ImageChops

from generator.model import Spot
from generator.reading import keep, kept_picture, read
from tests.reading import papers

SCRAWL = [(352, 226), (360, 248), (384, 232), (372, 252), (398, 224), (404, 254), (420, 226)]
BLUE, RED = 2, 0


def coloured(picture: bytes, channel: int) -> int:
    """How many dots of a picture are plainly blue or plainly red."""
    dots = np.asarray(Image.open(io.BytesIO(picture)).convert("RGB")).astype(int)
    others = [other for other in range(3) if other != channel]
    return int((dots[..., channel] - dots[..., others].max(axis=2) > 60).sum())


def sheet(**changes):
    """A page with a scrawl for its number and a seal over its signature."""
    left = [*papers.STATE_LEFT[:2], "Số:           /SNV-TCBC", *papers.STATE_LEFT[3:]]
    page = papers.sheet(left, number_in_ink=SCRAWL, **changes)
    return ImageChops.multiply(page, papers.ring((1060, 1090), page.size))


@pytest.fixture(scope="module")
def scanned():
    data = papers.png(sheet(skew=1.0))
    return data, read(data, "a.png")


def test_number_date_abstract_and_signature_are_cut_once_each(scanned):
    _, reading = scanned
    assert [picture.crop.spot for picture in reading.pictures] == [
        Spot.NUMBER,
        Spot.DATE,
        Spot.SUBJECT,
        Spot.SIGNATURE,
    ]
    for picture in reading.pictures:
        box = picture.crop.box
        assert picture.crop.page == 1
        assert 0 <= box.left < box.right <= 596
        assert 0 <= box.top < box.bottom <= 843
        assert len(picture.data) < 20_000


def test_ink_that_the_engine_does_not_see_is_in_the_picture(scanned):
    _, reading = scanned
    cut = {picture.crop.spot: picture.data for picture in reading.pictures}
    assert coloured(cut[Spot.NUMBER], BLUE) > 100
    assert coloured(cut[Spot.DATE], BLUE) == 0
    assert coloured(cut[Spot.SIGNATURE], RED) > 300
    assert coloured(cut[Spot.NUMBER], RED) == 0


def test_pictures_are_kept_with_the_reading_and_come_back(scanned, monkeypatch):
    data, reading = scanned
    kept = keep(reading, data)
    monkeypatch.setenv("PATH", "/nonexistent")
    assert read(data, "a.png", kept=kept) == reading
    for picture in reading.pictures:
        assert kept_picture(kept, picture.crop.spot) == picture.data
    assert kept_picture(kept, Spot.HEAD) is None
    assert [kept_picture(damaged, Spot.NUMBER) for damaged in ("", "[]", '{"pictures": [[1]]}')] == [None] * 3


def test_a_reading_kept_before_there_were_pictures_still_counts(scanned):
    data, reading = scanned
    kept = keep(reading, data)
    before = kept[: kept.index(',\n "pictures"')] + "\n}\n"
    again = read(data, "a.png", kept=before)
    assert (again.text, again.pictures) == (reading.text, ())


@pytest.mark.parametrize(
    "body",
    [pytest.param(papers.BODY, marks=pytest.mark.slow, id="whole"), pytest.param(papers.BODY[:3], id="short")],
)
def test_without_a_letterhead_the_top_of_the_page_is_cut(body):
    reading = read(papers.png(papers.sheet([], [], body)), "a.png")
    crops = {picture.crop.spot: picture.crop for picture in reading.pictures}
    assert crops.keys() == {Spot.HEAD, Spot.SIGNATURE}
    assert crops[Spot.HEAD].box.bottom == pytest.approx(842 / 3, abs=2)
