"""Signals read from entries in many voices, with the exact words they stand in."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.language.reading import read
from chronology.language.signals import Certainty, Layer, Signal

_SPEC = importlib.util.spec_from_file_location("voices", Path(__file__).with_name("voices.py"))
