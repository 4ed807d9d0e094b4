"""Why a build stopped, in words of either language."""

from mkdocs.exceptions import PluginError

from generator.wording import Wording, load


class BuildFailedError(PluginError):
    """A build that published nothing: the last good site still stands. MkDocs shows it as one line, without a trace."""

    def __init__(self, reason: str, lines: tuple[str, ...] = (), **values: object) -> None:
        """`reason` is a key below `frame.failed`, `values` fill its sentence, `lines` name the single faults."""
        self.reason = reason
        self.lines = lines
        self.values = values
        super().__init__("\n".join((self.say(load("en")), *lines)))

    def say(self, wording: Wording) -> str:
        """The reason as one sentence."""
        return wording.say(f"frame.failed.{self.reason}", **self.values)
