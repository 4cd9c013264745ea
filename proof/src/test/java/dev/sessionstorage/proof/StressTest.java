// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.openjdk.jcstress.Main;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.InProcessCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.runners.TestList;

/** Runs jcstress in a process of its own, and fails for each test that saw what must not be. */
class StressTest {
  private static final Path RESULTS = Path.of(System.getProperty("proof.stress.results"));

  private static final int MINUTES = Integer.getInteger("proof.stress.minutes");

  /** A regular expression that finds the tests to run. */
  private static final String TESTS = System.getProperty("proof.stress.tests");

  @TestFactory
  Stream<DynamicTest> jcstressSeesOnlyWhatTheContractAllows() throws Exception {
    run();
    Map<String, List<TestResult>> results = new TreeMap<>();
    for (TestResult result : results()) {
      results.computeIfAbsent(result.getName(), name -> new ArrayList<>()).add(result);
    }
    Files.writeString(RESULTS.resolve("observed.txt"), observed(results));
    return TestList.tests().stream()
        .filter(Pattern.compile(TESTS).asPredicate())
        .sorted()
        .map(
            name -> DynamicTest.dynamicTest(shortName(name), () -> check(name, results.get(name))));
  }

  private static void run() throws IOException, InterruptedException {
    Files.createDirectories(RESULTS);
    clean();
    List<String> command =
        new ArrayList<>(List.of(java(), "-cp", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    command.addAll(List.of(System.getProperty("proof.stress").split(" ")));
    command.addAll(List.of("-t", TESTS, "-r", RESULTS.toString()));
    Process jcstress =
        new ProcessBuilder(command)
            .directory(RESULTS.toFile())
            .redirectErrorStream(true)
            .redirectOutput(RESULTS.resolve("output.txt").toFile())
            .start();
    try {
      assertThat(jcstress.waitFor(MINUTES, TimeUnit.MINUTES)).as("done in time").isTrue();
    } finally {
      jcstress.destroyForcibly();
    }
  }

  private static String java() {
    return System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
  }

  private static void clean() throws IOException {
    try (Stream<Path> old = Files.list(RESULTS)) {
      for (Path file : old.filter(StressTest::isResult).toList()) {
        Files.delete(file);
      }
    }
  }

  private static boolean isResult(Path file) {
    return file.getFileName().toString().endsWith(".bin.gz");
  }

  private static Collection<TestResult> results() throws IOException, ClassNotFoundException {
    InProcessCollector collector = new InProcessCollector();
    try (Stream<Path> files = Files.list(RESULTS)) {
      Path file = files.filter(StressTest::isResult).findFirst().orElseThrow();
      DiskReadCollector reader = new DiskReadCollector(file.toString(), collector);
      reader.dump();
      reader.close();
    }
    return collector.getTestResults();
  }

  /** What was seen, and how often. */
  private static String observed(Map<String, List<TestResult>> results) {
    StringBuilder text = new StringBuilder();
    results.forEach(
        (name, runs) -> {
          text.append(shortName(name)).append('\n');
          Map<String, Long> counts = new TreeMap<>();
          for (TestResult run : runs) {
            run.getStateKeys().forEach(key -> counts.merge(key, run.getCount(key), Long::sum));
          }
          counts.forEach((state, count) -> text.append(String.format("%,16d  %s%n", count, state)));
        });
    return text.toString();
  }

  private static String shortName(String test) {
    return test.substring(test.lastIndexOf('.') + 1);
  }

  private static void check(String name, List<TestResult> results) {
    assertThat(results).as("runs of %s; see %s", name, RESULTS).isNotEmpty();
    for (TestResult result : results) {
      assertThat(result.status()).as("%s %s", name, result.getMessages()).isEqualTo(Status.NORMAL);
      assertThat(result.getTotalCount()).as(name).isPositive();
      assertThat(result.grading().failureMessages).as(name).isEmpty();
    }
  }
}
