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
from pipeline.replication.reasons import reason_of
from pipeline.replication.uploads import Upload

if TYPE_CHECKING:
    from obstore.store import ClientConfig, RetryConfig

_SETTING = "BELEIDSGRAAF_OBJECT_STORE"
_SCHEMES = ("s3", "s3a", "gs", "az", "azure", "abfs", "abfss", "file")
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_TIMEOUT = timedelta(seconds=60)  # of one request; no request after it is tried again
_RETRIES: "RetryConfig" = {"max_retries": 3, "retry_timeout": _TIMEOUT}
_PARTS = 2  # parts of one large file on their way at a time
_SECRET = re.compile(r"(?<=://)[^/@]*:[^/@]*@|\?.*")


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
        except (exceptions.BaseError, OSError, ValueError) as error:
            reason = reason_of(error)
            raise self.error(reason.text, passing=reason.passing) from error


def open_store(url: str, environment: Mapping[str, str] = os.environ) -> ObjectStore:
    """The store at a URL; nothing is sent yet. Raises `ConfigurationError`."""
    try:
        parts = urlsplit(url)
        if parts.scheme not in _SCHEMES:
            known = ", ".join(f"{scheme}://" for scheme in _SCHEMES)
            raise ConfigurationError(_SETTING, f"{place_of(url)}: must begin with one of {known}")
        if parts.scheme == "file":
            return LocalStore(unquote(parts.path), mkdir=True)
        return from_url(url, client_options=_client(environment), retry_config=_RETRIES)
    except (exceptions.BaseError, OSError, ValueError) as error:
        raise ConfigurationError(_SETTING, f"{place_of(url)}: {reason_of(error).text}") from error


def place_of(url: str) -> str:
    """The address as people see it, without what may be secret.

    >>> place_of("s3://key:secret@bucket/prefix/?token=x")
    's3://bucket/prefix'
    """
    return _SECRET.sub("", url).rstrip("/")


def _client(environment: Mapping[str, str]) -> "ClientConfig":
    """Time limits; plain http to this machine, and where AWS_ALLOW_HTTP (AZURE_…) is true."""
    config: ClientConfig = {"connect_timeout": timedelta(seconds=5), "timeout": _TIMEOUT}
    endpoints = (value for name, value in environment.items() if "ENDPOINT" in name)
    allowed = (value for name, value in environment.items() if name.endswith("_ALLOW_HTTP"))
    here = any(urlsplit(value).hostname in _LOOPBACK for value in endpoints)
    config["allow_http"] = here or any(value.lower() in ("true", "1") for value in allowed)
    return config
