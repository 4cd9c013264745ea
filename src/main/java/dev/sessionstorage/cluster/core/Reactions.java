// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Look;
import dev.sessionstorage.spi.store.Written;
import java.util.List;

/** How a lease reacts to the answers to its effects. */
abstract class Reactions {
  final Situation lease;

  Reactions(Situation lease) {
    this.lease = lease;
  }

  final void event(long now, List<Effect> out) {
    lease.now = now;
    lease.out = out;
  }

  /**
   * A {@link Effect.Read} has worked.
   *
   * @param look what there is
   * @param now the present moment
   * @param out for effects
   */
  public final void looked(Look look, long now, List<Effect> out) {
    event(now, out);
    lease.answered().looked(look.cells());
  }

  /**
   * A {@link Effect.Read} has not worked.
   *
   * @param now the present moment
   * @param out for effects
   */
  public final void failed(long now, List<Effect> out) {
    event(now, out);
    lease.answered().failed();
  }

  /**
   * A {@link Effect.Write} has an outcome.
   *
   * @param written the outcome
   * @param now the present moment
   * @param out for effects
   */
  public final void written(Written written, long now, List<Effect> out) {
    event(now, out);
    lease.answered().written(written.verdict());
  }

  /**
   * The moment of an {@link Effect.Wake} has come. Does no harm at any other moment.
   *
   * @param now the present moment
   * @param out for effects
   */
  public final void wake(long now, List<Effect> out) {
    event(now, out);
    if (lease.doubt != null) {
      lease.doubt.wake();
    } else {
      lease.next();
    }
  }

  /** This group is being created by a commit of this member: nobody enters before it is known. */
  public final void expect() {
    lease.expected = true;
  }

  /**
   * This group was created by this member, which holds it.
   *
   * @param cell its first cell
   * @param since a moment before it was written
   * @param now the present moment
   * @param out for effects
   */
  public final void born(Cell cell, long since, long now, List<Effect> out) {
    event(now, out);
    lease.expected = false;
    Head head = Situation.readable(cell);
    if (head != null) {
      lease.own(cell, head, since);
    }
    lease.next();
  }

  /**
   * The group is not kept any more, or was never created.
   *
   * @param now the present moment
   * @param out for effects
   */
  public final void died(long now, List<Effect> out) {
    event(now, out);
    lease.expected = false;
    lease.gone = true;
    lease.next();
  }

  /**
   * It is not known whether the group was created; it is looked at like any other.
   *
   * @param now the present moment
   * @param out for effects
   */
  public final void unsure(long now, List<Effect> out) {
    event(now, out);
    lease.expected = false;
    lease.next();
  }
}
