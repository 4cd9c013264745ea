// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import dev.sessionstorage.SharedObject;
import dev.sessionstorage.shared.Storage;
import dev.sessionstorage.shared.StorageRoot;

/** The storage of a session, made when it is first needed, since many sessions never use theirs. */
abstract class SessionRoot extends SessionHead {

  /** Makes an empty first level. */
  abstract SharedObject newRoot();

  /**
   * Returns the storage, made empty if there is none yet.
   *
   * @return the storage, closed when the session has ended
   */
  public final SharedObject storage() {
    SharedObject present = root();
    return present == null ? newStorage() : present;
  }

  /** The storage is where it is found from now on. */
  void placed(SharedObject made) {}

  /** Begins with a storage that has values; only before anybody can find this session. */
  final void initialStorage(Storage restored) {
    SharedObject unused = root(restored.root());
  }

  private SharedObject newStorage() {
    SharedObject made = newRoot();
    SharedObject first = root(made);
    if (hasEnded()) { // whoever ended it may not have seen the storage
      boolean unused = closeStorage();
    }
    if (first == null) {
      placed(made);
      return made;
    }
    close(made);
    return first;
  }

  private static void close(SharedObject root) {
    if (StorageRoot.isBegun(root)) { // else it looks at the session when it begins
      Storage.of(root).close();
    }
  }

  /**
   * Tells whether anything was ever written to the storage.
   *
   * @return false when it is empty and was never used
   */
  public final boolean hasStorage() {
    SharedObject present = root();
    return present != null && StorageRoot.isBegun(present);
  }

  /** This member leaves the others, with whom the session goes on. */
  final void leave() {
    SharedObject present = root();
    if (present != null && StorageRoot.isBegun(present)) {
      Storage.of(present).endWatching();
    }
  }

  @Override
  final boolean closeStorage() {
    SharedObject present = root();
    if (present != null) {
      close(present);
    }
    return true;
  }
}
