// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.desk;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Closes the stream when the container says that the request is over. */
record EventStreamEnd(EventStream stream) implements AsyncListener {
  @Override
  public void onComplete(AsyncEvent event) {
    stream.close();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    stream.close();
  }

  @Override
  public void onError(AsyncEvent event) {
    stream.close();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    event.getAsyncContext().addListener(this);
  }
}
