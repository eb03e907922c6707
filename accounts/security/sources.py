"""From which network a request comes; a neighbour in the same network counts as the same."""

import ipaddress
from typing import Final

IPV4_PREFIX: Final = 24
IPV6_PREFIX: Final = 56
UNKNOWN: Final = "unknown"


def network_of(address: str) -> str:
    """Name the /24 or /56 an address lies in; an unreadable address is one shared network."""
    try:
        host = ipaddress.ip_address(address.strip())
    except ValueError:
        return UNKNOWN
    if isinstance(host, ipaddress.IPv6Address) and host.ipv4_mapped:
        host = host.ipv4_mapped
    prefix = IPV4_PREFIX if host.version == 4 else IPV6_PREFIX  # noqa: PLR2004 -- IP version
    return str(ipaddress.ip_network(f"{host}/{prefix}", strict=False))


def client_address(remote: str, forwarded: str, trusted_proxies: int) -> str:
    """Pick the address that our own proxies wrote, never one that a client claims."""
    if trusted_proxies < 1 or not forwarded:
        return remote
    hops = [hop.strip() for hop in forwarded.split(",") if hop.strip()]
    return hops[-trusted_proxies] if len(hops) >= trusted_proxies else remote
