// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.cluster.api.GroupState;
import dev.sessionstorage.cluster.api.NodeState;
import dev.sessionstorage.cluster.api.NodeState.FirstLevel;
import dev.sessionstorage.cluster.api.NodeState.Member;
import dev.sessionstorage.value.Input;
import dev.sessionstorage.value.Output;
import dev.sessionstorage.value.UnknownValue;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The states of groups as bytes; what single values are is tested with the package value. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StateFormatTest {

  static List<Object> values() {
    return List.of(
        "a lone \ud800 surrogate",
        Double.NaN,
        new Member(Integer.MAX_VALUE),
        new FirstLevel(Long.MIN_VALUE, true),
        new FirstLevel(5, false),
        new UnknownValue(33, new byte[] {1, 2, 3}));
  }

  private static GroupState state(Object value) {
    List<Object> values = Collections.singletonList(value);
    return new GroupState(9, List.of(new NodeState(3, List.of("a \ud800 name"), values)), Map.of());
  }

  private static byte[] encode(GroupState state) {
    Output out = new Output();
    StateFormat.write(state, out);
    return out.toBytes();
  }

  private static GroupState decode(byte[] bytes) throws IOException {
    return StateFormat.read(new Input(bytes));
  }

  @ParameterizedTest
  @MethodSource("values")
  void a_value_comes_back_exactly(Object value) throws IOException {
    assertThat(decode(encode(state(value)))).isEqualTo(state(value));
  }

  @Test
  void a_state_comes_back() throws IOException {
    GroupState state =
        new GroupState(
            17,
            List.of(
                new NodeState(1, List.of("one", "\ud800"), List.of(1L, new Member(2))),
                new NodeState(2, null, List.of("a", "b", "c")),
                new NodeState(3, List.of(), List.of())),
            Map.of(-5L, Instant.ofEpochMilli(77)));

    assertThat(decode(encode(state))).isEqualTo(state);
  }

  @Test
  void damaged_bytes_are_refused_or_read() {
    Random random = new Random(4711);
    byte[] sound = encode(state("text"));
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = sound.clone();
      for (int damage = 0; damage <= random.nextInt(4); damage++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      try {
        assertThat(decode(bytes).nodes()).isNotEmpty();
      } catch (IOException e) {
        assertThat(e.getMessage()).isNotEmpty();
      }
    }
  }
}
