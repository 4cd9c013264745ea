// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import com.hazelcast.config.Config;
import com.hazelcast.config.EvictionPolicy;
import com.hazelcast.config.InMemoryFormat;
import com.hazelcast.config.IndexConfig;
import com.hazelcast.config.IndexType;
import com.hazelcast.config.InvalidConfigurationException;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MergePolicyConfig;
import com.hazelcast.config.PartitioningStrategyConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.IndeterminateOperationStateException;
import com.hazelcast.map.IMap;
import com.hazelcast.partition.strategy.StringPartitioningStrategy;
import com.hazelcast.spi.merge.DiscardMergePolicy;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.stream.Stream;

/** The maps of one application, and what must hold of their configuration. */
final class Maps {
  private static final Logger LOG = System.getLogger(Maps.class.getName());
  private static final int TRIES = 3;
  private static final int MOST_BACKUPS = 6;
  private final int backups;
  private final IMap<String, byte[]> cells;
  private final Indexes indexes;
  private final Reading reading;

  /**
   * Configures and finds the maps. Throws where another configuration disarms them.
   *
   * @param members how many members the grid has, for as many backups as half of them; 0: one
   */
  Maps(HazelcastInstance hazelcast, String prefix, int members) {
    backups = Math.min(Math.max(1, members / 2), MOST_BACKUPS);
    String strategy = StringPartitioningStrategy.class.getName();
    cells =
        map(
            hazelcast,
            common(prefix + ".cells")
                .setPartitioningStrategyConfig(new PartitioningStrategyConfig(strategy)));
    IMap<String, String> times =
        map(hazelcast, common(prefix + ".times").addIndexConfig(index(IndexType.SORTED)));
    IMap<String, String> users =
        map(hazelcast, common(prefix + ".users").addIndexConfig(index(IndexType.HASH)));
    indexes = new Indexes(times, users);
    reading = new Reading(cells, indexes, new Partitions(hazelcast, cells));
  }

  IMap<String, byte[]> cells() {
    return cells;
  }

  Indexes indexes() {
    return indexes;
  }

  Reading reading() {
    return reading;
  }

  void clear() {
    cells.clear();
    indexes.times.clear();
    indexes.users.clear();
  }

  private static IndexConfig index(IndexType type) {
    return new IndexConfig(type, "this");
  }

  /** After a cut the larger part wins: the smaller one has acknowledged nothing. */
  private MapConfig common(String name) {
    return new MapConfig(name)
        .setInMemoryFormat(InMemoryFormat.BINARY)
        .setBackupCount(backups)
        .setStatisticsEnabled(false)
        .setMergePolicyConfig(
            new MergePolicyConfig().setPolicy(DiscardMergePolicy.class.getName()));
  }

  private static <V> IMap<String, V> map(HazelcastInstance hazelcast, MapConfig wanted) {
    Config config = hazelcast.getConfig();
    MapConfig present = config.getMapConfigOrNull(wanted.getName());
    if (present == null) {
      try {
        config.addMapConfig(wanted);
      } catch (InvalidConfigurationException e) {
        throw new IllegalStateException(
            "Another member has configured the map " + wanted.getName() + " otherwise", e);
      }
    }
    check(config.findMapConfig(wanted.getName()), wanted);
    return find(hazelcast, wanted.getName());
  }

  /** The indexes of a new map are made on all members, which may fail while data move. */
  private static <V> IMap<String, V> find(HazelcastInstance hazelcast, String name) {
    for (int i = 1; i < TRIES; i++) {
      try {
        return hazelcast.getMap(name);
      } catch (IndeterminateOperationStateException e) {
        LOG.log(Level.DEBUG, "The map {0} is made once more: {1}", name, e.getMessage());
      }
    }
    return hazelcast.getMap(name);
  }

  /** A configuration for several names, such as {@code sessionstorage.*}, hides ours. */
  private static void check(MapConfig present, MapConfig wanted) {
    List<String> wrong = differences(present, wanted).toList();
    if (!wrong.isEmpty()) {
      throw new IllegalStateException(
          "The map configuration \""
              + present.getName()
              + "\" of the grid applies to the map "
              + wanted.getName()
              + ", where it loses or hides data: "
              + String.join("; ", wrong)
              + ". Remove it, or let its name not match "
              + wanted.getName());
    }
  }

  private static Stream<String> differences(MapConfig present, MapConfig wanted) {
    String discard = wanted.getMergePolicyConfig().getPolicy();
    String policy = present.getMergePolicyConfig().getPolicy();
    boolean discards = policy.equals(discard) || discard.endsWith("." + policy);
    return Stream.of(
            unless(discards, "merge-policy is " + policy + ", not DiscardMergePolicy"),
            unless(
                present.getInMemoryFormat() == InMemoryFormat.BINARY,
                "in-memory-format is not BINARY"),
            unless(present.getTotalBackupCount() > 0, "backup-count is 0"),
            unless(
                present.getEvictionConfig().getEvictionPolicy() == EvictionPolicy.NONE
                    && present.getTimeToLiveSeconds() == 0
                    && present.getMaxIdleSeconds() == 0,
                "entries are evicted or expire"),
            unless(present.getNearCacheConfig() == null, "a near-cache shows old entries"),
            unless(!present.getMapStoreConfig().isEnabled(), "a map-store is in the way"),
            unless(
                wanted.getPartitioningStrategyConfig() == null
                    || strategy(present).equals(strategy(wanted)),
                "the partition-strategy is not " + strategy(wanted)),
            unless(isIndexed(present, wanted), "the index of its values is missing"))
        .flatMap(List::stream);
  }

  private static List<String> unless(boolean right, String wrong) {
    return right ? List.of() : List.of(wrong);
  }

  private static String strategy(MapConfig config) {
    PartitioningStrategyConfig strategy = config.getPartitioningStrategyConfig();
    String name = strategy == null ? null : strategy.getPartitioningStrategyClass();
    return name == null ? "the default" : name;
  }

  private static boolean isIndexed(MapConfig present, MapConfig wanted) {
    return wanted.getIndexConfigs().stream()
        .allMatch(
            index ->
                present.getIndexConfigs().stream()
                    .anyMatch(
                        other ->
                            other.getType() == index.getType()
                                && other.getAttributes().equals(index.getAttributes())));
  }
}
