package io.twinhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {
    private final SpecText valid = SpecText.waterworks();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plant-1.example.org",
                "localhost",
                "10.1.0",
                "10.1.0.256",
                "10.1.0.011",
                "10.1.0.11:20100",
                "",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "1::2::3",
                "fd00::g",
                "10",
                "0x0a010001"
            })
    void shouldRefuseWhatIsNoAddressOfAComputer(final String address) {
        valid.replace("a=\"10.1.0.11\"", "a=\"" + address + "\"")
                .assertProblem(ErrorCode.CONFIG_ADDRESS_INVALID, "a=\"" + address + "\"", "such as 10.1.0.11");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.5", "192.168.1.1", "fd00::1", "::1", "2001:db8:0:0:0:0:0:1"})
    void shouldTakeAddresses(final String address) {
        assertThat(valid.replace("a=\"10.1.0.11\"", "a=\"" + address + "\"").problems())
                .isEmpty();
    }

    @Test
    void shouldRefuseAnInvalidAddressOfAHub() {
        valid.replace("10.2.0.1\"", "hub\"").assertProblem(ErrorCode.CONFIG_ADDRESS_INVALID, "address=\"hub\"");
    }

    @Test
    void shouldRefuseAnAddressTwiceOnOneNetwork() {
        valid.replace("10.1.0.12", "10.1.0.1")
                .assertProblem(
                        ErrorCode.CONFIG_ADDRESS_DUPLICATE, "a=\"10.1.0.1\"", valid.place("address=\"10.1.0.1\""));
    }

    @Test
    void shouldRefuseAnAddressOnBothNetworks() {
        valid.replace("10.2.0.12", "10.1.0.11")
                .assertProblem(
                        ErrorCode.CONFIG_ADDRESS_IN_BOTH_NETWORKS,
                        "b=\"10.1.0.11\"",
                        valid.place("a=\"10.1.0.11\""),
                        "network B");
    }

    @Test
    void shouldKnowAnAddressInItsOtherForms() {
        valid.replace("10.1.0.11", "fd00:0:0::1")
                .replace("10.1.0.12", "FD00::0001")
                .assertProblem(ErrorCode.CONFIG_ADDRESS_DUPLICATE, "a=\"FD00::0001\"");
    }
}
