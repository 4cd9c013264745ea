// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.app;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Runs a task when an asynchronous request takes too long. */
final class TimeoutListener implements AsyncListener {
  private final Runnable task;

  TimeoutListener(Runnable task) {
    this.task = task;
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    task.run();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {}

  @Override
  public void onError(AsyncEvent event) {}

  @Override
  public void onComplete(AsyncEvent event) {}
}
