// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PortsTest {

  @Test
  void without_arguments_they_are_the_usual_ones() throws StartException {
    assertThat(Ports.of().ofBrowsers()).containsExactly(8081, 8082, 8083);
  }

  @Test
  void three_others_can_be_named() throws StartException {
    assertThat(Ports.of("9001", "9002", "9003").membersOfGrid())
        .isEqualTo("127.0.0.1:10001,127.0.0.1:10002,127.0.0.1:10003");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"9001", "9001 9002 nine", "9001 9001 9002", "8001 9001 9002", "1 2 65000"})
  void what_cannot_be_three_members_is_refused_with_an_example(String arguments) {
    assertThatExceptionOfType(StartException.class)
        .isThrownBy(() -> Ports.of(arguments.split(" ")))
        .withMessageContaining("For example: 9001 9002 9003");
  }

  @Test
  void a_port_in_use_is_named() throws Exception {
    try (ServerSocket used = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = used.getLocalPort();

      assertThatExceptionOfType(StartException.class)
          .isThrownBy(() -> new Ports(List.of(port)).check(Engine.REDIS))
          .withMessageContaining("Port " + port + " of 127.0.0.1")
          .withMessageContaining("three other ports");
    }
  }
}
