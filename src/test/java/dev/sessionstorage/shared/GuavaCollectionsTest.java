// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.common.collect.testing.ListTestSuiteBuilder;
import com.google.common.collect.testing.MapTestSuiteBuilder;
import com.google.common.collect.testing.TestStringListGenerator;
import com.google.common.collect.testing.TestStringMapGenerator;
import com.google.common.collect.testing.features.CollectionFeature;
import com.google.common.collect.testing.features.CollectionSize;
import com.google.common.collect.testing.features.MapFeature;
import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import junit.framework.Test;
import junit.framework.TestCase;
import junit.framework.TestSuite;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Views and copies are maps and lists as Guava's own suites want them: unmodifiable ones. */
class GuavaCollectionsTest {

  @TestFactory
  Stream<DynamicNode> a_view_of_an_object_is_an_unmodifiable_map() {
    return nodes(map("asMap", SharedObject::asMap));
  }

  @TestFactory
  Stream<DynamicNode> a_copy_of_an_object_is_an_unmodifiable_map() {
    return nodes(map("toMap", SharedObject::toMap));
  }

  @TestFactory
  Stream<DynamicNode> a_view_of_a_collection_is_an_unmodifiable_list() {
    return nodes(list("asList", SharedCollection::asList));
  }

  @TestFactory
  Stream<DynamicNode> a_copy_of_a_collection_is_an_unmodifiable_list() {
    return nodes(list("toList", SharedCollection::toList));
  }

  private static TestSuite map(String name, Function<SharedObject, Map<String, Object>> form) {
    TestStringMapGenerator generator =
        new TestStringMapGenerator() {
          @Override
          @SuppressWarnings({"unchecked", "rawtypes"}) // all values are texts
          protected Map<String, String> create(Map.Entry<String, String>[] entries) {
            Map<String, String> values = new LinkedHashMap<>();
            for (Map.Entry<String, String> entry : entries) {
              values.put(Objects.requireNonNull(entry.getKey()), entry.getValue());
            }
            return (Map) form.apply(DeepCopy.of(values));
          }
        };
    return MapTestSuiteBuilder.using(generator)
        .named(name)
        .withFeatures(
            CollectionSize.ANY,
            CollectionFeature.KNOWN_ORDER,
            MapFeature.ALLOWS_NULL_VALUES,
            MapFeature.ALLOWS_ANY_NULL_QUERIES)
        .createTestSuite();
  }

  private static TestSuite list(String name, Function<SharedCollection, List<Object>> form) {
    TestStringListGenerator generator =
        new TestStringListGenerator() {
          @Override
          @SuppressWarnings({"unchecked", "rawtypes"}) // all elements are texts
          protected List<String> create(String[] elements) {
            return (List) form.apply(DeepCopy.of(Arrays.asList(elements)));
          }
        };
    return ListTestSuiteBuilder.using(generator)
        .named(name)
        .withFeatures(
            CollectionSize.ANY, CollectionFeature.KNOWN_ORDER, CollectionFeature.ALLOWS_NULL_VALUES)
        .createTestSuite();
  }

  /** A JUnit 3 suite as the tests of today. */
  private static Stream<DynamicNode> nodes(TestSuite suite) {
    return Collections.list(suite.tests()).stream().map(GuavaCollectionsTest::node);
  }

  private static DynamicNode node(Test test) {
    if (test instanceof TestSuite suite) {
      return dynamicContainer(suite.getName(), nodes(suite));
    }
    TestCase single = (TestCase) test;
    return dynamicTest(single.getName(), single::runBare);
  }
}
