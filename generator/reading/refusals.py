"""Why a reader gives a file up. Raised inside reading only; `opening.read` turns each into one diagnostic."""

from generator.model import Format


class Refusal(Exception):  # noqa: N818 - what it says is a refusal, not an error of ours
    """The root: a file that this reader will not read."""


class TooLarge(Refusal):
    """More pages, pixels or bytes than the limits allow."""

    def __init__(self, value: object, limit: object, unit: str) -> None:
        super().__init__(value, limit, unit)
        self.value, self.limit, self.unit = value, limit, unit


class Damaged(Refusal):
    """Not what its bytes claim to be, or cut off."""


class Encrypted(Refusal):
    """The file asks for a password."""


class OtherFormat(Refusal):
    """The container turned out to hold something else."""

    def __init__(self, found: str) -> None:
        super().__init__(found)
        self.found = found


class MissingProgram(Refusal):
    """A program of a Debian package is not there."""


class MissingReader(Refusal):
    """The file must be read as another format, whose extra or Debian package is not there."""

    def __init__(self, kind: Format) -> None:
        super().__init__(kind)
        self.kind = kind


class OutOfTime(Refusal):
    """The time for one file is up."""
