// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder; on a disk of its own, which can be filled, where the user may mount one. */
final class SmallDisk implements AutoCloseable {
  private static final int SIZE = 2000; // megabytes
  private static final byte[] MEGABYTE = new byte[1 << 20];

  private final Path folder;
  private final boolean mounted;

  SmallDisk() {
    try {
      folder = Files.createTempDirectory("disk");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    mounted = run("mount", "-t", "tmpfs", "-o", "size=" + SIZE + "m", "tmpfs", folder.toString());
  }

  private static boolean run(String... command) {
    try {
      return new ProcessBuilder(command).inheritIO().start().onExit().join().exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  Path folder(String name) {
    return folder.resolve(name);
  }

  private Path ballast() {
    return folder.resolve("ballast");
  }

  /** Leaves no byte on it. */
  void fill() {
    if (!mounted) {
      throw new IllegalStateException("Only root can mount a disk, to fill it");
    }
    try (OutputStream out = Files.newOutputStream(ballast())) {
      for (int i = 0; i < SIZE; i++) {
        out.write(MEGABYTE);
      }
    } catch (IOException e) {
      System.out.println("full: " + e.getMessage());
    }
  }

  void empty() {
    try {
      boolean unused = Files.deleteIfExists(ballast());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    if (mounted) {
      boolean unused = run("umount", "-l", folder.toString());
    }
    Copies.remove(folder);
  }
}
