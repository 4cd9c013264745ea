// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Stamp;
import dev.sessionstorage.value.Frame;
import dev.sessionstorage.value.Input;
import dev.sessionstorage.value.Output;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The head of a group's cell. Whoever rewrites it keeps what a later version has added.
 *
 * @param version counts what was published
 * @param published the attempt that published the present state
 * @param fence counts the times that a member took the group, or confirmed that it has it
 * @param holder who may write; null: anybody may take it
 * @param former who held it before, as far as a late attempt of it must be told from a lost one
 * @param queue the members that wait for it, the first one first
 * @param newborn the stamp of the first level that the commit which creates this group replaces;
 *     null: once somebody else than its creator has written it
 * @param unknown sections of a later version
 */
public record Head(
    long version,
    Stamp published,
    long fence,
    @Nullable UUID holder,
    @Nullable Former former,
    List<UUID> queue,
    @Nullable Stamp newborn,
    Frame unknown) {

  private static final int STATE = 1;
  private static final int HOLDER = 2;
  private static final int FORMER = 3;
  private static final int QUEUE = 4;
  private static final int NEWBORN = 5;
  private static final Set<Integer> KNOWN = Set.of(STATE, HOLDER, FORMER, QUEUE, NEWBORN);

  /**
   * The tenure before the present one.
   *
   * @param fence its fence
   * @param published what it published last, or found
   */
  public record Former(long fence, Stamp published) {}

  /**
   * Makes the head of a new group, which its creator holds.
   *
   * @param creator the creator
   * @param stamp the stamp of its cell
   * @param newborn the stamp that the commit which creates it replaces; null: none, it is a first
   *     level
   * @return the head
   */
  public static Head first(UUID creator, Stamp stamp, @Nullable Stamp newborn) {
    return new Head(1, stamp, 1, creator, null, List.of(), newborn, Frame.EMPTY);
  }

  /**
   * Reads a head.
   *
   * @param bytes what {@link #toBytes} returned, or any other bytes
   * @return the head
   * @throws IOException if the bytes are damaged, or have a critical section of a later version
   */
  public static Head read(byte[] bytes) throws IOException {
    Frame frame = Frame.read(bytes, KNOWN);
    Input state = frame.required(STATE);
    Input holder = frame.section(HOLDER);
    Input former = frame.section(FORMER);
    Input queue = frame.section(QUEUE);
    Input newborn = frame.section(NEWBORN);
    return new Head(
        state.number(),
        stamp(state),
        state.number(),
        holder == null ? null : holder.uuid(),
        former == null ? null : new Former(former.number(), stamp(former)),
        queue == null ? List.of() : members(queue),
        newborn == null ? null : stamp(newborn),
        frame.without(KNOWN));
  }

  private static Stamp stamp(Input in) throws IOException {
    UUID bits = in.uuid();
    return new Stamp(bits.getMostSignificantBits(), bits.getLeastSignificantBits());
  }

  private static List<UUID> members(Input in) throws IOException {
    List<UUID> members = new ArrayList<>();
    while (in.hasMore()) {
      members.add(in.uuid());
    }
    return List.copyOf(members);
  }

  /**
   * Writes the head.
   *
   * @return new bytes
   */
  public byte[] toBytes() {
    Frame frame = unknown.with(STATE, state());
    if (holder != null) {
      frame = frame.with(HOLDER, members(List.of(holder)));
    }
    if (former != null) {
      frame = frame.with(FORMER, tenure(former));
    }
    if (!queue.isEmpty()) {
      frame = frame.with(QUEUE, members(queue));
    }
    return (newborn == null ? frame : frame.with(NEWBORN, stamp(newborn))).toBytes();
  }

  private Output state() {
    Output out = new Output();
    out.number(version);
    write(published, out);
    out.number(fence);
    return out;
  }

  private static Output tenure(Former former) {
    Output out = new Output();
    out.number(former.fence());
    write(former.published(), out);
    return out;
  }

  private static Output members(List<UUID> members) {
    Output out = new Output();
    members.forEach(out::uuid);
    return out;
  }

  private static Output stamp(Stamp stamp) {
    Output out = new Output();
    write(stamp, out);
    return out;
  }

  private static void write(Stamp stamp, Output out) {
    out.uuid(new UUID(stamp.high(), stamp.low()));
  }

  /**
   * Tells whether a member may write.
   *
   * @param member the member
   * @return whether it is the holder
   */
  public boolean heldBy(UUID member) {
    return member.equals(holder);
  }

  /**
   * Takes the group, or confirms that the holder still has it; attempts that are under way find
   * another cell.
   *
   * @param member the new holder; null: nobody
   * @param waiting who waits for it now
   * @return the new head
   */
  Head heldBy(@Nullable UUID member, List<UUID> waiting) {
    Former before = new Former(fence, published);
    return new Head(
        version, published, fence + 1, member, before, List.copyOf(waiting), null, unknown);
  }

  /**
   * Changes nothing but the fence; attempts that are under way find another cell.
   *
   * @return the new head
   */
  Head confirmed() {
    Former before = new Former(fence, published);
    return new Head(version, published, fence + 1, holder, before, queue, newborn, unknown);
  }

  /**
   * Publishes a new state; the holder stays the same.
   *
   * @param attempt the stamp of the cell that publishes it
   * @return the new head
   */
  Head published(Stamp attempt) {
    return new Head(version + 1, attempt, fence, holder, former, queue, null, unknown);
  }
}
