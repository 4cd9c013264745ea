// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import com.hazelcast.config.InMemoryFormat;
import com.hazelcast.config.IndexConfig;
import com.hazelcast.config.IndexType;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MergePolicyConfig;
import com.hazelcast.config.PartitioningStrategyConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.partition.strategy.StringPartitioningStrategy;
import com.hazelcast.spi.merge.DiscardMergePolicy;

/** The maps of one application. A map of the same name that is configured already stays so. */
final class Maps {
  private final HazelcastInstance hazelcast;
  private final String prefix;

  Maps(HazelcastInstance hazelcast, String prefix) {
    this.hazelcast = hazelcast;
    this.prefix = prefix;
  }

  <V> IMap<String, V> sessions() {
    String name = prefix + ".sessions";
    configure(common(name).addIndexConfig(new IndexConfig(IndexType.HASH, SessionFormat.USER)));
    return hazelcast.getMap(name);
  }

  /** What the application as a whole has one of. */
  IMap<String, String> application() {
    String name = prefix + ".application";
    configure(common(name));
    return hazelcast.getMap(name);
  }

  IMap<String, byte[]> groups() {
    String name = prefix + ".groups";
    String strategy = StringPartitioningStrategy.class.getName();
    configure(common(name).setPartitioningStrategyConfig(new PartitioningStrategyConfig(strategy)));
    return hazelcast.getMap(name);
  }

  /** After a cut, what the larger part has goes before; the smaller one acknowledged nothing. */
  private static MapConfig common(String name) {
    return new MapConfig(name)
        .setInMemoryFormat(InMemoryFormat.BINARY)
        .setBackupCount(1)
        .setStatisticsEnabled(false)
        .setMergePolicyConfig(
            new MergePolicyConfig().setPolicy(DiscardMergePolicy.class.getName()));
  }

  private void configure(MapConfig config) {
    if (hazelcast.getConfig().getMapConfigOrNull(config.getName()) == null) {
      hazelcast.getConfig().addMapConfig(config);
    }
  }
}
