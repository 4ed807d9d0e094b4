"""What has state: opening an archive, the staff's files, the ledger, the cache, the build date."""

from generator.archive.cache import Cache, code_fingerprint, package_versions
from generator.archive.configuration import Configuration, ConfigurationError, read_configuration
from generator.archive.corrections import corrections_of
from generator.archive.documents import Document, DocumentFile, document_at, group
from generator.archive.identity import identify, keep_numbers, noted
from generator.archive.inspecting import documents_at
from generator.archive.ledger import Ledger, save_ledger
from generator.archive.masking import masked, masked_corrections, unused
from generator.archive.opening import OpenedArchive, build_date, nearest_root, open_archive, root_of
from generator.archive.processes import mapped, processors
from generator.archive.readings import picture_beside, reading_beside
from generator.archive.sidecar import merged, read_corrections
from generator.archive.staff import read_staff

__all__ = [
    "Cache",
    "Configuration",
    "ConfigurationError",
    "Document",
    "DocumentFile",
    "Ledger",
    "OpenedArchive",
    "build_date",
    "code_fingerprint",
    "corrections_of",
    "document_at",
    "documents_at",
    "group",
    "identify",
    "keep_numbers",
    "mapped",
    "masked",
    "masked_corrections",
    "merged",
    "nearest_root",
    "noted",
    "open_archive",
    "package_versions",
    "picture_beside",
    "processors",
    "read_configuration",
    "read_corrections",
    "read_staff",
    "reading_beside",
    "root_of",
    "save_ledger",
    "unused",
]
