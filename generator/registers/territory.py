"""Where a document stands: a province, a district in it, a commune in that."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Territory:
    """A place by its names of the day; all None is the whole country."""

    province: str | None = None
    """`tỉnh Thái Nguyên`, `thành phố Hà Nội`."""
    district: str | None = None
    """`huyện Đại Từ`; None from 1 July 2025 on (Luật 72/2025/QH15: two levels)."""
    commune: str | None = None
    """`xã Bản Bo`."""

    @property
    def jurisdiction(self) -> str:
        """Smallest first: `huyện Đại Từ, tỉnh Thái Nguyên`; `toàn quốc` where nothing is named."""
        parts = [part for part in (self.commune, self.district, self.province) if part]
        return ", ".join(parts) or "toàn quốc"

    @property
    def level(self) -> str:
        """`commune`, `district`, `province` or `central`."""
        if self.commune:
            return "commune"
        if self.district:
            return "district"
        return "province" if self.province else "central"

    @property
    def own(self) -> str | None:
        """The smallest division named."""
        return self.commune or self.district or self.province

    def at(self, level: str) -> "Territory":
        """This territory cut down to a level: its province, its district."""
        if level == "province":
            return Territory(self.province)
        if level == "district":
            return Territory(self.province, self.district)
        return self if level == "commune" else Territory()


COUNTRY = Territory()
