"""The parser at a glance: its rules, in their order. Each knows what those above it found."""

from generator.parsing.addressees import find_addressees
from generator.parsing.body import bound_body, find_annexes, find_body
from generator.parsing.consolidation import find_consolidation
from generator.parsing.copies import find_copy_forms
from generator.parsing.doctype import find_type, settle_type
from generator.parsing.furniture import find_page_furniture
from generator.parsing.heading import find_heading
from generator.parsing.issuing import settle_family, settle_issuer
from generator.parsing.known import Rule
from generator.parsing.layout import check_layout
from generator.parsing.letterhead import find_letterhead
from generator.parsing.marks import find_marks
from generator.parsing.meaning import find_agencies, find_meaning, find_places, find_topics
from generator.parsing.number import find_number, settle_number
from generator.parsing.place_date import find_passing_date, find_place_date
from generator.parsing.recipients import find_recipients
from generator.parsing.signature import find_signers
from generator.parsing.stamps import find_digital_stamps, find_inbound_stamps
from generator.parsing.subject import find_subject
from generator.parsing.suspicions import suspect_number, suspect_personal_data, suspect_unread
from generator.parsing.unclear import suspect_bodies, suspect_places

RULES: tuple[Rule, ...] = (
    find_digital_stamps,
    find_inbound_stamps,
    find_copy_forms,
    find_page_furniture,
    find_consolidation,
    find_marks,
    find_heading,
    find_number,
    find_place_date,
    find_passing_date,
    settle_number,
    find_type,
    find_addressees,
    find_subject,
    find_letterhead,
    settle_family,
    settle_type,
    bound_body,
    find_recipients,
    find_signers,
    find_body,
    find_annexes,
    settle_issuer,
    find_agencies,
    find_meaning,
    find_topics,
    find_places,
    suspect_unread,
    suspect_number,
    suspect_personal_data,
    suspect_bodies,
    suspect_places,
    check_layout,
)
"""Stamps and furniture first, so that their numbers and dates are nobody's; who issued it last, when all is known."""
