// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.failure.member;

import dev.sessionstorage.failure.member.Counters;
import dev.sessionstorage.failure.member.Member;
import dev.sessionstorage.failure.member.StorageCounters;
import java.io.IOException;
import java.util.List;

/** A process that is a member of a grid. */
public final class GridMember extends Member {

  private GridMember(String name, Counters counters) {
    super(name, counters);
  }

  /** Takes its name, kind of counters, cluster, three ports and everybody's addresses. */
  public static void main(String[] arguments) throws IOException {
    Place place = new Place(port(arguments[3]), port(arguments[4]), port(arguments[5]));
    Grid.configure(arguments[2], place, arguments[6]);
    new GridMember(arguments[0], counters(arguments[1])).run();
  }

  private static int port(String text) {
    return Integer.parseInt(text);
  }

  private static Counters counters(String kind) {
    return switch (kind) {
      case "storage" -> new StorageCounters();
      case "lease-only" -> new LeaseOnlyCounters();
      default -> throw new IllegalArgumentException(kind);
    };
  }

  @Override
  protected String obey(String order, List<String> arguments) throws InterruptedException {
    return switch (order) {
      case "size" -> Grid.size();
      case "safe" -> Grid.safe();
      case "keepers" -> Grid.keepers(arguments.get(0));
      case "entries" -> Grid.entries(arguments.get(0));
      case "damage" -> Damage.to(arguments.get(0), arguments.get(1), Grid.maps());
      default -> super.obey(order, arguments);
    };
  }
}
