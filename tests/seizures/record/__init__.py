"""Tests of the record: facts, spellings, rules, payload; most need no database."""
