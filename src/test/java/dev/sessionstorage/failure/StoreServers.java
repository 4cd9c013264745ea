// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure;

import java.util.List;
import java.util.Map;

/**
 * What the members of a {@link StoreCluster} share, in the hands of a test: a server that takes
 * writes, and another one that can take its place.
 */
public interface StoreServers extends AutoCloseable {

  /** Where members look for the server that takes writes, at this moment. */
  List<Integer> ports();

  /** The settings of a member that reaches them at these ports instead. */
  Map<String, String> settings(List<Integer> ports);

  /** Kills the server that takes writes, as {@code kill -9} does. */
  void kill();

  /** Ends the server that takes writes in order. */
  void stop();

  /** Starts the server that takes writes, if it does not run. */
  void start();

  /** Makes the server that takes writes hang, or lets it go on. */
  void pause(boolean now);

  /** Lets another server take the place of the one that takes writes, whatever that one does. */
  void promote();

  /** Lets one go on that hung when another server took its place. */
  void resumeFormer();

  /** Leaves the server no room to write. */
  void fill();

  /** Ends whatever was done, and waits until all of them run and hold the same. */
  void heal();

  /** How many entries of a session there are: its record, its first level, its children. */
  long entries(String session);

  @Override
  void close();
}
