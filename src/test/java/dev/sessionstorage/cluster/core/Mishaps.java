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
    if (world.scenario.has(Fault.END)) {
      world.schedule.after(world.random.nextLong(5 * SimCalls.SECOND), this::endSession);
    }
  }

  private void endSession() {
    if (!over) {
      new SessionEnd(world, world.alive().get(0)).begin();
    }
  }

  void end() {
    over = true;
    for (SimMember member : world.alive()) {
      if (member.leaving) {
        member.crash();
      }
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
    switch (world.random.nextInt(5)) {
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
      case 3 -> leaveOrJump(member);
      default -> new Janitor(world).sweepNow(member);
    }
    later();
  }

  private void crash(SimMember member) {
    boolean enough = isEnough() && world.members.size() < 5;
    if (world.scenario.has(Fault.CRASH) && enough && !member.crashed) {
      world.trace("crash %s", world.name(member));
      member.crash();
      if (world.random.nextBoolean()) {
        world.schedule.after(world.random.nextLong(2 * SimCalls.SECOND), this::join);
      }
    }
  }

  private void leaveOrJump(SimMember member) {
    if (world.scenario.has(Fault.JUMP)) {
      member.jump(world.random.nextLong(20 * SimCalls.SECOND) - 10 * SimCalls.SECOND);
    }
    if (world.scenario.has(Fault.LEAVE) && isEnough() && !member.crashed) {
      world.trace("stop %s", world.name(member));
      member.leaving = true;
      member.run(member::release);
      world.schedule.after(world.random.nextLong(SimCalls.SECOND), member::crash);
    }
  }

  private boolean isEnough() {
    return world.alive().stream().filter(member -> !member.leaving).count() > 1;
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
