"""A map of the provinces as the way in: darker where there are more documents, each of those a link."""

from collections.abc import Sequence
from itertools import product

from generator.addresses import place_address
from generator.registers import split_kind
from generator.registers.outlines import SIZE, Outline, outlines
from generator.vietnamese import slug
from generator.writing.context import Context
from generator.writing.drawing import drawing, shade, words
from generator.writing.elements import tag
from generator.writing.escaping import html

_SIGN, _LINE, _APART = 20, 44, 46
"""Width of a letter and height of a line of a label as a phone shows them, and what two lines stand apart, in units of
the map."""

Box = tuple[float, float, float, float]


def province_map(context: Context) -> str:
    """The map; the list of provinces beneath it says the same."""
    counts = {place.slug: len(place.directives) for place in context.archive.places.values() if "/" not in place.slug}
    drawn = outlines()
    most = max((counts.get(slug(one.province), 0) for one in drawn.provinces), default=0)
    shapes = [_shape(one, counts, most, context) for one in (*drawn.provinces, *drawn.archipelagos)]
    # shapes that lead nowhere lie below those that do
    shapes.sort(key=lambda shape: shape.startswith("<a "))
    seams = tag("path", d=drawn.inner, class_="seam", aria_hidden="true")
    labels = tag("g", "".join(_labels(drawn.provinces, drawn.archipelagos, counts)), aria_hidden="true")
    description = context.say("map.description")
    return drawing(
        "map", context.say("map.title"), description, SIZE, [*shapes, seams, labels], linked=True, class_="map"
    )


def _shape(one: Outline, counts: dict[str, int], most: int, context: Context) -> str:
    own = slug(one.province)
    count = counts.get(own, 0)
    name = one.name if one.name == one.province else f"{one.name} ({one.province})"
    name = name[:1].upper() + name[1:]
    island = " island" if one.name != one.province else ""
    land = tag("path", d=one.path, class_=f"land {shade(count, most)}{island}")
    if not count:
        return tag("g", tag("title", html(name)) + land, aria_hidden="true")
    said = context.say("map.province", name=name, count=count)
    return context.link(place_address(own), tag("title", html(said)) + land)


def _labels(provinces: Sequence[Outline], archipelagos: Sequence[Outline], counts: dict[str, int]) -> list[str]:
    """Names of the archipelagos, then of provinces with documents, the most first, where there is room for them."""
    taken: list[Box] = []
    found: list[str] = []
    for one in archipelagos:
        for line, said in enumerate((one.name[:1].upper() + one.name[1:], f"({one.province})")):
            y = one.y + 44 + line * _APART
            found.append(words(one.x, y, said, "islands", text_anchor="middle"))
            taken.append(_box(one.x, y, said))
    known = [one for one in provinces if counts.get(slug(one.province))]
    for one in sorted(known, key=lambda one: (-counts[slug(one.province)], one.name)):
        said = f"{split_kind(one.name)[1]} {counts[slug(one.province)]}"
        half = len(said) * _SIGN / 2
        for x, y in product((one.x, one.x + half, one.x - half), (one.y, one.y + 24, one.y - 24)):
            box = _box(x, y, said)
            if box[0] > 0 and not any(_meet(box, other) for other in taken):
                taken.append(box)
                found.append(words(x, y + 9, said, text_anchor="middle"))
                break
    return found


def _box(x: float, y: float, said: str) -> Box:
    half = len(said) * _SIGN / 2
    return x - half, y - _LINE / 2, x + half, y + _LINE / 2


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
