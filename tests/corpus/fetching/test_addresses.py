from ipaddress import ip_address

import pytest

from corpus.fetching.addresses import is_public

PUBLIC = ["93.184.215.14", "8.8.8.8", "2606:4700:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"]
NOT_PUBLIC = (
    "0.0.0.0 10.0.0.1 100.64.0.1 127.0.0.1 127.255.255.254 169.254.169.254 172.16.0.1 172.31.255.1"
    " 192.0.0.1 192.0.2.1 192.168.0.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 240.0.0.1"
    " 255.255.255.255 :: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 64:ff9b::7f00:1"
    " 64:ff9b::a9fe:a9fe 64:ff9b:1::a00:1 2002:7f00:1:: 2002:a00:1:: 2001:db8::1 fc00::1 fd00::1"
    " fe80::1 fec0::1 ff02::1"
).split()


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address(address: str) -> None:
    """May be fetched from, also one of IPv6 in which a public one of IPv4 stands."""
    assert is_public(ip_address(address))


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_an_address_of_this_network_or_of_none(address: str) -> None:
    """May not, in whatever way it is written."""
    assert not is_public(ip_address(address))
