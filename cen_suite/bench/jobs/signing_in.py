"""What it costs to tell a right password, against the bare hash of the same strength."""

from collections.abc import Iterator

from argon2 import extract_parameters
from argon2.low_level import hash_secret_raw
from django.contrib.auth import authenticate
from django.contrib.auth.hashers import PBKDF2PasswordHasher, get_hasher

from accounts.models import User
from cen_suite.bench.ground import Ground
from cen_suite.bench.ratio import Measured
from cen_suite.bench.stopwatch import Disagreement, in_turns
from cen_suite.demo.world import password_of

OFFICER = "sn.officer"


def measure(ground: Ground) -> Iterator[Measured]:
    """Compare a sign-in with one argon2 hash; PBKDF2 as Django has it is the naive way."""
    password = password_of(OFFICER)
    if authenticate(None, username=OFFICER, password=password) is None:
        raise Disagreement("the password of the demo's officer is not the one it was given")
    hashed = User.objects.get(username=OFFICER).password.removeprefix("argon2")
    strength = extract_parameters(hashed)
    slow = PBKDF2PasswordHasher()
    ground.say(
        f"  sign-in: argon2id, {strength.memory_cost // 1024} MB, {strength.time_cost} passes,"
        f" {strength.parallelism} lanes; salt of {len(get_hasher().salt())} signs"
    )
    yield in_turns(
        "sign-in",
        lambda: hash_secret_raw(
            password.encode(),
            b"a salt of 16 b..",
            time_cost=strength.time_cost,
            memory_cost=strength.memory_cost,
            parallelism=strength.parallelism,
            hash_len=strength.hash_len,
            type=strength.type,
        ),
        lambda: authenticate(None, username=OFFICER, password=password),
        lambda: slow.encode(password, slow.salt()),
        runs=max(ground.runs, 5),
        goal=1.5,
    )
