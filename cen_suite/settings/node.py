"""Which parts this node runs: the global CEN, a national nCEN, CENcomm."""

from cen_suite.settings import env

_env = env.current()

PARTS = frozenset(part.value for part in _env.parts)
NODE_ADMINISTRATION = _env.administration
FOUR_EYES = _env.four_eyes
"""Whether a case must be approved by another officer than the one who wrote it."""
