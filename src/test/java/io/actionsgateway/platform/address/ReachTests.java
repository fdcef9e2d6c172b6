package io.actionsgateway.platform.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses a host may lead to. */
class ReachTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "140.82.121.6",
                "20.60.1.1",
                "172.15.255.255",
                "172.32.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "2606:50c0:8000::153",
                "64:ff9b::8c52:7906",
                "2002:8c52:7906::1"
            })
    void reachesTheInternet(String address) {
        assertThat(Reach.PUBLIC.allows(InetAddress.ofLiteral(address))).isTrue();
        assertThat(Reach.INSIDE_TOO.allows(InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "127.0.0.1",
                "127.255.255.254",
                "100.64.0.1",
                "100.127.255.255",
                "198.18.0.1",
                "::1",
                "fc00::1",
                "fd12:3456::1",
                "fec0::1",
                "64:ff9b::10.0.0.1",
                "2002:0a00:0001::1",
                "::10.0.0.1",
                "::ffff:10.0.0.1"
            })
    void entersTheHouseOnlyWhenTheOperatorSaysSo(String address) {
        assertThat(Reach.PUBLIC.allows(InetAddress.ofLiteral(address))).isFalse();
        assertThat(Reach.INSIDE_TOO.allows(InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.0.1",
                "fe80::1",
                "febf::1",
                "0.0.0.0",
                "::",
                "224.0.0.1",
                "255.255.255.255",
                "ff02::1",
                "168.63.129.16",
                "fd00:ec2::254",
                "64:ff9b::169.254.169.254",
                "2002:a9fe:a9fe::1",
                "::ffff:169.254.169.254",
                "::169.254.169.254",
                "2001:0:4136:e378:8000:63bf:3fff:fdd2"
            })
    void neverReachesWhatNoHostMeans(String address) {
        assertThat(Reach.PUBLIC.allows(InetAddress.ofLiteral(address))).isFalse();
        assertThat(Reach.INSIDE_TOO.allows(InetAddress.ofLiteral(address))).isFalse();
    }

    @Test
    void seesThroughMappedAddressesWithAScope() throws UnknownHostException {
        byte[] mapped = new byte[16];
        mapped[10] = -1;
        mapped[11] = -1;
        System.arraycopy(new byte[] {(byte) 169, (byte) 254, (byte) 169, (byte) 254}, 0, mapped, 12, 4);

        assertThat(Reach.INSIDE_TOO.allows(Inet6Address.getByAddress("host", mapped, 1)))
                .isFalse();
    }
}
