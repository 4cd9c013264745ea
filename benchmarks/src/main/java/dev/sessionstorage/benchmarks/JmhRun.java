// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks;

import dev.sessionstorage.benchmarks.jmh.Counter;
import dev.sessionstorage.benchmarks.report.Contestant;
import dev.sessionstorage.benchmarks.report.Figure;
import dev.sessionstorage.benchmarks.report.Row;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs what JMH measures. */
final class JmhRun {
  private static final String COUNTER = "\\." + Counter.class.getSimpleName() + "\\.";

  /**
   * All of it is the process's from the start: its first use would cost more than what we measure.
   */
  private static final String[] HEAP = {"-Xms1500m", "-Xmx1500m", "-XX:+AlwaysPreTouch"};

  private final Effort effort;

  JmhRun(Effort effort) {
    this.effort = effort;
  }

  /** All figures but those of the counter, which is for several threads. */
  List<Figure> alone() throws RunnerException {
    return run(options(1).include("benchmarks.jmh").exclude(COUNTER));
  }

  /** The counter. */
  List<Figure> together(int threads) throws RunnerException {
    return run(options(threads).include(COUNTER));
  }

  /** A collection before each iteration: sessions live longer than a collection, for everybody. */
  private ChainedOptionsBuilder options(int threads) {
    TimeValue time = TimeValue.milliseconds(effort.iteration.toMillis());
    return new OptionsBuilder()
        .threads(threads)
        .forks(effort.forks)
        .warmupIterations(effort.warmUps)
        .warmupTime(time)
        .measurementIterations(effort.iterations)
        .measurementTime(time)
        .param("sessions", String.valueOf(effort.sessions))
        .addProfiler(GCProfiler.class)
        .jvmArgsAppend(HEAP)
        .shouldDoGC(effort != Effort.SMOKE)
        .shouldFailOnError(true)
        .verbosity(effort == Effort.SMOKE ? VerboseMode.SILENT : VerboseMode.NORMAL);
  }

  private static List<Figure> run(ChainedOptionsBuilder options) throws RunnerException {
    List<Figure> figures = new ArrayList<>();
    for (RunResult result : new Runner(options.build()).run()) {
      figures.add(figure(result));
    }
    return figures;
  }

  private static Figure figure(RunResult result) {
    Result<?> primary = result.getPrimaryResult();
    Result<?> bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
    return new Figure(
        row(result.getParams()),
        Contestant.ofMethod(primary.getLabel()),
        primary.getScore(),
        primary.getScoreError(),
        bytes == null ? Double.NaN : bytes.getScore());
  }

  private static Row row(BenchmarkParams params) {
    String[] path = params.getBenchmark().split("\\.", -1);
    String type = path[path.length - 2];
    return switch (type) {
      case "Read" -> Row.READ;
      case "Current" -> Row.CURRENT;
      case "Find" -> Row.FIND;
      case "Put" -> Row.PUT;
      case "PutMany" -> Row.valueOf("PUT_" + params.getParam("names"));
      case "PutTwo" -> Row.PUT_TWO;
      case "PutBeside" -> Row.PUT_BESIDE;
      case "Counter" -> Row.valueOf("COUNTER_" + params.getThreads());
      case "ToMap" -> Row.TO_MAP;
      case "ToMapFlat" -> Row.valueOf("TO_MAP_" + params.getParam("names"));
      case "RecordPut" -> Row.RECORD_PUT;
      case "RecordRead" -> Row.RECORD_READ;
      case "Filters" -> Row.valueOf("FILTER_" + params.getParam("request"));
      default -> throw new IllegalStateException("No row for " + type);
    };
  }
}
