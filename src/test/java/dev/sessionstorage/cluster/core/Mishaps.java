// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

/** What befalls members now and then. */
final class Mishaps {
  private final World world;
  private boolean over;

  Mishaps(World world) {
    this.world = world;
  }

  void begin() {
    later();
  }

  void end() {
    over = true;
    for (SimMember member : world.alive()) {
      member.cutOff(0);
      member.resume();
    }
  }

  private void later() {
    world.schedule.after(world.random.nextLong(2 * SimCalls.SECOND), this::happen);
  }

  private void happen() {
    if (over) {
      return;
    }
    SimMember member = world.members.get(world.random.nextInt(world.members.size()));
    switch (world.random.nextInt(4)) {
      case 0 -> {
        if (world.scenario.has(Fault.PAUSE)) {
          world.trace("pause %s", world.name(member));
          member.pause(length());
        }
      }
      case 1 -> {
        if (world.scenario.has(Fault.UNREACHABLE)) {
          world.trace("cut off %s", world.name(member));
          member.cutOff(length());
        }
      }
      case 2 -> crash(member);
      default -> new Janitor(world).sweepNow(member);
    }
    later();
  }

  private void crash(SimMember member) {
    boolean enough = world.alive().size() > 1 && world.members.size() < 5;
    if (world.scenario.has(Fault.CRASH) && enough && !member.crashed) {
      world.trace("crash %s", world.name(member));
      member.crash();
      if (world.random.nextBoolean()) {
        world.schedule.after(world.random.nextLong(2 * SimCalls.SECOND), this::join);
      }
    }
  }

  private void join() {
    if (!over) {
      world.join();
    }
  }

  private long length() {
    boolean brief = world.random.nextBoolean();
    return world.random.nextLong(brief ? SimCalls.SECOND : 12 * SimCalls.SECOND);
  }
}
