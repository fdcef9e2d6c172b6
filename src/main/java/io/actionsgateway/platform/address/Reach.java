package io.actionsgateway.platform.address;

import io.actionsgateway.platform.Network;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * How far a host name may lead. An address that carries an IPv4 address inside (mapped, compatible, 6to4, NAT64) is judged
 * by that one.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry/">IANA's special-purpose addresses</a>
 */
public enum Reach {
    /** Anywhere on the Internet. */
    PUBLIC {
        @Override
        boolean allows(byte[] address) {
            return !in(NOBODY, address) && !in(INSIDE, address);
        }
    },
    /** Also inside the house: for hosts that the operator has named. */
    INSIDE_TOO {
        @Override
        boolean allows(byte[] address) {
            return !in(NOBODY, address);
        }
    };

    /** Unspecified, link-local (metadata services of clouds), multicast, reserved, Azure's platform address, Teredo. */
    private static final List<Network> NOBODY = Network.of(
            "0.0.0.0/8",
            "169.254.0.0/16",
            "168.63.129.16/32",
            "192.0.0.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "::/128",
            "fe80::/10",
            "ff00::/8",
            "fd00:ec2::254/128",
            "2001::/32");

    private static final List<Network> INSIDE = Network.of(
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "172.16.0.0/12",
            "192.0.2.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "::1/128",
            "fc00::/7",
            "fec0::/10",
            "64:ff9b:1::/48",
            "2001:db8::/32",
            "100::/64");

    private static final List<Network> EMBEDDED_LAST = Network.of("::/96", "64:ff9b::/96");
    private static final List<Network> LOOPBACK = Network.of("::1/128");
    private static final List<Network> SIX_TO_FOUR = Network.of("2002::/16");

    abstract boolean allows(byte[] address);

    /**
     * Whether a connection may be made.
     *
     * @param address where a host name leads
     * @return false for what nobody may be led to, such as a cloud's metadata service
     */
    public boolean allows(InetAddress address) {
        byte[] bytes = address.getAddress();
        return allows(bytes) && (address instanceof Inet4Address || allowsEmbedded(bytes));
    }

    private boolean allowsEmbedded(byte[] bytes) {
        if (in(SIX_TO_FOUR, bytes)) {
            return allows(Arrays.copyOfRange(bytes, 2, 6));
        }
        return in(LOOPBACK, bytes)
                || !(in(EMBEDDED_LAST, bytes) || mapped(bytes))
                || allows(Arrays.copyOfRange(bytes, 12, 16));
    }

    /** Java turns a mapped address into an IPv4 one by itself, unless it is made with a scope. */
    private static boolean mapped(byte[] bytes) {
        return bytes[10] == -1 && bytes[11] == -1 && Arrays.equals(bytes, 0, 10, new byte[10], 0, 10);
    }

    static boolean in(List<Network> networks, byte[] address) {
        return networks.stream().anyMatch(network -> network.holds(address));
    }
}
