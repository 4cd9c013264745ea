// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.value;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that outlive a version of the library: two letters, the version of the format, sections,
 * and a CRC32C of all that. Each section has a tag and a length, so that one that only a later
 * version knows is skipped by readers, and kept by {@link #with}. A section that must not be
 * skipped is <em>critical</em>: its tag has the highest bit.
 *
 * <p>Immutable.
 */
public final class Frame {
  /** Added to the tag of a section that a reader must know. */
  public static final int CRITICAL = 0x80;

  private static final int LETTER = 'S';
  private static final int VERSION = 1;
  private static final int HEADER = 3;
  private static final int CHECKSUM = Integer.BYTES;

  /** No section yet. */
  public static final Frame EMPTY = new Frame(Map.of());

  private final Map<Integer, byte[]> sections;

  private Frame(Map<Integer, byte[]> sections) {
    this.sections = sections;
  }

  /**
   * Reads a frame.
   *
   * @param bytes what {@link #toBytes} returned, or any other bytes
   * @param known the tags of the sections that the reader knows
   * @return the frame with all its sections
   * @throws IOException if the bytes are damaged, are no frame, are of an unknown version, or have
   *     a critical section that is not known
   */
  public static Frame read(byte[] bytes, Set<Integer> known) throws IOException {
    int end = bytes.length - CHECKSUM;
    if (end < HEADER || bytes[0] != LETTER || bytes[1] != LETTER) {
      throw new IOException("The bytes are not of this format.");
    }
    if (bytes[2] != VERSION) {
      throw new IOException("The format has the unknown version " + (bytes[2] & 0xff) + ".");
    }
    if (new Input(bytes, end, bytes.length).checksum() != checksum(bytes, end)) {
      throw new IOException("The checksum does not match.");
    }
    Map<Integer, byte[]> sections = new LinkedHashMap<>();
    for (Input in = new Input(bytes, HEADER, end); in.hasMore(); ) {
      int tag = in.octet();
      if (tag >= CRITICAL && !known.contains(tag)) {
        throw new IOException("A later version wrote this: its section " + tag + " is unknown.");
      }
      if (sections.put(tag, in.part().bytes()) != null) {
        throw new IOException("The section " + tag + " is there twice.");
      }
    }
    return new Frame(sections);
  }

  /**
   * Returns a section.
   *
   * @param tag its tag
   * @return its bytes, or null if it is not there
   */
  public @Nullable Input section(int tag) {
    byte[] bytes = sections.get(tag);
    return bytes == null ? null : new Input(bytes);
  }

  /**
   * Returns a section that must be there.
   *
   * @param tag its tag
   * @return its bytes
   * @throws IOException if it is not there
   */
  public Input required(int tag) throws IOException {
    Input section = section(tag);
    if (section == null) {
      throw new IOException("The section " + tag + " is missing.");
    }
    return section;
  }

  /**
   * Makes a frame that has one other section, or one more; all else is as it is here.
   *
   * @param tag the section's tag, 0 to 255
   * @param content its bytes
   * @return a new frame
   */
  public Frame with(int tag, Output content) {
    Map<Integer, byte[]> changed = new LinkedHashMap<>(sections);
    changed.put(tag, content.toBytes());
    return new Frame(changed);
  }

  /**
   * Makes a frame of those sections that a reader does not know, to be written again later.
   *
   * @param known the tags of the sections to leave out
   * @return a new frame
   */
  public Frame without(Set<Integer> known) {
    Map<Integer, byte[]> rest = new LinkedHashMap<>(sections);
    rest.keySet().removeAll(known);
    return rest.isEmpty() ? EMPTY : new Frame(rest);
  }

  /**
   * Writes the frame.
   *
   * @return new bytes
   */
  public byte[] toBytes() {
    Output out = new Output();
    out.octet(LETTER);
    out.octet(LETTER);
    out.octet(VERSION);
    sections.forEach(
        (tag, bytes) -> {
          int start = out.begin(tag);
          out.bytes(bytes);
          out.end(start);
        });
    out.checksum();
    return out.toBytes();
  }

  static int checksum(byte[] bytes, int end) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, end);
    return (int) checksum.getValue();
  }
}
