"""What a diagnostic means, as a page of plain text."""

from generator.model import Code
from generator.wording import Wording


def explained(code: Code, wording: Wording) -> str:
    """The whole explanation: what, how to mend it, an example before and after."""

    def say(part: str) -> str:
        return wording.sentences[f"diagnostics.{code.value}.{part}"]

    def indented(text: str) -> str:
        return "".join(f"    {line}\n" for line in text.splitlines())

    return (
        f"{code.value}  {_plain(say('message'))}\n\n{say('explain')}\n"
        f"{wording.say('commands.explained.mend', mend=say('mend'))}\n\n"
        f"{wording.say('commands.explained.before')}\n{indented(say('before'))}"
        f"{wording.say('commands.explained.after')}\n{indented(say('after'))}"
    )


def all_codes(wording: Wording) -> str:
    """Every code with its sentence, a line each."""
    return "".join(f"{code.value}  {_plain(wording.sentences[f'diagnostics.{code.value}.message'])}\n" for code in Code)


def _plain(sentence: str) -> str:
    """A sentence whose places are not filled."""
    return sentence.replace("{", "‹").replace("}", "›")
