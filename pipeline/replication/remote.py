"""An object store behind a URL; the one place that talks to obstore, and names what went wrong.

Credentials and endpoint come from the provider's own environment variables: AWS_ACCESS_KEY_ID,
AWS_SECRET_ACCESS_KEY, AWS_ENDPOINT_URL, GOOGLE_APPLICATION_CREDENTIALS, AZURE_STORAGE_ACCOUNT_KEY …
"""

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import obstore
from obstore import exceptions
from obstore.store import LocalStore, ObjectStore, from_url

from pipeline.errors import ConfigurationError, ReplicationError
from pipeline.replication.uploads import Upload

if TYPE_CHECKING:
    from obstore.store import ClientConfig, RetryConfig

_SETTING = "BELEIDSGRAAF_OBJECT_STORE"
_SCHEMES = ("s3", "s3a", "gs", "az", "azure", "abfs", "abfss", "file")
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_TIMEOUT = timedelta(seconds=60)  # of one request; no request after it is tried again
_RETRIES: "RetryConfig" = {"max_retries": 3, "retry_timeout": _TIMEOUT}
_PARTS = 2  # parts of one large file on their way at a time
_DENIED = (exceptions.PermissionDeniedError, exceptions.UnauthenticatedError)
_QUERY = re.compile(r"\?\S*")  # of an address in an error: it may hold a signature


@dataclass(frozen=True, slots=True)
class Remote:
    """An object store, and the release that is brought there (errors name both)."""

    store: ObjectStore
    place: str
    version: str

    def listed(self, prefix: str) -> dict[str, int]:
        """The size of every object below a prefix, by key."""
        with self._named():
            return {
                item["path"]: item["size"]
                for batch in obstore.list(self.store, prefix=prefix)
                for item in batch
            }

    def read(self, key: str) -> bytes | None:
        """The bytes of an object; None where there is none."""
        with self._named():
            try:
                return bytes(obstore.get(self.store, key).bytes())
            except FileNotFoundError:
                return None

    def holds(self, upload: Upload) -> bool:
        """Whether an object of this content stands there.

        By the checksum that was stored beside it; by its bytes where the store keeps none.
        """
        with self._named():
            try:
                found = obstore.get(self.store, upload.key, options={"head": True})
            except FileNotFoundError:
                return False
            known = found.attributes.get("sha256")
        return (known or self._digest(upload.key)) == upload.sha256

    def send(self, upload: Upload) -> None:
        """Store an object. A file that is not what its release lists is not sent."""
        if upload.digest() != upload.sha256:
            raise self.error(f"{upload.source!s} is damaged", passing=False)
        attributes = {
            "Content-Type": upload.media_type,
            "Cache-Control": upload.cache,
            "sha256": upload.sha256,
        }
        with self._named():
            obstore.put(
                self.store,
                upload.key,
                upload.source,
                attributes=None if isinstance(self.store, LocalStore) else attributes,
                max_concurrency=_PARTS,
            )

    def remove(self, keys: Iterable[str]) -> int:
        """Remove objects; how many."""
        gone = list(keys)
        with self._named():
            if gone:
                obstore.delete(self.store, gone)
        return len(gone)

    def error(self, reason: str, *, passing: bool = True) -> ReplicationError:
        """Trouble with this store and release."""
        return ReplicationError(self.place, self.version, reason, passing=passing)

    def _digest(self, key: str) -> str:
        data = self.read(key)
        return "" if data is None else hashlib.sha256(data).hexdigest()

    @contextmanager
    def _named(self) -> Iterator[None]:
        """Turn what obstore raises into an error of ours."""
        try:
            yield
        except _DENIED as error:
            reason = f"access denied; check the credentials in the environment ({_first(error)})"
            raise self.error(reason, passing=False) from error
        except FileNotFoundError as error:
            raise self.error(f"no such bucket or container ({_first(error)})") from error
        except (exceptions.BaseError, OSError, ValueError) as error:
            raise self.error(_first(error)) from error


def open_store(url: str, version: str, environment: Mapping[str, str] = os.environ) -> Remote:
    """The store at a URL. Raises `ConfigurationError` for a URL that none can be made of."""
    try:
        parts = urlsplit(url)
        if parts.scheme not in _SCHEMES:
            known = ", ".join(f"{scheme}://" for scheme in _SCHEMES)
            raise ConfigurationError(_SETTING, f"must begin with one of {known}, not {url!r}")
        if parts.scheme == "file":
            store: ObjectStore = LocalStore(unquote(parts.path), mkdir=True)
        else:
            store = from_url(url, client_options=_client(environment), retry_config=_RETRIES)
    except (exceptions.BaseError, OSError, ValueError) as error:
        raise ConfigurationError(_SETTING, f"{place_of(url)}: {_first(error)}") from error
    return Remote(store, place_of(url), version)


def place_of(url: str) -> str:
    """The address as people see it, without what may be secret.

    >>> place_of("s3://key:secret@bucket/prefix/?token=x")
    's3://bucket/prefix'
    """
    plain = _QUERY.sub("", url)
    return re.sub(r"(?<=://)[^/@]*:[^/@]*@", "", plain).rstrip("/")


def _client(environment: Mapping[str, str]) -> "ClientConfig":
    """Time limits; plain http where the endpoint is this machine (elsewhere: AWS_ALLOW_HTTP)."""
    config: ClientConfig = {"connect_timeout": timedelta(seconds=5), "timeout": _TIMEOUT}
    endpoints = (value for name, value in environment.items() if "ENDPOINT" in name)
    if any(urlsplit(value).hostname in _LOOPBACK for value in endpoints):
        config["allow_http"] = True
    return config


def _first(error: BaseException) -> str:
    """The first line of an error, without what may be secret."""
    return _QUERY.sub("", str(error).strip().splitlines()[0]).rstrip(" :")
