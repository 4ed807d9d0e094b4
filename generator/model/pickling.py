"""A value as bytes: equal bytes are equal values. Quick to read back, which a whole archive is at every build."""

import pickle
from dataclasses import fields, is_dataclass
from io import BytesIO
from types import MappingProxyType
from typing import Any, ClassVar


class _Pickler(pickle.Pickler):
    """Writes a dataclass as a call of its class: what dataclasses do of themselves takes six times as long to read."""

    _names: ClassVar[dict[type, tuple[str, ...]]] = {}

    def reducer_override(self, obj: Any) -> Any:
        kind = type(obj)
        names = self._names.get(kind)
        if names is None:
            names = self._names[kind] = tuple(one.name for one in fields(kind)) if is_dataclass(kind) else ()
        if names:
            return kind, tuple(getattr(obj, name) for name in names)
        return (dict, (dict(obj),)) if kind is MappingProxyType else NotImplemented


def pickled(value: object, *, plain: bool = False) -> bytes:
    """What `pickle.loads` reads; a read-only mapping comes back as a `dict`.

    `plain` writes what stands in two places twice: equal values give equal bytes, whether or not they share parts.
    """
    written = BytesIO()
    pickler = _Pickler(written, pickle.HIGHEST_PROTOCOL)
    pickler.fast = plain
    pickler.dump(value)
    return written.getvalue()
