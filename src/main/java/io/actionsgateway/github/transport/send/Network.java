package io.actionsgateway.github.transport.send;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * A block of IP addresses.
 *
 * @param prefix its first address
 * @param bits how many of its bits count
 */
@SuppressWarnings("ArrayRecordComponent")
record Network(byte[] prefix, int bits) {

    /** Blocks in CIDR form. */
    static List<Network> of(String... blocks) {
        return Arrays.stream(blocks).map(Network::parse).toList();
    }

    private static Network parse(String block) {
        int slash = block.indexOf('/');
        return new Network(
                InetAddress.ofLiteral(block.substring(0, slash)).getAddress(),
                Integer.parseInt(block.substring(slash + 1)));
    }

    boolean holds(byte[] address) {
        if (address.length != prefix.length) {
            return false;
        }
        int whole = bits / 8;
        if (!Arrays.equals(address, 0, whole, prefix, 0, whole)) {
            return false;
        }
        int mask = 0xFF00 >> (bits % 8) & 0xFF;
        return mask == 0 || (address[whole] & mask) == (prefix[whole] & mask);
    }
}
