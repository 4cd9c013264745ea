// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import dev.sessionstorage.value.Frame;
import dev.sessionstorage.value.StorageEncoding;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A session as a session store of the container has it.
 *
 * @param revision counts the states that were written; a member that takes the session over goes on
 *     counting
 * @param written when this revision was first written, in milliseconds; of two equal revisions of
 *     different members the later one is the newer
 * @param userName who is signed in, or null
 * @param storage the encoded storage, or null where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record StoredState(
    long revision, long written, @Nullable String userName, byte @Nullable [] storage) {

  boolean isNewerThan(long otherRevision, long otherWritten) {
    return revision > otherRevision || (revision == otherRevision && written > otherWritten);
  }

  /**
   * What a later version of the library has written beside the values: it is written again with
   * each state. Empty where the storage cannot be read.
   */
  Frame unknown() {
    if (storage == null) {
      return Frame.EMPTY;
    }
    try {
      return StorageEncoding.unknown(storage);
    } catch (IOException e) {
      return Frame.EMPTY; // reading the values has failed too, with a warning
    }
  }

  void write(ObjectOutputStream out) throws IOException {
    out.writeLong(revision);
    out.writeLong(written);
    out.writeObject(userName);
    out.writeObject(storage);
  }

  static StoredState read(ObjectInputStream in) throws IOException, ClassNotFoundException {
    return new StoredState(
        in.readLong(), in.readLong(), (String) in.readObject(), (byte[]) in.readObject());
  }
}
