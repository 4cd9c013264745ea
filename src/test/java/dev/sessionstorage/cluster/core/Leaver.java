// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.cluster.core.MemberData.Stage;
import java.util.UUID;

/** A member that leaves, as its driver does it. */
final class Leaver {
  final LeavingScene scene;
  final UUID id;
  private Departure departure;
  private Run<Boolean> closing;
  private boolean reopening;
  private boolean leaving;

  /** Whether the store removes everything and the entry in one step. */
  boolean removesAtOnce;

  boolean done;
  boolean hasRemoved;

  Leaver(LeavingScene scene, UUID id) {
    this.scene = scene;
    this.id = id;
  }

  void step() {
    if (leaving) {
      leave();
      return;
    }
    if (hasRemoved) {
      removeStep();
      return;
    }
    if (closing != null) {
      closeStep();
      return;
    }
    Membership members = scene.beat(id, Stage.LEAVING);
    if (departure == null) {
      departure = new Departure(members, Timing.DEFAULT, scene.now());
    }
    switch (departure.next(scene.now() + 2)) {
      case WAIT -> {}
      case LEAVE -> leave();
      case CLOSE -> closing = close(true);
      case REOPEN -> {
        reopening = true;
        closing = close(false);
      }
      case REMOVE -> removeStep();
    }
  }

  /** Some time after the decision; the entry goes last. */
  private void removeStep() {
    boolean cleared = scene.cells.cells.isEmpty();
    if (hasRemoved && !cleared) {
      scene.cells.cells.clear();
    }
    if (hasRemoved && (cleared || removesAtOnce)) {
      leave();
      leave();
    }
    hasRemoved = true;
  }

  private Run<Boolean> close(boolean closes) {
    return new Run<>(
        new CloseApplication(id, closes, ApplicationTest.chance(id), Periods.DEFAULT),
        scene.cells,
        0);
  }

  private void closeStep() {
    closing.step();
    if (closing.isDone()) {
      closing = null;
      if (reopening) {
        leave();
      } else {
        departure.closed();
      }
    }
  }

  /** Some time after the decision. */
  private void leave() {
    if (leaving) {
      scene.entries.remove(id);
      done = true;
    }
    leaving = true;
  }
}
