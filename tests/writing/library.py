"""A small archive of our own invention, as linking would deliver it."""

from dataclasses import replace
from datetime import date

from generator.model import (
    Agency,
    Archive,
    Block,
    Body,
    CitedNumber,
    Code,
    Component,
    Diagnostic,
    Directive,
    DirectiveLink,
    DirectiveType,
    FileRole,
    Notice,
    Place,
    Severity,
    SourceFile,
    Span,
    Status,
    StatusSource,
    StatusState,
    Topic,
    TopicMatch,
    Withdrawal,
)

from .documents import rich, small

RICH = "huyen-uy-meo-vac-ha-giang/2021/212-cv-hu"
ANSWER = "uy-ban-nhan-dan-huyen-meo-vac-ha-giang/2021/45-ubnd"
UNDATED = "khong-ro-co-quan/khong-ro/khong-so-1a2b3c"
WITHDRAWN = "huyen-uy-meo-vac-ha-giang/2020/9-cv-hu"
GONE = "huyen-uy-meo-vac-ha-giang/2020/7-cv-hu"
FORMER = "huyen-uy-meo-vac-ha-giang/2021/212-cv"
COMMITTEE = "huyen-uy-meo-vac-ha-giang"
PEOPLE = "uy-ban-nhan-dan-huyen-meo-vac-ha-giang"


def answer() -> Directive:
    """A district's people's committee that answers, and replaces the Party committee's dispatch."""
    text = "UBND HUYỆN MÈO VẠC\nSố: 45/UBND\n\nTrả lời Công văn số 212-CV/HU, UBND huyện báo cáo."
    return Directive(
        source="sources/45-ubnd.docx",
        text=text,
        files=(
            SourceFile("sources/45 UBND.docx", "cd" * 32, FileRole.TEXT),
            SourceFile("sources/45 UBND.html", "ef" * 32, FileRole.ORIGINAL),
        ),
        id=ANSWER,
        type=DirectiveType.CONG_VAN,
        number="45",
        notation="UBND",
        identifier="45/UBND",
        date_issued=date(2021, 8, 2),
        issuer=Agency("Ủy ban nhân dân huyện Mèo Vạc", PEOPLE),
        subject="báo cáo rà soát vùng dễ cháy",
        blocks=(
            Block(Component.ISSUER, Span(0, 18)),
            Block(Component.NUMBER, Span(19, 30)),
            Block(Component.PREAMBLE, Span(32, len(text))),
        ),
    )


def library() -> Archive:
    """Four directives, three bodies, a topic tree, places of yesterday and today, two numbers."""
    committee, reply, scrap = rich(), answer(), small()
    links = tuple(DirectiveLink(RICH, citation) for citation in committee.citations)
    back = DirectiveLink(ANSWER, replace(links[0].citation, as_written="Công văn số 212-CV/HU", target=RICH))
    gone = Directive(
        source="sources/9.txt",
        text="Đã rút.",
        id=WITHDRAWN,
        date_issued=date(2020, 1, 2),
        withdrawn=Withdrawal(date(2026, 1, 3), "Đăng nhầm bản dự thảo."),
    )
    replaced = Status(StatusState.REPLACED, "thay thế Công văn số 212-CV/HU", None, ANSWER, StatusSource.ARCHIVE)
    committee = replace(committee, status=replaced)
    doubt = Diagnostic(Code.DATE_IMPOSSIBLE, Severity.WARNING, (("value", "32"),), Span(0, 3))
    return Archive(
        directives={ANSWER: replace(reply, diagnostics=(doubt,)), RICH: committee, WITHDRAWN: gone, UNDATED: scrap},
        bodies={
            COMMITTEE: Body(
                COMMITTEE,
                "Huyện ủy Mèo Vạc",
                "huyen-uy",
                "party",
                "huyện Mèo Vạc, tỉnh Hà Giang",
                "tinh-ha-giang",
                parent="tinh-uy-ha-giang",
                issued=(RICH, WITHDRAWN),
            ),
            PEOPLE: Body(
                PEOPLE,
                "Ủy ban nhân dân huyện Mèo Vạc",
                "ubnd",
                "state",
                issued=(ANSWER,),
                addressed=(RICH,),
                duties=((RICH, 0),),
                mentions=(RICH,),
                aliases=("UBND huyện Mèo Vạc",),
            ),
            "tinh-uy-ha-giang": Body(
                "tinh-uy-ha-giang", "Tỉnh ủy Hà Giang", "tinh-uy", "party", children=(COMMITTEE,), addressed=(RICH,)
            ),
        },
        topics={
            "an-toan": Topic("an-toan", "An toàn", None, ("phong-chay",), (TopicMatch(RICH, ("cháy rừng",)),)),
            "phong-chay": Topic(
                "phong-chay", "Phòng cháy, chữa cháy", "an-toan", (), (TopicMatch(RICH, ("cháy rừng", "<cháy>")),)
            ),
        },
        places={
            "tinh-ha-giang": Place(
                "tinh-ha-giang",
                "tỉnh Hà Giang",
                "tinh",
                "tinh-ha-giang",
                True,
                ("tinh-tuyen-quang",),
                changed_on=date(2025, 7, 1),
                changed_by="202/2025/QH15",
                directives=(RICH,),
                children=("tinh-ha-giang/huyen-meo-vac",),
            ),
            "tinh-ha-giang/huyen-meo-vac": Place(
                "tinh-ha-giang/huyen-meo-vac",
                "huyện Mèo Vạc",
                "huyen",
                "tinh-ha-giang",
                True,
                ("tinh-tuyen-quang/xa-meo-vac",),
                directives=(RICH,),
                parent="tinh-ha-giang",
            ),
            "tinh-tuyen-quang": Place(
                "tinh-tuyen-quang",
                "tỉnh Tuyên Quang",
                "tinh",
                "tinh-tuyen-quang",
                False,
                predecessors=("tinh-ha-giang",),
                directives=(RICH,),
                children=("tinh-tuyen-quang/xa-meo-vac",),
            ),
            "tinh-tuyen-quang/xa-meo-vac": Place(
                "tinh-tuyen-quang/xa-meo-vac",
                "xã Mèo Vạc",
                "xa",
                "tinh-tuyen-quang",
                False,
                predecessors=("tinh-ha-giang/huyen-meo-vac",),
                directives=(RICH,),
                parent="tinh-tuyen-quang",
            ),
        },
        numbers={
            "15-ct-ttg": CitedNumber("15-ct-ttg", "15/CT-TTg", (links[1],)),
            "88-ubnd-nl": CitedNumber("88-ubnd-nl", "88/UBND-NL", (links[0],)),
        },
        wanted=("15-ct-ttg", "88-ubnd-nl"),
        cited_by={RICH: (back,)},
        notices={RICH: (Notice("corrected", ANSWER, "đính chính mục 1"),)},
        redirects={FORMER: RICH},
        gone=(GONE,),
        unpublished=(Directive(source="sources/hong.pdf", text=""),),
        today=date(2026, 11, 22),
    )
