// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A grid that somebody else has started is used as it is; what it lacks is said. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GivenGridTest {
  private static final Logger LOGGER = Logger.getLogger(FoundGrid.class.getName());
  private final List<String> said = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          said.add(new SimpleFormatter().formatMessage(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    LOGGER.addHandler(handler);
  }

  @AfterEach
  void stop() {
    LOGGER.removeHandler(handler);
  }

  private static HazelcastInstance grid(Config config) {
    return (HazelcastInstance)
        Proxy.newProxyInstance(
            HazelcastInstance.class.getClassLoader(),
            new Class<?>[] {HazelcastInstance.class},
            (self, method, arguments) -> method.getName().equals("getConfig") ? config : null);
  }

  @Test
  void what_it_has_not_set_is_named_once_with_the_value_that_helps() {
    Config config = new Config().setProperty("hazelcast.max.no.heartbeat.seconds", "20");

    FoundGrid found = FoundGrid.given(grid(config));

    assertThat(found.ours()).isFalse();
    assertThat(said)
        .singleElement()
        .asString()
        .contains("hazelcast.merge.first.run.delay.seconds=10")
        .contains("hazelcast.merge.next.run.delay.seconds=10")
        .contains("hazelcast.operation.call.timeout.millis=10000")
        .contains("hazelcast.operation.fail.on.indeterminate.state=true")
        .doesNotContain("heartbeat");
  }

  @Test
  void nothing_is_said_of_one_that_has_all() {
    Config config = OwnConfig.complete(new Config(), getClass().getClassLoader());

    FoundGrid found = FoundGrid.given(grid(config));

    assertThat(found.ours()).isFalse();
    assertThat(said).isEmpty();
  }
}
