"""How many examples a property is tried with: all of them in `make test`, a quarter in `make check`."""

from hypothesis import settings


def examples(number: int) -> int:
    """That number, or a quarter of it under the profile `quick`."""
    return number // 4 if settings.get_current_profile_name() == "quick" else number
