// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.cluster.core.Effect;
import dev.sessionstorage.cluster.core.GroupLease;
import dev.sessionstorage.cluster.core.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Does what leases ask for, outside their locks: calls of the store, messages to other members, and
 * events of the leases of other groups.
 */
final class Effects {
  private final Member member;

  Effects(Member member) {
    this.member = member;
  }

  /** Whether the store is asked, so that there will be an answer. */
  static boolean isCall(Effect effect) {
    return effect instanceof Effect.Read || effect instanceof Effect.Write;
  }

  /**
   * Does what the lease of a machine asks for, and what that leads to. The store is asked in this
   * thread if that waits for the answer anyway, unless the lane is suspect.
   *
   * @param waiting where this thread is going to wait; null: it does not
   */
  void perform(Machine machine, List<Effect> effects, @Nullable Gate waiting) {
    perform(machine, effects, waiting, false);
  }

  private void perform(
      Machine machine, List<Effect> effects, @Nullable Gate waiting, boolean worker) {
    List<Effect> todo = effects;
    while (!todo.isEmpty()) {
      Effect call = null;
      for (Effect effect : todo) {
        if (isCall(effect)) {
          call = effect;
        } else {
          perform(machine, effect);
        }
      }
      if (call == null) {
        return;
      }
      Lane lane = member.lane(machine.key);
      if (!worker && (waiting == null || waiting.isOpen() || lane.isSuspect())) {
        Effect later = call;
        lane.execute(() -> perform(machine, ask(machine, later, lane), null, true));
        return;
      }
      todo = ask(machine, call, lane);
    }
  }

  private List<Effect> ask(Machine machine, Effect call, Lane lane) {
    return machine.answered(StoreCall.ask(call, lane, member.store()));
  }

  /** Does what has no answer. */
  private void perform(Machine machine, Effect effect) {
    if (effect instanceof Effect.Want want) {
      Message message = new Message.Want(want.key(), want.waiting(), want.forwarded());
      member.news.send(want.to(), message);
    } else if (effect instanceof Effect.Grant grant) {
      member.news.send(grant.to(), new Message.Grant(grant.key(), grant.cell()));
    } else if (effect instanceof Effect.CallRoll) {
      member.rollCall.then(() -> machine.event(GroupLease::wake));
    } else if (effect instanceof Effect.Expect expect) {
      member.machine(expect.key()).event((lease, now, out) -> lease.expect());
    } else if (effect instanceof Effect.Born born) {
      member
          .machine(born.key())
          .event((lease, now, out) -> lease.born(born.cell(), born.since(), now, out));
    } else if (effect instanceof Effect.Died died) {
      member.machine(died.key()).event(GroupLease::died);
    } else if (effect instanceof Effect.Ended ended) {
      member.ended(ended.key().session());
    } else if (effect instanceof Effect.Unsure unsure) {
      member.machine(unsure.key()).event(GroupLease::unsure);
    }
  }
}
