"""Why a store did not do what it was asked, in words, from what obstore raises."""

import re
from dataclasses import dataclass

from obstore import exceptions

_DENIED = (exceptions.PermissionDeniedError, exceptions.UnauthenticatedError)
_STATUS = re.compile(r"status code: (\d{3})")
_REQUEST = re.compile(r"Error performing ([A-Z]+ \S+)")
_SAID = re.compile(r"<(Code|Message)>(.*?)</\1>", re.DOTALL)
_METADATA = re.compile(r"//(?:169\.254\.\d+\.\d+|metadata\b)")  # where a cloud machine has its keys
_QUERY = re.compile(r"\?\S*")  # of an address: it may hold a signature


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, and whether it may be gone by itself next time."""

    text: str
    passing: bool = False


def reason_of(error: Exception) -> Reason:
    """The reason behind an error of obstore, without what may be secret."""
    plain = _QUERY.sub("", str(error).partition("\n\nDebug source")[0])
    status = found[1] if (found := _STATUS.search(plain)) else ""
    request = found[1] if (found := _REQUEST.search(plain)) else "the request"
    said = ": ".join(words for _, words in _SAID.findall(plain)) or f"{request} gave {status}"
    if _METADATA.search(plain):
        return Reason("no credentials in the environment (such as AWS_ACCESS_KEY_ID)")
    if isinstance(error, _DENIED) or status in ("401", "403"):
        return Reason(f"access denied, check the credentials in the environment ({said})")
    if isinstance(error, FileNotFoundError) or status == "404":
        return Reason(f"no such bucket or container ({said})")
    if "builder error" in plain and request.partition(" ")[2].startswith("http:"):
        return Reason("plain http beyond this machine needs AWS_ALLOW_HTTP=true")
    if "error sending request" in plain:
        return Reason(f"no answer to {request}", passing=True)
    if status:
        return Reason(said, passing=True)
    return Reason(plain.strip().splitlines()[0].rstrip(" :"), passing=True)
