"""Files → text with lines: page, box, column, confidence, other readings.

`read` takes the bytes of any file and gives a `Reading`; it never raises for what the file holds. One reader a format
stands behind the table in `readers.py`; `keep` writes a scan's reading down, so that it is recognised only once.
"""

from generator.reading.keeping import keep, kept_picture
from generator.reading.opening import read
from generator.reading.readers import engine_versions

__all__ = ["engine_versions", "keep", "kept_picture", "read"]
