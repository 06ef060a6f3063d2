"""Bytes -> what they are as JSON, or a sentence on why they are none. For readers of JSON."""

import json


class NotJson(Exception):
    """Why bytes are no JSON, as a sentence."""


def parsed(content: bytes) -> object:
    """The value. Raises NotJson."""
    try:
        return json.loads(content)
    except json.JSONDecodeError as error:
        where = f", in line {error.lineno:,}" if error.lineno > 1 else ""
        reason = f"it is not JSON: {error.msg}{where}"
    except UnicodeDecodeError:
        reason = "it is not UTF-8"
    except RecursionError:
        reason = "its JSON is nested too deep"
    except ValueError as error:  # as of a number with thousands of digits
        reason = f"it is not JSON: {error}"
    raise NotJson(reason)
