"""Find a port to answer on."""

import socket

from cen_suite.launch.children import Stopped

USUAL = 8000
TRIED = 50


def choose(host: str, wanted: int | None) -> int:
    """Take the wanted port or say that it is taken; without a wish take the first free one."""
    if wanted is not None:
        if not is_free(host, wanted):
            raise Stopped(f"Port {wanted} is in use or not allowed. Name another with --port.")
        return wanted
    for port in range(USUAL, USUAL + TRIED):
        if is_free(host, port):
            return port
    raise Stopped(
        f"All ports from {USUAL} to {USUAL + TRIED - 1} are in use; name one with --port."
    )


def is_free(host: str, port: int) -> bool:
    """Tell whether we could listen there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except (OSError, OverflowError):
            return False
    return True
