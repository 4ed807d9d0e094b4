"""Signatures embedded in a PDF: made here with a certificate of our own, broken, added to, shown on the page."""

import datetime
import io

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.stamp import TextStampStyle

from generator.reading import keep, read
from tests.reading import papers

NAME = "Văn phòng Ủy ban nhân dân huyện Sông Mai"


@pytest.fixture(scope="module")
def signer():
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    start = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(start)
        .not_valid_after(start + datetime.timedelta(days=36_500))
        .sign(key, hashes.SHA256())
    )
    packed = serialization.pkcs12.serialize_key_and_certificates(
        b"a", key, certificate, None, serialization.BestAvailableEncryption(b"khoa")
    )
    return signers.SimpleSigner.load_pkcs12_data(packed, other_certs=(), passphrase=b"khoa")


@pytest.fixture(scope="module")
def signed(signer):
    """A signed letter with a visible stamp over its upper right corner."""
    writer = IncrementalPdfFileWriter(io.BytesIO(papers.typed_pdf(papers.letter_lines())))
    fields.append_signature_field(writer, fields.SigFieldSpec("ChuKy", on_page=0, box=(400, 790, 590, 835)))
    style = TextStampStyle(stamp_text="Ky boi: Van phong UBND\nThoi gian ky: 03/08/2020 13:46", border_width=0)
    metadata = signers.PdfSignatureMetadata(field_name="ChuKy")
    out = signers.PdfSigner(metadata, signer=signer, stamp_style=style).sign_pdf(writer)
    return out.getvalue()


def test_an_intact_signature_is_said_to_be_one(signed):
    [signature] = read(signed, "a.pdf").signatures
    assert signature.signer == NAME
    assert signature.intact
    assert signature.covers_whole_file
    assert signature.trusted is None
    assert signature.at.tzinfo is not None


def test_a_changed_byte_breaks_it(signed):
    at = signed.index(b"/MediaBox")
    broken = signed[: at + 11] + signed[at + 11 : at + 40].replace(b"5", b"6", 1) + signed[at + 40 :]
    assert broken != signed
    assert [signature.intact for signature in read(broken, "a.pdf").signatures] == [False]


def test_what_was_added_later_is_not_covered(signed):
    writer = IncrementalPdfFileWriter(io.BytesIO(signed))
    fields.append_signature_field(writer, fields.SigFieldSpec("Them", on_page=0, box=(10, 10, 60, 60)))
    out = io.BytesIO()
    writer.write(out)
    [signature] = read(out.getvalue(), "a.pdf").signatures
    assert signature.intact
    assert not signature.covers_whole_file


def test_the_visible_stamp_is_read_before_the_page(signed):
    reading = read(signed, "a.pdf")
    said = [reading.text[line.start : line.end] for line in reading.lines if line.end > line.start]
    assert said[:2] == ["Ky boi: Van phong UBND", "Thoi gian ky: 03/08/2020 13:46"]
    assert said[2:] == [
        line for line in read(papers.typed_pdf(papers.letter_lines()), "b.pdf").text.split("\n") if line
    ]


def test_signatures_are_kept(signed):
    reading = read(signed, "a.pdf")
    assert read(signed, "a.pdf", kept=keep(reading, signed)).signatures == reading.signatures


def test_a_file_without_any_has_none():
    assert read(papers.typed_pdf(papers.letter_lines()), "a.pdf").signatures == ()
