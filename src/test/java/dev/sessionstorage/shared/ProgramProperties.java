// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;

/** Random programs do to shared objects what they do to plain maps and lists. */
class ProgramProperties {

  @Provide
  Arbitrary<List<Integer>> programs() {
    return Arbitraries.integers()
        .between(0, 5039)
        .withDistribution(RandomDistribution.uniform())
        .list()
        .ofMaxSize(600)
        .withSizeDistribution(RandomDistribution.uniform());
  }

  @Property(tries = 2000)
  void a_group_is_what_its_model_is(@ForAll("programs") List<Integer> numbers) {
    new Program(numbers, DeepCopy.of(Map.of()), false).run();
  }

  @Property(tries = 2000)
  void a_storage_is_what_its_model_is(@ForAll("programs") List<Integer> numbers) {
    Storage storage = TestSession.storage();
    new Program(numbers, storage.root(), true).run();
  }
}
