// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.cluster.core.MemberData.Stage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The other members, as this one has read them. A member is silent once a roll that was asked for
 * long enough after its beat was seen to move shows that it has not moved again. That nothing was
 * read for a while proves nothing: its beat may have moved meanwhile.
 */
final class Members {
  private final Timing timing;
  private final Map<UUID, Known> known = new HashMap<>();

  private boolean any;

  /** When the newest roll was asked for. */
  private long newest;

  /** When the first of those rolls came that follow each other without a gap. */
  private long first;

  /** One member. */
  private static final class Known {
    byte[] bytes = {};
    @Nullable MemberData data;
    long moved;
    boolean present;
    boolean fallen;

    void read(byte[] anew, long now) {
      if (Arrays.equals(bytes, anew)) {
        return;
      }
      bytes = anew;
      moved = now;
      try {
        data = MemberData.read(anew);
      } catch (IOException e) {
        data = null; // of a later version, or damaged: it lives nevertheless
      }
    }

    boolean is(Stage stage) {
      return data != null && data.stage() == stage;
    }
  }

  /**
   * What a roll has changed.
   *
   * @param risen members that are new, or whose beat moves again
   * @param fallen members that are silent or not there any more
   */
  record Turnout(List<UUID> risen, List<UUID> fallen) {
    static final Turnout NONE = new Turnout(List.of(), List.of());
  }

  Members(Timing timing) {
    this.timing = timing;
  }

  /** Takes a roll without this member itself; one that is older than the newest says nothing. */
  Turnout saw(Map<UUID, byte[]> others, long sent, long now) {
    if (any && sent - newest <= 0) {
      return Turnout.NONE;
    }
    if (!any || sent - newest > timing.lease()) {
      first = now;
    }
    any = true;
    newest = sent;
    known.values().forEach(each -> each.present = false);
    others.forEach((id, bytes) -> read(id, bytes, now));
    Turnout turnout = turnout();
    known.values().removeIf(each -> !each.present && newest - each.moved >= timing.silent());
    return turnout;
  }

  private void read(UUID id, byte[] bytes, long now) {
    Known each = known.get(id);
    if (each == null) {
      each = new Known();
      each.fallen = true;
      known.put(id, each);
    }
    each.present = true;
    each.read(bytes, now);
  }

  private Turnout turnout() {
    List<UUID> risen = new ArrayList<>();
    List<UUID> fallen = new ArrayList<>();
    for (UUID id : new TreeSet<>(known.keySet())) {
      Known each = known.get(id);
      boolean down = each == null || isSilent(each) || !each.present;
      if (each != null && each.fallen != down) {
        each.fallen = down;
        (down ? fallen : risen).add(id);
      }
    }
    return new Turnout(List.copyOf(risen), List.copyOf(fallen));
  }

  private boolean isSilent(Known each) {
    return newest - each.moved >= timing.silent()
        || each.is(Stage.GONE)
        || (each.is(Stage.LEAVING) && !each.present);
  }

  /**
   * Whether a roll that was asked for after a moment proves that a member does not trust itself.
   */
  boolean silent(UUID member, long after) {
    if (!any || newest - after <= 0) {
      return false;
    }
    Known each = known.get(member);
    return each == null ? newest - first >= timing.silent() : isSilent(each);
  }

  /** The earliest moment at which a roll that is asked for can prove that a member is silent. */
  long proofAt(UUID member) {
    Known each = known.get(member);
    return (each == null ? first : each.moved) + timing.silent();
  }

  /** Members that nobody will hear of again: their entries can be removed. */
  List<UUID> lost() {
    List<UUID> lost = new ArrayList<>();
    known.forEach(
        (id, each) -> {
          if (each.present && newest - each.moved >= timing.removed()) {
            lost.add(id);
          }
        });
    return lost;
  }

  /** Those that have an entry, the silent ones included. */
  Set<UUID> present() {
    Set<UUID> present = new TreeSet<>();
    known.forEach(
        (id, each) -> {
          if (each.present && !each.is(Stage.GONE)) {
            present.add(id);
          }
        });
    return present;
  }

  /**
   * Those that have an entry, also if the grid has dropped them: one that was cut off comes back
   * under its id, and asks then for what it was sent meanwhile.
   */
  Set<UUID> listed() {
    Set<UUID> listed = new TreeSet<>();
    known.forEach(
        (id, each) -> {
          if (each.present) {
            listed.add(id);
          }
        });
    return listed;
  }

  boolean isLeaving(UUID member) {
    Known each = known.get(member);
    return each != null && each.is(Stage.LEAVING) && !isSilent(each);
  }

  /** What a member said last; null: it is not known, or cannot be read. */
  @Nullable MemberData data(UUID member) {
    Known each = known.get(member);
    return each == null ? null : each.data;
  }
}
