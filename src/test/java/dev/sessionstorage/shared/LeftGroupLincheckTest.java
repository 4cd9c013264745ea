// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import static org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt.forClasses;

import dev.sessionstorage.ObjectEditor;
import dev.sessionstorage.UseTimeoutException;
import java.time.Duration;
import java.util.Map;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

/** The version of a group says nothing about an object that has left it: both go on apart. */
class LeftGroupLincheckTest {

  @Test
  void a_copy_that_begins_in_a_group_that_its_object_leaves_is_never_torn() {
    new ModelCheckingOptions()
        .threads(2)
        .actorsBefore(0)
        .actorsPerThread(1)
        .actorsAfter(0)
        .iterations(1)
        .invocationsPerIteration(1000)
        .addGuarantee(forClasses(LeftGroupLincheckTest::isOneStep).allMethods().treatAsAtomic())
        .sequentialSpecification(Specification.class)
        .check(Operations.class);
  }

  /** Threads take turns between the steps of a copy, and while the object is in the other group. */
  private static boolean isOneStep(String type) {
    return type.startsWith("dev.sessionstorage.shared.")
        && !type.matches(".*(Node|Snapshot|Operations)");
  }

  /** On an object that joins a host for a moment. */
  public static class Operations {
    private final Host host = new Host();
    private final Pair pair = new Pair();

    @Operation(runOnce = true)
    public void joinAndFailThenGoOnAlone() {
      host.join(pair.object);
      host.failAndGoOn();
    }

    @Operation(runOnce = true)
    public boolean readsBothAlike() {
      Map<String, Object> copy = pair.object.toMap();
      return copy.get("first").equals(copy.get("second"));
    }
  }

  /** A group with a block in two steps. */
  private static final class Host {
    private final ObjectNode node = ObjectNode.copyOf(Map.of());
    private Use use;
    private Editor<?> editor;

    void join(ObjectNode object) {
      use = Use.begin(node, 0);
      editor = node.edit(use);
      ((ObjectEditor) editor).put("object", object);
    }

    void failAndGoOn() {
      use.end(false);
      node.use(again -> again.increment("n", 1));
    }
  }

  /** An object whose two members change in one block, while it is being copied. */
  private static final class Pair {
    final ObjectNode object = ObjectNode.copyOf(Map.of());
    private final ObjectNode first = new ObjectNode(object.group(), false);
    private final ObjectNode second = new ObjectNode(object.group(), false);

    Pair() {
      Object[] values = {first, new Meanwhile(object.group(), this::change), second};
      object.hang(new Content(Names.of("first", "meanwhile", "second"), values, values.length));
    }

    private void change() {
      try {
        object.use(
            Duration.ZERO,
            editor -> {
              first.use(member -> member.increment("n", 1));
              second.use(member -> member.increment("n", 1));
            });
      } catch (UseTimeoutException e) {
        // it is in the host just now
      }
    }
  }

  /** Stands between two members; what happens while it is copied happens between their copies. */
  private static final class Meanwhile extends Node {
    private final Runnable event;

    Meanwhile(Group group, Runnable event) {
      super(group, false);
      this.event = event;
    }

    @Override
    Object frozen(Content copied, boolean origin) {
      event.run();
      return Map.of();
    }

    @Override
    Object view() {
      throw new UnsupportedOperationException();
    }
  }

  /** What is expected. */
  public static class Specification {

    public void joinAndFailThenGoOnAlone() {}

    public boolean readsBothAlike() {
      return true;
    }
  }
}
