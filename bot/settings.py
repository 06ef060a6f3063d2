"""The settings, read once from an environment that is passed in.

`cli` calls `read_settings` with what `.env` and the process's environment say together.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

import corpus
from corpus.columns import FIELDS, ORDERS, Columns, DateOrder
from corpus.errors import UnknownLanguage
from corpus.languages import LANGUAGES, language_code

T = TypeVar("T")

SAMPLE_NEWSPAPER = Path(corpus.__file__).parent / "articles"
_ID_DIGITS = 20  # of a number of 64 bits
_MEGABYTE = 1_000_000
_FLAGS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
_BETWEEN_ADDRESSES = re.compile(r"[\s,]+(?=https?://)|\s+|,+$", re.IGNORECASE)
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


@dataclass
class SettingsError(Exception):
    """Some settings cannot be used: one sentence a fault, each with its variable's name."""

    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment says; `article_bytes` is the largest article, `database` may be None."""

    discord_token: str | None = field(repr=False)
    home_guild_id: int | None
    admin_ids: frozenset[int]
    articles: Path
    database: Path | None
    language: str
    article_bytes: int
    log_level: str
    keep_generations: int = 5
    golden: Path | None = None
    golden_strict: bool = False
    support: float | None = None
    columns: Columns = ()
    dates: DateOrder | None = None
    feeds: tuple[str, ...] = field(default=(), repr=False)  # there may be keys in them
    feed_minutes: int = 30
    watch: bool = False
    fetch_loopback: bool = False  # for tests


def read_settings(environment: Mapping[str, str]) -> Settings:
    """The settings, each with its default where it is not set or empty.

    Raises SettingsError with all faults at once.
    """
    reader = _Reader(environment)
    settings = Settings(
        discord_token=reader.read("DISCORD_TOKEN", str, None),
        home_guild_id=reader.read("HOME_GUILD_ID", _snowflake, None),
        admin_ids=reader.read("ADMIN_IDS", _snowflakes, frozenset()),
        articles=reader.read("ARTICLES", _path, SAMPLE_NEWSPAPER),
        database=reader.read("DATABASE", _path, None),
        language=reader.read("LANGUAGE", _language, "en"),
        article_bytes=reader.read("MAX_ARTICLE_MB", _megabytes, 10 * _MEGABYTE),
        log_level=reader.read("LOG_LEVEL", _level, "INFO"),
        keep_generations=reader.read("KEEP_GENERATIONS", _from_one, 5),
        golden=reader.read("GOLDEN", _path, None),
        golden_strict=reader.read("GOLDEN_STRICT", _flag, default=False),
        support=reader.read("SUPPORT", _share, None),
        columns=reader.read("MAP", columns_of, ()),
        dates=reader.read("DATES", _order, None),
        feeds=reader.read("FEEDS", _addresses, ()),
        feed_minutes=reader.read("FEED_MINUTES", _from_one, 30),
        watch=reader.read("WATCH", _flag, default=False),
        fetch_loopback=reader.read("FETCH_LOOPBACK", _flag, default=False),
    )
    if reader.faults:
        raise SettingsError(tuple(reader.faults))
    return settings


def merged(dotenv: Mapping[str, str | None], process: Mapping[str, str]) -> dict[str, str]:
    """`.env` and the process's environment as one; the latter wins.

    But not with gettext's LANGUAGE, a list of locales such as "en_GB:en" that desktops set.
    """
    own = {name: value for name, value in dotenv.items() if value is not None}
    return own | {name: value for name, value in process.items() if not _is_gettexts(name, value)}


def _is_gettexts(name: str, value: str) -> bool:
    return name == "LANGUAGE" and (":" in value or "_" in value)


class _Reader:
    """Reads one variable after the other and keeps what is wrong with them."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment
        self.faults: list[str] = []

    def read(self, name: str, parse: Callable[[str], T], default: T) -> T:
        """The variable's value, or the default where it is not set or cannot be used."""
        value = self._environment.get(name, "").strip()
        if not value:
            return default
        try:
            return parse(value)
        except ValueError as error:
            self.faults.append(f"{name} {error}.")
            return default


def _path(value: str) -> Path:
    try:
        return Path(value).expanduser()
    except RuntimeError:
        raise ValueError(f"is {value!r}, and there is no such home folder") from None


def _snowflake(value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) <= _ID_DIGITS):
        raise ValueError(f"is {value!r}, not a Discord id (digits alone)")
    return int(value)


def _snowflakes(value: str) -> frozenset[int]:
    return frozenset(_snowflake(part.strip()) for part in value.split(",") if part.strip())


def _language(value: str) -> str:
    try:
        return language_code(value)
    except UnknownLanguage:
        raise ValueError(f"is {value!r}, not one of {', '.join(LANGUAGES)}") from None


def _megabytes(value: str) -> int:
    try:
        size = float(value)
    except ValueError:
        size = 0.0
    if not 0 < size < float("inf"):
        raise ValueError(f"is {value!r}, not a number of megabytes above 0")
    return max(int(size * _MEGABYTE), 1)


def _from_one(value: str) -> int:
    if not (value.isascii() and value.isdigit() and int(value[:9]) > 0):
        raise ValueError(f"is {value!r}, not a whole number from 1")
    return int(value[:9])


def _flag(value: str) -> bool:
    if value.lower() not in _FLAGS:
        raise ValueError(f"is {value!r}, not true or false")
    return _FLAGS[value.lower()]


def columns_of(value: str) -> Columns:
    """What fields are called, of "text=body,published=date". Raises ValueError."""
    pairs = [part.partition("=") for part in value.split(",") if part.strip()]
    columns = tuple((field.strip().lower(), column.strip()) for field, _, column in pairs)
    if bad := [field for field, column in columns if field not in FIELDS or not column]:
        raise ValueError(
            f"has {bad[0]!r}, and should be as in text=body,published=date: of"
            f" {', '.join(FIELDS)}, each with what it is called"
        )
    return columns


def _addresses(value: str) -> tuple[str, ...]:
    """Addresses of the web, between blanks or commas; a comma within one is of it."""
    found = dict.fromkeys(filter(None, _BETWEEN_ADDRESSES.split(value)))
    if bad := [one for one in found if not _is_address(one)]:
        without_keys = re.sub(r"//[^/]*@", "//", bad[0].partition("?")[0])
        raise ValueError(f"has {without_keys!r}, not an address as https://a.example/feed.xml is")
    return tuple(found)


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is none, or an address of IPv6 that is none
        return False


def _order(value: str) -> DateOrder:
    for order in ORDERS:
        if value.lower() == order:
            return order
    raise ValueError(f"is {value!r}, not {' or '.join(ORDERS)}")


def _share(value: str) -> float:
    try:
        share = float(value)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise ValueError(f"is {value!r}, not a number between 0 and 1")
    return share


def _level(value: str) -> str:
    if value.upper() not in _LEVELS:
        raise ValueError(f"is {value!r}, not one of {', '.join(_LEVELS)}")
    return value.upper()
