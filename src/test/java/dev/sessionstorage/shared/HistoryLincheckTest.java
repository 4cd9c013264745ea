// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import static org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt.forClasses;

import java.util.Map;
import java.util.stream.Stream;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/** Whoever reads a version finds it until it has read, and nothing is kept longer than that. */
class HistoryLincheckTest {

  /** Threads take turns in {@link History}, {@link Group} and {@link Use} only. */
  private static final String[] ELSEWHERE =
      Stream.of(ChangeLog.class, Content.class, FewNames.class, ObjectEdit.class, Places.class)
          .map(Class::getName)
          .toArray(String[]::new);

  @Test
  void a_version_is_found_in_every_interleaving_of_readers_and_blocks() {
    new ModelCheckingOptions()
        .threads(3)
        .actorsBefore(0)
        .actorsPerThread(1)
        .actorsAfter(0)
        .iterations(4)
        .invocationsPerIteration(1000)
        .addGuarantee(forClasses(ELSEWHERE).allMethods().treatAsAtomic())
        .sequentialSpecification(Specification.class)
        .check(Operations.class);
  }

  /** On one object. */
  public static class Operations {
    private final ObjectNode node = ObjectNode.copyOf(Map.of("n", 0));

    @Operation(nonParallelGroup = "writer")
    public void write(int value) {
      node.use(editor -> editor.put("n", value));
    }

    @Operation
    public boolean findsItsVersion() {
      History history = node.group().history();
      History.Reader reader = history.begin();
      try {
        return node.contentAt(reader.version()) != null;
      } finally {
        history.end(reader);
      }
    }

    @Validate
    public void nothingIsLeft() {
      if (node.latest().previous() != null) {
        throw new IllegalStateException("history is kept though nobody reads");
      }
    }
  }

  /** What is expected. */
  public static class Specification {

    public void write(int value) {}

    public boolean findsItsVersion() {
      return true;
    }
  }
}
