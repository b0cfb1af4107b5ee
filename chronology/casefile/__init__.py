"""The encrypted store: schema, migrations, audit trail, backups.

A case is one SQLCipher file. `casefile.py` is the door; the other modules each answer one question:
how a passphrase becomes a key (`cipher`), who has the file open (`lock`), how a finished file gets its
place (`place`), what the tables are (`schema`), how an event is a row (`rows`), in what order SQL sorts
(`sortkey`), what was done (`audit`), what can be fallen back on (`backups`), whether it is whole
(`inspection`), and what a person is told when something goes wrong (`faults`).

Choices, and why:

- *Rollback journal, not WAL.* A case is one file, copied to a stick or a share as one file. A write-ahead
  log would hold the newest changes in a second file that such a copy forgets. The journal's pages are
  encrypted like the case's own, and it is gone when the change is made.
- *No plain temporary file.* `temp_store` is memory, so sorting and savepoints never touch the disk.
- *The key is derived here* with SQLCipher 4's own parameters and handed over as raw bytes: no quoting of
  what a person typed, one derivation a session, and any SQLCipher 4 tool still opens a case by passphrase.
- *A new passphrase means a new file*, written and verified beside the case, flushed, and put in its place
  in one step. Rekeying in place would leave pages under two keys after a power cut, with the right
  passphrase refused until the journal is played back; and SQLCipher can report a failed rekey as done.
- *`cipher_memory_security` stays off.* It wipes SQLite's own buffers at a cost in every allocation, while the
  same words stand in Python's strings, which it cannot reach.
"""
