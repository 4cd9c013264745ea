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
  boolean done;
  boolean hasRemoved;

  Leaver(LeavingScene scene, UUID id) {
    this.scene = scene;
    this.id = id;
  }

  void step() {
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

  /** It takes the store two steps, and the entry goes last. */
  private void removeStep() {
    hasRemoved = true;
    if (scene.cells.cells.isEmpty()) {
      leave();
    }
    scene.cells.cells.clear();
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

  private void leave() {
    scene.entries.remove(id);
    done = true;
  }
}
