"""The search page: a form that says in its address what is asked, lists for those without script."""

from collections.abc import Sequence
from html import escape

from generator.model import Page
from generator.wording import Wording

ADDRESS = "/tim-kiem/"
PER_PAGE = 10
"""As in `browser/search.js`."""
_FOLDER = "../assets/search/"
_STYLE = f'<link rel="stylesheet" href="{_FOLDER}search.css">\n'
_LISTS = (
    ("bodies", "co-quan"),
    ("topics", "chu-de"),
    ("places", "dia-phuong"),
    ("years", "nam"),
    ("kinds", "loai"),
    ("home", ""),
)


def page(wording: Wording, awaited: Sequence[tuple[str, str]] = ()) -> Page:
    """The page at `/tim-kiem/`. Its parameters (contract): q tu den loai-ngay co-quan chu-de loai dia-phuong …

    `awaited` are the files that its script will ask for first, each with what a browser takes it as: they are fetched
    beside the script, not after it.
    """
    title = wording.say("search.title")
    head = f"{_STYLE}{_preloads(awaited)}"
    return Page(
        address=ADDRESS,
        title=title,
        markdown=f"# {title}\n\n{head}\n{_form(wording)}\n{_results(wording)}\n{_lists(wording)}\n",
        kind="search",
        meta={
            "description": wording.say("search.description"),
            "breadcrumb": [(title, ADDRESS)],
        },
    )


def _preloads(awaited: Sequence[tuple[str, str]]) -> str:
    links = "".join(
        f'<link rel="preload" href="{_FOLDER}{escape(name)}" as="{kind}"{" crossorigin" if kind == "fetch" else ""}>\n'
        for name, kind in awaited
    )
    return f'<link rel="modulepreload" href="{_FOLDER}page.js">\n{links}'


def _form(wording: Wording) -> str:
    def say(key: str) -> str:
        return escape(wording.say(f"search.{key}"))

    date_kinds = "".join(
        f'<option value="{value}">{say(f"dates.{key}")}</option>'
        for value, key in (("ban-hanh", "issued"), ("hieu-luc", "effect"), ("han", "due"))
    )
    sorts = "".join(f'<option value="{key}">{say(f"sort.{key}")}</option>' for key in ("lien-quan", "moi", "cu"))
    return (
        '<form role="search" id="search-form" class="search" method="get" action="./" data-root="../" data-search'
        f' data-failed="{say("browser.failed")}">'
        '<div class="search-words">'
        f'<label for="search-q">{say("query")}</label>'
        '<span class="search-line"><input type="search" id="search-q" name="q" autocomplete="off" spellcheck="false"'
        f' data-focus-key="/" aria-describedby="search-hint"> <button type="submit">{say("submit")}</button></span>'
        f'<p class="search-hint" id="search-hint">{say("hint")}</p>'
        "</div>"
        f'<details class="fold"><summary>{say("more")}<span data-chosen-dates></span></summary></details>'
        f'<fieldset class="search-dates"><legend>{say("dates.legend")}</legend>'
        f'<label>{say("dates.from")} <input name="tu" inputmode="numeric" autocomplete="off" '
        'aria-describedby="search-dates-hint"></label> '
        f'<label>{say("dates.to")} <input name="den" inputmode="numeric" autocomplete="off" '
        'aria-describedby="search-dates-hint"></label> '
        f'<label>{say("dates.of")} <select name="loai-ngay">{date_kinds}</select></label>'
        f'<p class="search-hint" id="search-dates-hint">{say("dates.example")}</p>'
        '<p class="search-error" data-date-error role="alert"></p>'
        "</fieldset>"
        f'<label class="search-sort">{say("sort.label")} <select name="sap-xep">{sorts}</select></label>'
        "</form>\n"
    )


def _results(wording: Wording) -> str:
    """Where the hits will stand; grey lines until then, so that nothing jumps when they come."""
    lines = "".join(f'<span class="ghost-line {kind}"></span>' for kind in ("title", "facts", "text", "text"))
    ghosts = f'<li class="hit ghost" aria-hidden="true">{lines}</li>' * PER_PAGE
    loading = escape(wording.say("search.browser.loading"))
    return (
        '<div class="search-body"><noscript><style>.search-body{display:none}</style></noscript>'
        f'<a class="search-skip" href="#ket-qua">{escape(wording.say("search.skip"))}</a>'
        f'<details class="search-narrow" data-narrow><summary>{escape(wording.say("search.filters"))}</summary>'
        '<div class="search-facets" data-facets></div></details>'
        '<div class="search-results" id="ket-qua" tabindex="-1" data-results-area>'
        '<p class="search-count" role="status"><span data-count-before></span> '
        '<span data-result-count aria-live="polite"></span> '
        f"<span data-count-after>{loading}</span></p>"
        '<div data-timeline data-waiting></div><div data-advice role="status"></div>'
        f'<ol class="hits" data-results aria-label="{escape(wording.say("search.results"))}">{ghosts}</ol>'
        '<nav class="search-pages" data-pages hidden></nav><div data-save></div>'
        "</div></div>\n"
    )


def _lists(wording: Wording) -> str:
    items = "".join(
        f'<li><a href="../{folder}/">{escape(wording.say(f"search.noscript.{key}"))}</a></li>'
        if folder
        else f'<li><a href="../">{escape(wording.say(f"search.noscript.{key}"))}</a></li>'
        for key, folder in _LISTS
    )
    return (
        f'<div class="search-noscript"><noscript><p>{escape(wording.say("search.noscript.lead"))}</p>'
        f"<ul>{items}</ul></noscript>\n"
        f'<script type="module" src="{_FOLDER}page.js"></script>\n'
    )
