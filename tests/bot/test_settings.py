from io import StringIO
from pathlib import Path

import pytest
from dotenv import dotenv_values
from hypothesis import given
from hypothesis import strategies as st

from bot.settings import SAMPLE_NEWSPAPER, Settings, SettingsError, merged, read_settings
from corpus.languages import LANGUAGES

DEFAULTS = Settings(
    discord_token=None,
    home_guild_id=None,
    admin_ids=frozenset(),
    articles=SAMPLE_NEWSPAPER,
    database=None,
    language="en",
    article_bytes=10_000_000,
    log_level="INFO",
)
NAMES = (
    "DISCORD_TOKEN HOME_GUILD_ID ADMIN_IDS ARTICLES DATABASE LANGUAGE MAX_ARTICLE_MB LOG_LEVEL"
    " KEEP_GENERATIONS GOLDEN GOLDEN_STRICT SUPPORT MAP DATES FEEDS FEED_MINUTES WATCH"
).split()
EXAMPLE = Path(__file__).parents[2] / ".env.example"


def test_defaults() -> None:
    """Without settings each has its default, and an empty one, or one of blanks, has it too."""
    assert read_settings({}) == DEFAULTS
    assert read_settings(dict.fromkeys(NAMES, "")) == DEFAULTS
    assert read_settings(dict.fromkeys(NAMES, " \t")) == DEFAULTS
    assert read_settings({"UNKNOWN": "1", "language": "de"}) == DEFAULTS


def test_all_settings() -> None:
    """Each setting is read in the forms that it may have."""
    settings = read_settings(
        {
            "DISCORD_TOKEN": " abc.def ",
            "HOME_GUILD_ID": "80351110224678912",
            "ADMIN_IDS": "1, 80351110224678912,,2 ,",
            "ARTICLES": "news/articles",
            "DATABASE": "news.sqlite3",
            "LANGUAGE": "German",
            "MAX_ARTICLE_MB": "0.5",
            "LOG_LEVEL": "debug",
            "KEEP_GENERATIONS": "12",
            "GOLDEN": "golden.jsonl",
            "GOLDEN_STRICT": "True",
            "SUPPORT": "0.625",
            "MAP": "Text = Body of it,, published=date",
            "DATES": "Day-First",
            "FEEDS": "https://a.example/1,2 HTTP://b.example/?a=b,https://a.example/1,2, ",
            "FEED_MINUTES": "5",
            "WATCH": "yes",
            "FETCH_LOOPBACK": "1",
        }
    )
    assert settings == Settings(
        discord_token="abc.def",  # noqa: S106 - no secret
        home_guild_id=80351110224678912,
        admin_ids=frozenset({1, 2, 80351110224678912}),
        articles=Path("news/articles"),
        database=Path("news.sqlite3"),
        language="de",
        article_bytes=500_000,
        log_level="DEBUG",
        keep_generations=12,
        golden=Path("golden.jsonl"),
        golden_strict=True,
        support=0.625,
        columns=(("text", "Body of it"), ("published", "date")),
        dates="day-first",
        feeds=("https://a.example/1,2", "HTTP://b.example/?a=b"),
        feed_minutes=5,
        watch=True,
        fetch_loopback=True,
    )


def test_home_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A path may begin with the home folder's "~", as a shell's would."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert read_settings({"ARTICLES": "~/news"}).articles == tmp_path / "news"


@pytest.mark.parametrize("language", LANGUAGES)
def test_languages(language: str) -> None:
    """A language may be given by its code or its English name, in any case."""
    assert read_settings({"LANGUAGE": language.upper()}).language == language
    assert read_settings({"LANGUAGE": LANGUAGES[language].title()}).language == language


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("HOME_GUILD_ID", value) for value in ("home", "-1", "1.5", "1,2", "١٢", "9" * 21)),
        *(("ADMIN_IDS", value) for value in ("me", "1;2", "1, me", "<@1>")),
        *(("LANGUAGE", value) for value in ("klingon", "xx", "english german")),
        *(
            ("MAX_ARTICLE_MB", value)
            for value in ("0", "-1", "ten", "nan", "inf", "10 MB", "1e999")
        ),
        *(("LOG_LEVEL", value) for value in ("loud", "10")),
        *(("SUPPORT", value) for value in ("half", "50%", "-0.1", "1.01", "nan", "inf")),
        *(("ARTICLES", value) for value in ("~nobody-of-this-name/news",)),
        *(("DATABASE", value) for value in ("~nobody-of-this-name/news.sqlite3",)),
    ],
)
def test_fault(name: str, value: str) -> None:
    """A setting that cannot be used is one sentence with its name and what it says."""
    with pytest.raises(SettingsError) as refused:
        read_settings({name: value})
    [fault] = refused.value.faults
    assert fault.startswith(f"{name} is ")
    assert value.rpartition(" ")[2] in fault
    assert fault.endswith(".")


def test_faults_together() -> None:
    """All faults are said at once, and none of them says the token."""
    with pytest.raises(SettingsError) as refused:
        read_settings(dict.fromkeys(NAMES, "loud rubbish"))
    named = {fault.split()[0] for fault in refused.value.faults}
    assert named == {
        "HOME_GUILD_ID",
        "ADMIN_IDS",
        "LANGUAGE",
        "MAX_ARTICLE_MB",
        "LOG_LEVEL",
        "KEEP_GENERATIONS",
        "GOLDEN_STRICT",
        "SUPPORT",
        "MAP",
        "DATES",
        "FEEDS",
        "FEED_MINUTES",
        "WATCH",
    }


def test_token_is_not_shown() -> None:
    """The token does not stand in what a log or a traceback shows of the settings."""
    secrets = {"DISCORD_TOKEN": "secret", "FEEDS": "https://a.example/?key=secret"}
    assert "secret" not in repr(read_settings(secrets))


@pytest.mark.parametrize(
    "address",
    [
        "ftp://me:secret@a.example/feed?key=secret",
        "http://",
        "http:///feed",
        "http://[",
        "https://a.example:99999/",
        "a.example/feed?key=secret",
    ],
)
def test_a_feed_that_is_no_address(address: str) -> None:
    """Is told, without what may be secret in it."""
    with pytest.raises(SettingsError) as caught:
        read_settings({"FEEDS": f"https://b.example/feed {address}"})
    (fault,) = caught.value.faults
    assert fault.startswith("FEEDS has ")
    assert "https://a.example/feed.xml" in fault
    assert "secret" not in fault


def test_environment_wins() -> None:
    """The process's environment wins over `.env`, also with an empty value; a bare name is none."""
    dotenv = {"ARTICLES": "one", "DATABASE": "one.sqlite3", "LOG_LEVEL": None, "ADMIN_IDS": "1"}
    settings = read_settings(merged(dotenv, {"ARTICLES": "two", "ADMIN_IDS": ""}))
    assert settings.articles == Path("two")
    assert settings.database == Path("one.sqlite3")
    assert (settings.log_level, settings.admin_ids) == ("INFO", frozenset())


@pytest.mark.parametrize("locales", ["en_GB:en", "de_DE", "de:en", "fr_FR.UTF-8"])
def test_locales_are_no_language(locales: str) -> None:
    """Gettext's LANGUAGE in the process's environment is not taken for the archive's language."""
    assert read_settings(merged({}, {"LANGUAGE": locales})).language == "en"
    assert read_settings(merged({"LANGUAGE": "nl"}, {"LANGUAGE": locales})).language == "nl"
    assert read_settings(merged({"LANGUAGE": "nl"}, {"LANGUAGE": "da"})).language == "da"


@given(st.dictionaries(st.sampled_from(NAMES), st.text()))
def test_any_environment(environment: dict[str, str]) -> None:
    """Whatever the values are, there are settings or faults, each fault with a name."""
    faults: tuple[str, ...] = ()
    try:
        assert read_settings(environment).article_bytes > 0
    except SettingsError as refused:
        faults = refused.faults
        assert faults
    assert all(fault.split()[0] in environment for fault in faults)


def test_example() -> None:
    """`.env.example` names every setting; copied as it is it changes nothing."""
    text = EXAMPLE.read_text("utf-8")
    assert all(name in text for name in NAMES)
    given_values = dotenv_values(stream=StringIO(text))
    assert given_values.keys() <= set(NAMES)
    assert read_settings(merged(given_values, {})) == DEFAULTS
