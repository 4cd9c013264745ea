// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.tck;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** The outcome of each test by its name. */
final class Outcomes implements TestExecutionListener {
  private final Map<String, String> outcomes = new TreeMap<>();
  private TestPlan plan;

  List<String> lines() {
    return outcomes.entrySet().stream().map(test -> test.getKey() + " " + test.getValue()).toList();
  }

  @Override
  public void testPlanExecutionStarted(TestPlan started) {
    plan = started;
  }

  @Override
  public void executionSkipped(TestIdentifier skipped, String reason) {
    tell(skipped, "skipped");
  }

  @Override
  public void executionFinished(TestIdentifier finished, TestExecutionResult result) {
    if (finished.isTest()) {
      tell(finished, result.getStatus() == Status.SUCCESSFUL ? "passed" : "failed");
    } else if (result.getStatus() != Status.SUCCESSFUL) {
      tell(finished, "failed"); // its deployment: then none of its tests has run
    }
    result.getThrowable().ifPresent(cause -> explain(finished, cause));
  }

  private void tell(TestIdentifier test, String outcome) {
    if (test.isTest()) {
      outcomes.merge(name(test), outcome, (before, now) -> before.equals(now) ? now : "failed");
    }
    plan.getChildren(test).forEach(child -> tell(child, outcome));
  }

  private static void explain(TestIdentifier test, Throwable cause) {
    System.err.println("=== " + name(test) + ": " + cause);
    for (Throwable why = cause.getCause(); why != null; why = why.getCause()) {
      System.err.println("    because of " + why);
    }
  }

  /** The class that runs it and the method, which may be inherited. */
  private static String name(TestIdentifier test) {
    return test.getSource()
        .filter(MethodSource.class::isInstance)
        .map(MethodSource.class::cast)
        .map(method -> method.getClassName() + "." + method.getMethodName())
        .orElse(test.getDisplayName());
  }
}
