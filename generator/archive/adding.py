"""Taking a document into `sources/`: where it goes, whole or not at all, and the sidecar prepared for it."""

import json
import os
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from generator.archive.documents import extension
from generator.archive.identity import own_id
from generator.model import DOUBTFUL_BELOW, Code, Directive, DirectiveType, Origin
from generator.wording import Wording

FIELDS = ("type", "number", "notation", "identifier", "date_issued", "issuer", "jurisdiction", "subject", "signers")
"""What a clerk looks at first; in the record's order."""
_BY_RULE = frozenset({"type", "jurisdiction"})
"""Fields that no paper prints as such: to be inferred is their nature, not a doubt."""
_BARE = re.compile(r"\w[\w /.,-]*\w|\w")


@dataclass(frozen=True, slots=True)
class Value:
    """One field as it was read."""

    field: str
    shown: str | None
    """As a sidecar takes it; None where nothing was found."""
    doubtful: bool


def values_of(directive: Directive) -> tuple[Value, ...]:
    """What was read of the fields that matter, doubts marked."""
    return tuple(Value(field, _shown(directive, field), _doubtful(directive, field)) for field in FIELDS)


def canonical(directive: Directive, original: str) -> str:
    """Where a document goes below `sources/`: `BODY/YEAR/IDENTIFIER.EXT`."""
    return f"{own_id(directive)}.{extension(original)}"


def put(original: Path, target: Path, beside: Mapping[Path, str] = MappingProxyType({})) -> bool:
    """Copy a file in with what lies beside it, whole or not at all; False where there is one of that name already.

    Raises OSError; whatever stops it, nothing of the document is left.
    """
    if target.exists():
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    drafts = {path: path.with_name(f".{path.name}.new") for path in (*beside, target)}
    placed: list[Path] = []
    try:
        shutil.copyfile(original, drafts[target])
        for path, text in beside.items():
            drafts[path].write_text(text, encoding="utf-8")
        for path, draft in drafts.items():
            placed.append(path)
            os.replace(draft, path)
    except BaseException:
        for path in placed:
            path.unlink(missing_ok=True)
        raise
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)
    return True


def prepared(directive: Directive, wording: Wording) -> str:
    """A sidecar to fill in, all of it comments: doubtful fields first, then what was read, then what might be masked.

    Taking away a `#` gives a value that the sidecar takes as it stands.
    """
    values = values_of(directive)
    doubtful = [_comment(directive, value) for value in values if value.doubtful]
    read = [_comment(directive, value) for value in values if not value.doubtful]
    private = [
        dict(one.values)["value"] for one in directive.diagnostics if one.code is Code.PERSONAL_DATA and one.values
    ]
    lines = [f"# {wording.say('commands.added.note')}", *doubtful]
    if read:
        lines += [f"# {wording.say('commands.added.read')}", *read]
    if private:
        lines += [f"# {wording.say('commands.added.private')}", f"# mask: {_plain(private)}"]
    return "\n".join(lines) + "\n"


def _comment(directive: Directive, value: Value) -> str:
    given: object = value.shown
    if value.field == "signers":
        given = [{"authority": one.authority, "title": one.title, "name": one.name} for one in directive.signers]
    return f"# {value.field}: {_plain(given) if given else ''}".rstrip()


def _plain(given: object) -> str:
    """A value on one line, as YAML: JSON, which YAML takes, wherever bare words could mean something else."""
    if isinstance(given, str) and _BARE.fullmatch(given):
        return given
    return json.dumps(given, ensure_ascii=False)


def _doubtful(directive: Directive, field: str) -> bool:
    if not getattr(directive, field):
        return True
    provenance = directive.provenance.get(field)
    if provenance is None:
        return False
    if provenance.origin in (Origin.FILENAME, Origin.REREAD) or (
        provenance.origin is Origin.INFERRED and field not in _BY_RULE
    ):
        return True
    return provenance.confidence is not None and provenance.confidence < DOUBTFUL_BELOW


def _shown(directive: Directive, field: str) -> str | None:
    value = getattr(directive, field)
    if not value:
        return None
    if field == "issuer":
        return str(value.name)
    if field == "signers":
        return "; ".join(signer.name or signer.title or "" for signer in value)
    return value.value if isinstance(value, DirectiveType) else str(value)
