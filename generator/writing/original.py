"""The text as it was read, the files with their hashes, signatures in them, and how to cite the document."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.addresses import directive_address
from generator.model import Asset, Directive, FileSignature, SourceFile
from generator.vietnamese import slug
from generator.writing.context import Context
from generator.writing.elements import block, tag
from generator.writing.escaping import html, preformatted
from generator.writing.naming import designation, moment, title
from generator.writing.pictures import NAMES

_RENDERED = frozenset({".html", ".htm", ".md", ".svg", ".xml", ".xhtml", ".js", ".css"})
"""What a browser or a site builder would run or render: offered as text."""


def original(directive: Directive, context: Context) -> str:
    """The section's blocks: files, signatures, citation, then the text."""
    parts = [
        block("ul", _files(directive, context), class_="files"),
        *[tag("p", html(words), class_="signature-check") for words in _signatures(directive, context)],
        _citation(directive, context),
        block(
            "details",
            [
                tag("summary", html(context.say("original.text"))),
                # the line end after the tag is HTML's own and not part of the text
                f'<pre class="as-read" tabindex="0">\n{preformatted(directive.text)}</pre>',
            ],
            class_="as-read",
        ),
    ]
    return "\n\n".join(parts)


def file_names(directive: Directive) -> list[tuple[SourceFile, str]]:
    """Each file with the name that it is offered under, beside the page; none is offered where words are masked."""
    if directive.masked:
        return []
    taken = {"index.json", "text.txt", *NAMES.values()}
    named: list[tuple[SourceFile, str]] = []
    for file in directive.files:
        path = PurePosixPath(file.path)
        ending = re.sub(r"[^a-z0-9.]", "", path.suffix.lower())
        if ending in _RENDERED:
            ending += ".txt"
        stem = slug(path.name.removesuffix(path.suffix)) or "tep"
        name, count = f"{stem}{ending}", 1
        while name in taken:
            count += 1
            name = f"{stem}-{count}{ending}"
        taken.add(name)
        named.append((file, name))
    return named


def file_assets(directive: Directive, context: Context) -> Iterator[Asset]:
    """The source files, byte for byte."""
    if context.site.source is None:
        return
    for file, name in file_names(directive):
        try:
            data = context.site.source(file.path)
        except OSError:
            continue
        yield Asset(f"{directive_address(directive.id or '')}{name}", data)


def _files(directive: Directive, context: Context) -> list[str]:
    items: list[str] = []
    if context.site.source is not None:
        for file, name in file_names(directive):
            role = html(context.say(f"original.role.{file.role.value}"))
            download = tag("a", html(name), href=name, download=name)
            digest = f"{html(context.say('original.sha256'))} {tag('code', file.sha256)}"
            items.append(tag("li", f"{download} ({role}) {tag('small', digest)}"))
    if directive.masked:
        items.append(tag("li", html(context.say("original.withheld"))))
    for name, key in (("index.json", "json"), ("text.txt", "plain")):
        items.append(tag("li", tag("a", html(context.say(f"original.{key}")), href=name)))
    return items


def _signatures(directive: Directive, context: Context) -> Iterator[str]:
    for signature in directive.file_signatures:
        signer = signature.signer or "?"
        sentences = [context.say(f"original.signature.{'intact' if signature.intact else 'broken'}", signer=signer)]
        if signature.at:
            sentences.append(f"{context.say('facts.signed_at')} {moment(signature.at)}.")
        sentences.append(context.say(f"original.signature.{'whole' if signature.covers_whole_file else 'part'}"))
        sentences.append(context.say(f"original.signature.{_trust(signature)}"))
        yield " ".join(sentences)


def _trust(signature: FileSignature) -> str:
    if signature.trusted is None:
        return "unchecked"
    return "trusted" if signature.trusted else "untrusted"


def _citation(directive: Directive, context: Context) -> str:
    named = dict.fromkeys((designation(directive, context), title(directive, context)))
    words = f"{', '.join(named)}."
    lines = [
        tag("p", html(context.say("original.cite")), class_="label"),
        tag("p", html(f"{words} {context.site.name}."), class_="citation"),
    ]
    if context.site.url:
        # A path without its host leads nowhere on paper.
        address = context.site.url.rstrip("/") + directive_address(directive.id or "")
        lines.append(tag("p", html(context.say("original.address", address=address)), class_="address"))
    if "/trich-dan/" in context.site.by_hand:
        lines.append(tag("p", context.link("/trich-dan/", html(context.say("original.how")))))
    return block("div", lines, class_="cite")
