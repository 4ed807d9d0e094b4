"""The single values of a sidecar: text made days, times, slugs, codes; short forms of parts made whole."""

import re
from datetime import date, datetime, timedelta, timezone
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

from generator.model import Code
from generator.vietnamese import slug

HANOI = timezone(timedelta(hours=7))


def _day(value: Any) -> Any:
    """`2021-07-20`, or as clerks write it: `20/7/2021`, `20-07-2021`, `20.7.2021`."""
    if value is None or isinstance(value, date):
        return value
    text = str(value).strip()
    if found := re.fullmatch(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})", text):
        text = f"{found[3]}-{int(found[2]):02d}-{int(found[1]):02d}"
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise PydanticCustomError("date", "not a date") from None


def _moment(value: Any) -> Any:
    """A time with `+07:00` (taken to be so where no zone is given), else a day."""
    if value is None or isinstance(value, date):
        return value
    text = str(value).strip()
    if "T" not in text and ":" not in text:
        return _day(text)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise PydanticCustomError("moment", "not a time") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=HANOI)


def _instant(value: Any) -> Any:
    moment = _moment(value)
    return datetime(moment.year, moment.month, moment.day, tzinfo=HANOI) if type(moment) is date else moment


def body_of(value: Any) -> Any:
    """A body may be given by its name alone."""
    return {"name": value} if isinstance(value, str) else value


def words_of(value: Any) -> Any:
    """An item of a list may be given by its words alone."""
    return {"text": value} if isinstance(value, str) else value


def listed(value: Any) -> Any:
    """A list of one may be given without its dash."""
    return [value] if isinstance(value, str) else value


def _slug(value: str | None) -> str | None:
    if value is not None and "/".join(slug(part) for part in value.split("/")) != value:
        raise PydanticCustomError("slug", "not a slug")
    return value


def code_of(value: str) -> str:
    """A diagnostic's code, of those that there are."""
    if value not in frozenset(Code):
        raise PydanticCustomError("code", "not a code")
    return value


Day = Annotated[Any, BeforeValidator(_day)]
Moment = Annotated[Any, BeforeValidator(_moment)]
Instant = Annotated[Any, BeforeValidator(_instant)]
Slug = Annotated[str | None, AfterValidator(_slug)]
Texts = Annotated[list[str], BeforeValidator(listed)]
