"""The OpenSearch description: a browser's address bar searches the archive."""

from xml.etree.ElementTree import Element, SubElement, tostring

from generator.model import Asset
from generator.search.page import ADDRESS
from generator.wording import Wording

_NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"


def opensearch(wording: Wording, site_url: str) -> Asset:
    """`/tim-kiem/opensearch.xml` (OpenSearch 1.1); `site_url` is the site's own address, with or without a stroke."""
    here = site_url.rstrip("/") + ADDRESS
    root = Element("OpenSearchDescription", {"xmlns": _NAMESPACE})
    # OpenSearch 1.1: ShortName holds 16 characters at most
    SubElement(root, "ShortName").text = wording.say("search.opensearch.short")[:16]
    SubElement(root, "Description").text = wording.say("search.opensearch.description")
    SubElement(root, "InputEncoding").text = "UTF-8"
    SubElement(root, "Language").text = "vi"
    SubElement(root, "Url", {"type": "text/html", "method": "get", "template": f"{here}?q={{searchTerms}}"})
    return Asset(f"{ADDRESS}opensearch.xml", tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")
