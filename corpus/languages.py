"""The languages an archive can be in: ISO 639-1 code -> Snowball's name; and each one's stop list.

Stems are Snowball's (https://snowballstem.org). English has a stop list of its own, of function
words alone; the other languages have that of the package stop-words.
"""

from functools import cache

from corpus.errors import UnknownLanguage

LANGUAGES = {
    "ar": "arabic",
    "ca": "catalan",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hi": "hindi",
    "hu": "hungarian",
    "id": "indonesian",
    "it": "italian",
    "nl": "dutch",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
    "tr": "turkish",
}

_ENGLISH = """
a about above after again against all also am an and any are aren as at be because been before
being below between both but by can cannot could couldn d did didn do does doesn doing down
during each else even ever few for from further get gets getting got had hadn has hasn have haven
having he her here hers herself him himself his how however i if in into is isn it its itself just
let ll m many me might more most much must my myself no nor not of off on once only or other
ought our ours ourselves out over own re really s same shall shan she should shouldn so some such t
than that the their theirs them themselves then there these they this those though through to too
under until up upon us ve very was wasn we were weren what when where whether which while who whom
whose why will with within without would wouldn yet you your yours yourself yourselves
"""


def language_code(language: str) -> str:
    """The code of a language given by code or by its English name, in any case.

    Raises UnknownLanguage.
    """
    wanted = language.strip().casefold()
    for code, name in LANGUAGES.items():
        if wanted in (code, name):
            return code
    raise UnknownLanguage(language, tuple(LANGUAGES))


@cache
def stop_list(code: str) -> frozenset[str]:
    """The words of the language that say nothing of a text's matter, case-folded."""
    if code == "en":
        return frozenset(_ENGLISH.split())
    from stop_words import get_stop_words  # noqa: PLC0415 - not needed for English

    return frozenset(word.casefold() for word in get_stop_words(LANGUAGES[code]))
