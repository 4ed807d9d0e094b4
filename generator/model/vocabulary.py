"""Closed vocabularies of a record: every value that stands still by contract."""

from enum import StrEnum


class DirectiveType(StrEnum):
    """Tên loại văn bản; schema.org `legislationType`."""

    CONG_VAN = "cong-van"
    CHI_THI = "chi-thi"
    QUYET_DINH = "quyet-dinh"
    QUY_DINH = "quy-dinh"
    QUY_CHE = "quy-che"
    THONG_BAO = "thong-bao"
    THONG_TRI = "thong-tri"
    THONG_CAO = "thong-cao"
    KET_LUAN = "ket-luan"
    KE_HOACH = "ke-hoach"
    CHUONG_TRINH = "chuong-trinh"
    PHUONG_AN = "phuong-an"
    DE_AN = "de-an"
    NGHI_QUYET = "nghi-quyet"
    CONG_DIEN = "cong-dien"
    HUONG_DAN = "huong-dan"
    BAO_CAO = "bao-cao"
    TO_TRINH = "to-trinh"
    GIAY_MOI = "giay-moi"
    PHIEU_CHUYEN = "phieu-chuyen"
    BIEN_BAN = "bien-ban"
    THONG_TU = "thong-tu"
    NGHI_DINH = "nghi-dinh"
    LUAT = "luat"
    GIAY_PHEP = "giay-phep"
    KHAC = "khac"


class Component(StrEnum):
    """Thành phần thể thức (NĐ 30/2020, Điều 8; HD 36-HD/VPTW), as a part of the text; in the order of the paper."""

    STAMP = "stamp"
    PARENT_BODY = "parent-body"
    ISSUER = "issuer"
    HEADING = "heading"
    NUMBER = "number"
    PLACE_DATE = "place-date"
    SECRECY = "secrecy"
    URGENCY = "urgency"
    TYPE = "type"
    SUBJECT = "subject"
    ADDRESSEES = "addressees"
    PREAMBLE = "preamble"
    PROVISIONS = "provisions"
    CLOSING = "closing"
    RECIPIENTS = "recipients"
    SIGNATURE = "signature"
    ANNEX = "annex"
    FOOTNOTES = "footnotes"
    """Of a consolidated text, behind its signature: what its amendments say for themselves."""
    PAGE_FURNITURE = "page-furniture"
    """Page numbers, running heads."""
    UNREAD = "unread"
    """What was not understood; shown in its place."""


class FileRole(StrEnum):
    """What a file is to its document."""

    TEXT = "text"
    ORIGINAL = "original"
    ANNEX = "annex"


class Origin(StrEnum):
    """Where a value came from."""

    TEXT = "text"
    STAMP = "stamp"
    FILENAME = "filename"
    REREAD = "reread"
    SIDECAR = "sidecar"
    INFERRED = "inferred"


class Relation(StrEnum):
    """What a citation does (domain: relations)."""

    BASIS = "basis"
    CITES = "cites"
    AMENDS = "amends"
    REPLACES = "replaces"
    REPEALS = "repeals"
    SUSPENDS = "suspends"
    CORRECTS = "corrects"
    RECALLS = "recalls"
    IMPLEMENTS = "implements"
    GUIDES = "guides"
    REPLIES_TO = "replies_to"
    ISSUED_WITH = "issued_with"
    EXTENDS = "extends"


class DutyRole(StrEnum):
    """Chủ trì or phối hợp."""

    LEAD = "lead"
    SUPPORT = "support"


class EventKind(StrEnum):
    """What a date in a text is of."""

    TAKES_EFFECT = "takes_effect"
    ENDS = "ends"
    DUE = "due"


class StatusState(StrEnum):
    """An honest model of status: `no_end_stated` is the default."""

    IN_FORCE_UNTIL = "in_force_until"
    ENDED = "ended"
    ENDED_IN_PART = "ended_in_part"
    NOT_YET_IN_FORCE = "not_yet_in_force"
    REPLACED = "replaced"
    REPEALED = "repealed"
    ANNULLED = "annulled"
    RECALLED = "recalled"
    SUSPENDED = "suspended"
    EXTENDED = "extended"
    NO_END_STATED = "no_end_stated"


class StatusSource(StrEnum):
    """Who says so."""

    TEXT = "text"
    ARCHIVE = "archive"
    STAFF = "staff"
