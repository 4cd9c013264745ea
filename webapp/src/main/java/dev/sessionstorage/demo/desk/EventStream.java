// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The line to one browser, as server-sent events. No thread waits for a slow browser: what it has
 * not taken yet is kept at most once, and a browser that takes nothing between two heartbeats is
 * cut off.
 */
final class EventStream implements WriteListener {
  private static final byte[] HELLO = "retry: 2000\n\n".getBytes(UTF_8);
  private static final byte[] CHANGE = "event: change\ndata: {}\n\n".getBytes(UTF_8);
  private static final byte[] BEAT = ": still here\n\n".getBytes(UTF_8);

  private final ServletOutputStream out;
  private final Consumer<EventStream> end;
  private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(4);
  private final ReentrantLock writing = new ReentrantLock();
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile boolean started;
  private boolean unflushed;

  EventStream(ServletOutputStream out, Consumer<EventStream> end) {
    this.out = out;
    this.end = end;
  }

  void start() {
    waiting.add(HELLO);
    out.setWriteListener(this);
  }

  void change() {
    send(CHANGE);
  }

  void beat() {
    if (waiting.contains(BEAT)) {
      close();
    } else {
      send(BEAT);
    }
  }

  private void send(byte[] message) {
    if (!waiting.contains(message) && waiting.offer(message) && started) {
      drain();
    }
  }

  @Override
  public void onWritePossible() {
    started = true;
    drain();
  }

  @Override
  public void onError(Throwable cause) {
    close();
  }

  private void drain() {
    writing.lock();
    try {
      while (!closed.get() && out.isReady() && writeNext()) {
        // goes on until nothing is left or the browser is slow
      }
    } catch (IOException | IllegalStateException gone) {
      close();
    } finally {
      writing.unlock();
    }
  }

  /** Writes one message, or flushes when there is none. */
  private boolean writeNext() throws IOException {
    byte[] message = waiting.poll();
    if (message == null && !unflushed) {
      return false;
    }
    unflushed = message != null;
    if (message == null) {
      out.flush();
    } else {
      out.write(message);
    }
    return true;
  }

  void close() {
    if (closed.compareAndSet(false, true)) {
      end.accept(this);
    }
  }
}
