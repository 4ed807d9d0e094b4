"""Which id each document gets: its own record's, unless another bears it; former ids lead to the present one."""

import hashlib
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.addresses import directive_id, number_slug
from generator.archive.ledger import Entry, Ledger, former_ids
from generator.model import Archive, CitedNumber, Code, Diagnostic, Directive, Origin, Severity

_HASHED = re.compile(r"(?P<known>.*/khong-so-(?:.*-)?)[0-9a-f]{6}")


@dataclass(frozen=True, slots=True)
class Identified:
    """All documents with their ids."""

    published: tuple[Directive, ...]
    """Each with its id."""
    unpublished: tuple[Directive, ...]
    """Those whose id was taken; without id, with the diagnostic that names both."""
    ledger: Ledger
    redirects: Mapping[str, str]
    """Former id → id of today."""
    gone: tuple[str, ...] = ()
    """Ids of the ledger, present and former, whose document is no more among the sources."""


def identify(directives: Sequence[Directive], ledger: Ledger) -> Identified:
    """Give each directive (its `source` the path below the archive's root) its id.

    In this order: who keeps what the ledger says; who has a line and moves to an id that is free; who is new. One with
    a line whose new id is taken keeps its old one; a new one is not published. The lines of documents that are gone
    stay, but their ids are free to a document that gives the same.
    """
    ordered = sorted(directives, key=lambda directive: directive.source)
    lines = _lines(ordered, ledger)
    wanted = {one.source: _wanted(one, lines.get(one.source)) for one in ordered}
    given = {source: line.id for source, line in lines.items() if wanted[source] == line.id}
    holders = {id_: source for source, id_ in given.items()}
    _move(lines, wanted, given, holders)
    published, unpublished = [], []
    for one in ordered:
        source = one.source
        id_ = given.get(source)
        if id_ is None and holders.setdefault(wanted[source], source) == source:
            id_ = given[source] = wanted[source]
        if id_ is None:
            unpublished.append(_taken(one, wanted[source], holders[wanted[source]]))
        else:
            told = one if id_ == wanted[source] else _taken(one, wanted[source], holders[wanted[source]])
            published.append(replace(told, id=id_))
    after = _after(published, lines, ledger)
    redirects = former_ids(after.entries.values(), holders)
    gone = {id_ for line in after.entries.values() for id_ in (line.id, *line.former)} - set(holders) - set(redirects)
    return Identified(tuple(published), tuple(unpublished), after, redirects, tuple(sorted(gone)))


def noted(ledger: Ledger, added: Iterable[tuple[str, Directive]]) -> Ledger:
    """The ledger with a line for each document that was taken in (path, directive), where its id is free."""
    entries, taken = dict(ledger.entries), {entry.id for entry in ledger.entries.values()}
    for path, directive in added:
        id_ = own_id(directive)
        if path not in entries and id_ not in taken:
            entries[path] = Entry(id_, body_hash(directive))
            taken.add(id_)
    return Ledger(entries, ledger.numbers)


def body_hash(directive: Directive) -> str:
    """SHA-256 of a document's text; of its first file where nothing could be read."""
    if not directive.text.strip() and directive.files:
        return directive.files[0].sha256
    return hashlib.sha256(directive.text.encode("utf-8", "surrogatepass")).hexdigest()


def own_id(directive: Directive) -> str:
    """The id that a record gives; what was guessed from a file name does not enter it (contract: record, `id`)."""

    def known(field: str) -> bool:
        provenance = directive.provenance.get(field)
        return provenance is None or provenance.origin is not Origin.FILENAME

    return directive_id(
        directive.issuer.slug if directive.issuer and known("issuer") else None,
        directive.date_issued if known("date_issued") else None,
        directive.identifier if known("number") and known("identifier") else None,
        directive.notation if known("notation") else None,
        directive.text if directive.text.strip() else body_hash(directive),
    )


def _lines(ordered: Iterable[Directive], ledger: Ledger) -> dict[str, Entry]:
    """The ledger's line of each document: by path, by stem (another form of it was added), by body (it was moved)."""
    ordered = list(ordered)
    lines = {one.source: ledger.entries[one.source] for one in ordered if one.source in ledger.entries}
    paths = {file.path for one in ordered for file in one.files} | {one.source for one in ordered}
    free = {path: entry for path, entry in sorted(ledger.entries.items()) if path not in lines}
    by_stem = {os.path.splitext(path)[0]: path for path in free}
    by_body = {entry.body: path for path, entry in free.items() if path not in paths}
    for one in ordered:
        if one.source in lines:
            continue
        path = by_stem.get(os.path.splitext(one.source)[0]) or by_body.get(body_hash(one))
        if path in free:
            lines[one.source] = free.pop(path)
    return lines


def _wanted(directive: Directive, line: Entry | None) -> str:
    """Its own id; one told from others by a hash alone keeps its first hash, so that a mended word moves nothing."""
    own = own_id(directive)
    if line is not None:
        before, now = _HASHED.fullmatch(line.id), _HASHED.fullmatch(own)
        if before and now and before["known"] == now["known"]:
            return line.id
    return own


def _move(
    lines: Mapping[str, Entry], wanted: Mapping[str, str], given: dict[str, str], holders: dict[str, str]
) -> None:
    """Move those with a line to the ids they want, as these become free; who can't move keeps the old one."""
    waiting = [source for source in sorted(lines) if source not in given]
    held = {lines[source].id for source in waiting}
    moved = True
    while moved:
        moved = False
        for source in list(waiting):
            target = wanted[source]
            if target not in holders and (target not in held or target == lines[source].id):
                given[source] = target
                holders[target] = source
                held.discard(lines[source].id)
                waiting.remove(source)
                moved = True
    for source in waiting:
        if holders.setdefault(lines[source].id, source) == source:
            given[source] = lines[source].id


def _after(published: Sequence[Directive], lines: Mapping[str, Entry], ledger: Ledger) -> Ledger:
    """The ledger with the lines of today; a line that a document took over under a new path moves with it."""
    used = {id(entry) for entry in lines.values()}
    entries = {path: entry for path, entry in ledger.entries.items() if id(entry) not in used}
    for one in published:
        assert one.id is not None
        line = lines.get(one.source)
        former = dict.fromkeys((*line.former, line.id)) if line else {}
        former.pop(one.id, None)
        entries[one.source] = Entry(one.id, body_hash(one), tuple(former))
    heirs = {entries[one.source].id: one.source for one in published}
    for path in [path for path, entry in entries.items() if heirs.get(entry.id, path) != path]:
        gone = entries.pop(path)
        heir = heirs[gone.id]
        former_of_both = dict.fromkeys((*gone.former, *entries[heir].former))
        entries[heir] = replace(entries[heir], former=tuple(former_of_both))
    return Ledger(entries, ledger.numbers)


def keep_numbers(archive: Archive, ledger: Ledger) -> tuple[Archive, Ledger]:
    """Every `/so/` page that was ever published stays and leads to what came; those of today are noted."""
    held: dict[str, list[str]] = {}
    for id_, directive in archive.directives.items():
        if directive.identifier:
            held.setdefault(number_slug(directive.identifier), []).append(id_)
    missing = {
        slug: CitedNumber(slug, identifier, (), tuple(held.get(slug, ())))
        for slug, identifier in ledger.numbers.items()
        if slug not in archive.numbers
    }
    today = {slug: number.identifier for slug, number in archive.numbers.items()}
    whole = replace(archive, numbers=dict(sorted({**archive.numbers, **missing}.items())))
    return whole, Ledger(ledger.entries, {**today, **ledger.numbers})


def _taken(directive: Directive, id_: str, other: str) -> Directive:
    values = (("id", id_), ("other", other), ("path", directive.source))
    taken = Diagnostic(Code.IDENTITY_TAKEN, Severity.ERROR, values)
    return replace(directive, diagnostics=(*directive.diagnostics, taken))
