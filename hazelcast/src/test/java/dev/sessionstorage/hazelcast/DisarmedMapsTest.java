// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.config.Config;
import com.hazelcast.config.EvictionPolicy;
import com.hazelcast.config.InMemoryFormat;
import com.hazelcast.config.IndexConfig;
import com.hazelcast.config.IndexType;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.NearCacheConfig;
import com.hazelcast.config.PartitioningStrategyConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.partition.strategy.StringPartitioningStrategy;
import com.hazelcast.spi.merge.DiscardMergePolicy;
import com.hazelcast.spi.merge.PassThroughMergePolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A user's configuration that hides ours stops the start, and is named. */
class DisarmedMapsTest {
  private static HazelcastInstance hazelcast;

  @BeforeAll
  static void start() {
    Config config = new Config().setClusterName("disarmed");
    config.setProperty("hazelcast.phone.home.enabled", "false");
    config.setProperty("hazelcast.logging.type", "none");
    config.setProperty("hazelcast.partition.count", "31");
    config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
    config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
    config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
    config
        .addMapConfig(new MapConfig("sessionstorage.plain.*"))
        .addMapConfig(right("sessionstorage.merges.*", "this", PassThroughMergePolicy.class))
        .addMapConfig(right("sessionstorage.unindexed.*", "other", DiscardMergePolicy.class))
        .addMapConfig(right("sessionstorage.right.*", "this", DiscardMergePolicy.class))
        .addMapConfig(right("sessionstorage.unsafe.*").setBackupCount(0))
        .addMapConfig(right("sessionstorage.objects.*").setInMemoryFormat(InMemoryFormat.OBJECT))
        .addMapConfig(right("sessionstorage.near.*").setNearCacheConfig(new NearCacheConfig()))
        .addMapConfig(right("sessionstorage.idle.*").setMaxIdleSeconds(60))
        .addMapConfig(right("sessionstorage.expiring.*").setTimeToLiveSeconds(60))
        .addMapConfig(evicting("sessionstorage.evicting.cells"));
    config.getMapConfig("sessionstorage.scattered.cells").setPartitioningStrategyConfig(null);
    hazelcast = Hazelcast.newHazelcastInstance(config);
  }

  private static MapConfig right(String name) {
    return right(name, "this", DiscardMergePolicy.class);
  }

  private static MapConfig right(String name, String indexed, Class<?> policy) {
    MapConfig config =
        new MapConfig(name)
            .addIndexConfig(new IndexConfig(IndexType.SORTED, indexed))
            .addIndexConfig(new IndexConfig(IndexType.HASH, indexed));
    config.getMergePolicyConfig().setPolicy(policy.getName());
    config.setPartitioningStrategyConfig(
        new PartitioningStrategyConfig(StringPartitioningStrategy.class.getName()));
    return config;
  }

  private static MapConfig evicting(String name) {
    MapConfig config = right(name);
    config.getEvictionConfig().setEvictionPolicy(EvictionPolicy.LRU).setSize(100);
    return config;
  }

  @AfterAll
  static void stop() {
    hazelcast.getLifecycleService().terminate();
  }

  private static void open(String application) {
    new HazelcastStore(hazelcast, application, 0, () -> {}).close();
  }

  @ParameterizedTest
  @CsvSource({
    "plain, sessionstorage.plain.*, merge-policy",
    "merges, sessionstorage.merges.*, PassThroughMergePolicy",
    "unindexed, sessionstorage.unindexed.*, index",
    "unsafe, sessionstorage.unsafe.*, backup-count",
    "objects, sessionstorage.objects.*, in-memory-format",
    "near, sessionstorage.near.*, near-cache",
    "idle, sessionstorage.idle.*, expire",
    "expiring, sessionstorage.expiring.*, expire",
    "evicting, sessionstorage.evicting.cells, evicted",
    "scattered, sessionstorage.scattered.cells, partition-strategy",
  })
  void what_would_lose_data_stops_the_start(String application, String pattern, String reason) {
    assertThatThrownBy(() -> open(application))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(pattern)
        .hasMessageContaining(reason);
  }

  @Test
  void what_does_the_same_as_ours_does_not() {
    assertThatCode(() -> open("right")).doesNotThrowAnyException();
  }

  @Test
  void without_a_configuration_ours_holds() {
    assertThatCode(() -> open("free")).doesNotThrowAnyException();
    assertThatCode(() -> open("free")).doesNotThrowAnyException();
    assertThat(hazelcast.getConfig().findMapConfig("sessionstorage.free.cells").getName())
        .isEqualTo("sessionstorage.free.cells");
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "3, 1", "4, 2", "5, 2", "99, 6"})
  void half_of_the_members_that_are_announced_can_be_lost(int members, int backups) {
    String application = "backed-up-" + members;
    new HazelcastStore(hazelcast, application, members, () -> {}).close();

    String map = "sessionstorage." + application + ".cells";
    assertThat(hazelcast.getConfig().findMapConfig(map).getBackupCount()).isEqualTo(backups);
  }
}
