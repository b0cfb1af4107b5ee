"""How a passphrase becomes a key, and how a connection is opened with it."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from sqlcipher3 import dbapi2
from sqlite_utils import Database

from chronology.casefile.faults import CaseFileError, WrongPassphrase, damaged

KEY_ROUNDS = 256_000
"""Rounds of PBKDF2-HMAC-SHA512. SQLCipher 4's own default: its other tools open a case by passphrase."""

SALT_BYTES = 16
PAGE_BYTES = 4096

_BUSY_SECONDS = 5.0
_NOT_A_DATABASE = 26
_MALFORMED = 11
_SETTINGS = (
    "temp_store = MEMORY",
    "secure_delete = ON",
    "foreign_keys = ON",
    "synchronous = EXTRA",  # the folder is flushed too, so that a change once made outlives a power cut
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "cache_size = -65536",  # KiB at most: a page that is kept need not be deciphered again
)


@dataclass(frozen=True, slots=True, repr=False)
class Key:
    """The 32 bytes that open one file, and the 16 bytes of salt that stand at that file's front."""

    secret: bytes
    salt: bytes

    @classmethod
    def from_passphrase(cls, passphrase: str, salt: bytes) -> Key:
        """Derive the key; this takes about a sixth of a second on purpose.

        The passphrase is brought to Unicode's composed form (NFC) first, since one keyboard types an accented
        letter as one character and another as two. Raises WrongPassphrase where it is empty or cannot
        be a passphrase.
        """
        secret = hashlib.pbkdf2_hmac("sha512", _prepared(passphrase), salt, KEY_ROUNDS, dklen=32)
        return cls(secret, salt)

    @classmethod
    def for_new_file(cls, passphrase: str) -> Key:
        """A key with a salt of its own."""
        return cls.from_passphrase(passphrase, os.urandom(SALT_BYTES))


def _prepared(passphrase: str) -> bytes:
    if not passphrase:
        raise WrongPassphrase("A case needs a passphrase. Type one and try again.")
    if "\0" in passphrase:
        raise WrongPassphrase("A passphrase cannot hold the character NUL. Type another one.")
    try:
        return unicodedata.normalize("NFC", passphrase).encode("utf-8")
    except UnicodeEncodeError:
        raise WrongPassphrase(
            "The passphrase holds something that is no character. Type it again rather than paste it."
        ) from None


def connect(path: Path, key: Key, mode: Literal["ro", "rw", "rwc"]) -> Database:
    """A keyed connection in driver autocommit; 'rw' never makes a file, 'rwc' may.

    Nothing is read yet, so a wrong key shows only at the first question. Raises CaseFileError where the
    database part of the program cannot encrypt.
    """
    connection = _keyed(f"{_uri(path)}?mode={mode}", key)
    try:
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        return Database(connection, execute_plugins=False)
    except BaseException:
        connection.close()
        raise


def fits(path: Path, key: Key) -> bool:
    """Whether the key opens the file's first page. The file, its locks and its journal are left alone.

    Opening it in the ordinary way would play back a journal left by a crash before the key is known to be
    right, and that is a write.
    """
    connection = _keyed(f"{_uri(path)}?mode=ro&immutable=1", key)
    try:
        connection.execute("PRAGMA user_version").fetchone()  # stands on the first page, so only that is read
    except dbapi2.DatabaseError as fault:
        code = getattr(fault, "sqlite_errorcode", None)
        if code not in (_NOT_A_DATABASE, _MALFORMED):
            raise
        # malformed: the page was deciphered, and will fit the file once the journal is played back
        return bool(code == _MALFORMED)
    finally:
        connection.close()
    return True


def copy_pages(case: Path, source: Database, target: Database) -> None:
    """Copy the open case to an empty database, whatever the keys of the two, page by page.

    Raises Damaged, before anything is copied, where a page of the case is not as it was written: the copy
    would hold zeros in its place, and nothing would say so.
    """
    if source.execute("PRAGMA cipher_integrity_check").fetchall():
        raise damaged(case)
    source.conn.backup(target.conn)


def _keyed(uri: str, key: Key) -> dbapi2.Connection:
    connection = dbapi2.connect(
        uri,
        uri=True,
        isolation_level=None,
        timeout=_BUSY_SECONDS,
        check_same_thread=False,  # whoever holds an open case sees to it that one thread at a time asks
    )
    try:
        if not connection.execute("PRAGMA cipher_version").fetchone():
            raise CaseFileError(
                "This computer's copy of the program cannot encrypt, so no case was touched. "
                "Install the program again."
            )
        connection.execute("PRAGMA cipher_log_level = NONE")  # it would write to the terminal by itself
        connection.execute(f"PRAGMA key = \"x'{key.secret.hex()}{key.salt.hex()}'\"")
        return connection
    except BaseException:
        connection.close()
        raise


def _uri(path: Path) -> str:
    """A URI that SQLite takes on every system: drive letters, network shares, names that are not UTF-8."""
    plain = quote(os.fsencode(path.as_posix()), safe="/:")
    return f"file://{plain}" if plain.startswith("/") else f"file:///{plain}"
