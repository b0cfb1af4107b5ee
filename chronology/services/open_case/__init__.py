"""The open case behind every room of the window: what is in it, what changes it, undo and redo.

`OpenCase` holds one case file. Every verb may be called from any thread. What changes the case is one
transaction, is audited in ids and counts, and can be undone and redone without limit, also after the case was
closed. What cannot be done raises `Refused` with a sentence; opening raises `CaseFileError`.

- *The case itself* (`held.py`): create, open, close, path, read_only, change_passphrase, opens_with, backups,
  problems, audit;
  case, agency, setting, set_setting; remember, who, set_who (no part of undo).
- *Undo* (`held.py`): undo, redo, undo_label, redo_label, together (several changes undone as one), listen
  (told the topics of every change).
- *Returns, entries, drafts* (`returns.py`): change_case; returns, contribution, original, add_return,
  withdraw, bring_back; choices, keep_choices (no part of undo); entered, enter, change_entered,
  remove_entered; keep_draft, draft, drop_draft (no part of undo).
- *Events* (`events.py`): count, sections, likeness, rows, ids, position, agencies, types, tags, event; marks,
  mark; corrections, correct_date, correct_agency; views, save_view, remove_view.
- *People and notes* (`people.py`): people, add_person, change_person, remove_person, merge_people,
  split_person; mentions, mentioned_in, add_mentions, remove_mentions; relationships, keep_relationship,
  remove_relationship; periods, keep_period, remove_period; notes, keep_note, remove_note; themes, keep_theme,
  remove_theme.
- *Findings and queries* (`asking.py`): contributions, timeline, content, clocks, read_entries; findings,
  needs_recheck, recheck, states, set_state; rules_off, switch_rule_off, switch_rule_on; queries, ask,
  change_query, remove_query, sent, answer.
"""

from __future__ import annotations

from chronology.services.open_case.asking import Asking
from chronology.services.open_case.held import Told, Topic
from chronology.services.open_case.returns import ReturnInfo

__all__ = ["OpenCase", "ReturnInfo", "Told", "Topic"]


class OpenCase(Asking):
    """One open case. There is one for each window; it is closed when the window is done with the case."""
