package io.actionsgateway.platform;

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
public record Network(byte[] prefix, int bits) {

    /** Refuses more bits than an address has. */
    public Network {
        if (bits < 0 || bits > prefix.length * Byte.SIZE) {
            throw new IllegalArgumentException("an address has no " + bits + " bits");
        }
    }

    /**
     * Reads blocks.
     *
     * @param blocks in CIDR form, such as {@code 10.0.0.0/8}, or single addresses
     * @return the blocks
     * @throws IllegalArgumentException when one has neither form
     */
    public static List<Network> of(String... blocks) {
        return Arrays.stream(blocks).map(Network::parse).toList();
    }

    private static Network parse(String block) {
        int slash = block.indexOf('/');
        if (slash < 0) {
            byte[] address = InetAddress.ofLiteral(block).getAddress();
            return new Network(address, address.length * Byte.SIZE);
        }
        return new Network(
                InetAddress.ofLiteral(block.substring(0, slash)).getAddress(),
                Integer.parseInt(block.substring(slash + 1)));
    }

    /**
     * Whether an address is in the block.
     *
     * @param address 4 bytes or 16
     * @return never for an address of the other length
     */
    public boolean holds(byte[] address) {
        if (address.length != prefix.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        if (!Arrays.equals(address, 0, whole, prefix, 0, whole)) {
            return false;
        }
        int mask = 0xFF00 >> (bits % Byte.SIZE) & 0xFF;
        return mask == 0 || (address[whole] & mask) == (prefix[whole] & mask);
    }
}
