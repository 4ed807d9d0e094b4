"""What is known of the world, in YAML with examples: kinds, abbreviations, bodies, topics, divisions.

    registers = load()
    territory = Territory("tỉnh Lai Châu", "huyện Tam Đường")
    resolve_body("TTYT huyện", territory, registers)        # one mention → ResolvedBody | None
    find_bodies(text, territory, registers)                 # every mention in running text, with its place
    natural_case("SỞ Y TẾ", registers)                      # a letterhead in capitals → Sở Y tế
    kind_of_symbol("TTr-STNMT", "state", registers)         # DirectiveType | None
    body_of_symbol("CV/HU", territory, registers)           # the one body that letters can mean | None
    registers.abbreviations.expand("UBND huyện").text       # Ủy ban nhân dân huyện
    registers.document_kinds.of_name("QUYẾT ĐỊNH")          # a heading or a name → DirectiveType | None
    registers.divisions.find("huyện Đại Từ")                # divisions by name, before and after 1 July 2025
    topics_of(subject, text, registers)                     # topics with the words that are the reason

All are pure: registers come in, nothing is read but the package's own files, once. Results of `resolve_body` are kept.
"""

from generator.model import TopicAssignment
from generator.registers.composing import ResolvedBody
from generator.registers.division import Division, split_kind
from generator.registers.division_tables import REFORM
from generator.registers.divisions import Divisions
from generator.registers.finding import FoundBody, find_bodies, places_named
from generator.registers.hierarchy import parent_of, place_slug, successor_of, territory_from
from generator.registers.loading import RegisterError
from generator.registers.naming import is_upper, natural_case
from generator.registers.registers import Registers, load
from generator.registers.resolving import completed, needs_place, resolve_body
from generator.registers.symbols import body_of_symbol, issuing_letters, kind_of_symbol, kinds_of_bodies
from generator.registers.territory import COUNTRY, Territory
from generator.registers.topics import TopicEntry, Topics
from generator.registers.topics import topics_of as _topics_of


def topics_of(subject: str | None, text: str, registers: Registers) -> tuple[TopicAssignment, ...]:
    """The topics of a document, the strongest first, at most five, each with the words that are the reason."""
    return _topics_of(subject, text, registers.topics, registers.body_kinds)


__all__ = [
    "COUNTRY",
    "REFORM",
    "Division",
    "Divisions",
    "FoundBody",
    "RegisterError",
    "Registers",
    "ResolvedBody",
    "Territory",
    "TopicEntry",
    "Topics",
    "body_of_symbol",
    "completed",
    "find_bodies",
    "is_upper",
    "issuing_letters",
    "kind_of_symbol",
    "kinds_of_bodies",
    "load",
    "natural_case",
    "needs_place",
    "parent_of",
    "place_slug",
    "places_named",
    "resolve_body",
    "split_kind",
    "successor_of",
    "territory_from",
    "topics_of",
]
