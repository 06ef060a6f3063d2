"""An IP address -> whether it is one of the public internet. `web` asks before it connects."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network

IP = IPv4Address | IPv6Address

# Where the last 32 bits are an address of IPv4: https://www.rfc-editor.org/rfc/rfc6052
_NAT64 = IPv6Network("64:ff9b::/96")
# Ways to write or to reach addresses of IPv4 that no public host needs, and local sites.
_LED_ELSEWHERE = tuple(
    map(IPv6Network, ("::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16", "fec0::/10"))
)


def is_public(ip: IP) -> bool:
    """Whether anybody may reach it, and not this machine or its network alone."""
    if isinstance(ip, IPv6Address):
        if inner := _inner(ip):
            return is_public(inner)
        if any(ip in network for network in _LED_ELSEWHERE):
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def _inner(ip: IPv6Address) -> IPv4Address | None:
    """The address of IPv4 that it stands for."""
    return IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else ip.ipv4_mapped
