"""How long linking takes, and how much memory: `python -m tests.bench.linking 100000`."""

import pickle
import random
import resource
import sys
import time
from dataclasses import replace
from datetime import date, timedelta

from generator.linking import LinkMemory, link
from generator.model import (
    Agency,
    Archive,
    Citation,
    Directive,
    DirectiveType,
    Duty,
    DutyRole,
    Origin,
    PlaceMention,
    Recipient,
    Relation,
    TopicAssignment,
)
from generator.model.pickling import pickled
from generator.pipeline import uncollected
from generator.registers import Division, load, resolve_body
from generator.vietnamese import slug

REGISTERS = load()
TODAY = date(2026, 11, 22)
KINDS = ("Trung tâm Y tế", "Công an", "Hội Nông dân")
SYMBOLS = ("CT-TTg", "NQ-CP", "UBND-VX", "QĐ-UBND", "SYT-NVY")


def directive(number: int, chance: random.Random, districts: list[Division]) -> Directive:
    """One made-up dispatch of a district, with five citations, three duties, two recipients, three mentions."""
    district = chance.choice(districts)
    where = district.territory
    day = date(2015, 1, 1) + timedelta(days=chance.randrange(4000))
    issuer = resolve_body(f"UBND {district.name}", where, REGISTERS)
    bodies = [body for kind in KINDS if (body := resolve_body(kind, where, REGISTERS))]
    if issuer is None:
        raise ValueError(district.name)
    citations = []
    for _ in range(5):
        cited = f"{chance.randrange(1, 900)}/{chance.choice(SYMBOLS)}"
        named = day - timedelta(days=chance.randrange(300)) if chance.random() < 0.5 else None
        relation = chance.choice(list(Relation))
        citations.append(Citation(cited, None, cited.partition("/")[0], named, None, relation, None, cited, None))
    return Directive(
        source=f"sources/{number}.txt",
        text="",
        id=f"{issuer.slug}/{day.year}/{number}-ubnd-vx",
        type=DirectiveType.CONG_VAN,
        number=str(number % 3000),
        identifier=f"{number % 3000}/UBND-VX",
        date_issued=day,
        issuer=Agency(issuer.name, issuer.slug),
        jurisdiction=where.jurisdiction,
        places=(
            PlaceMention(district.slug, district.name, slug(district.kind), slug(district.province)),
            PlaceMention(slug(district.province), district.province, "tinh", slug(district.province)),
        ),
        citations=tuple(citations),
        duties=tuple(Duty(None, body.name, DutyRole.LEAD, None, "") for body in bodies),
        recipients=tuple(Recipient(body.name, None, body.slug) for body in bodies[:2]),
        topics=(TopicAssignment("covid-19", "Covid-19", ("covid",), Origin.TEXT),),
        mentions=tuple(Agency(body.name, body.slug) for body in bodies),
    )


def main(count: int) -> str:
    """Link that many, then again after one has changed; a line of figures each."""
    chance = random.Random(7)
    districts = [one for one in REGISTERS.divisions.districts if REGISTERS.divisions.present(one.slug)]
    papers = [directive(number, chance, districts) for number in range(count)]
    marks = {one.source: one.source.encode() for one in papers}
    memory = LinkMemory(marks)
    archive, first = timed(papers, memory)
    sizes = f"{len(archive.bodies)} bodies, {len(archive.places)} places, {len(archive.numbers)} numbers"
    del archive
    middle = papers[count // 2]
    papers[count // 2] = replace(middle, text="Khác.", date_issued=date(2014, 12, 31))
    after = LinkMemory(marks | {middle.source: b"another"}, pickle.loads(pickled(memory.after)))
    _, second = timed(papers, after)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return (
        f"{count} directives: {first}; {sizes}\n"
        f"one has changed: {second}, {len(after.anew)} linked anew; "
        f"{most} MB, {len(pickled(after.after)) >> 20} MB kept\n"
    )


def timed(papers: list[Directive], memory: LinkMemory) -> tuple[Archive, str]:
    """What linking gives, and how long it took."""
    begin, worked = time.perf_counter(), time.process_time()
    with uncollected():
        archive = link(papers, REGISTERS, TODAY, {}, memory)
    return archive, f"{time.perf_counter() - begin:.1f} s ({time.process_time() - worked:.1f} s of processor)"


if __name__ == "__main__":
    sys.stdout.write(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
