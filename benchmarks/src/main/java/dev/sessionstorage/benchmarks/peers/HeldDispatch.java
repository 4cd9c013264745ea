// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.peers;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/**
 * A request that is being served as long as the benchmark runs, where its last dispatch has led.
 */
public final class HeldDispatch extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String REQUEST =
      "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

  /** What becomes of the request. */
  public enum Kind {
    NO_SESSION,
    SESSION,
    FORWARD,
    ASYNC
  }

  /** What a filter is given in a dispatch. */
  record Pass(ServletRequest request, HttpServletResponse response) {}

  private final Kind kind;
  private final transient CountDownLatch arrived = new CountDownLatch(1);
  private final transient CountDownLatch done = new CountDownLatch(1);
  private transient volatile Pass first;
  private transient volatile Pass second;
  private transient Socket socket;

  HeldDispatch(Kind kind) {
    this.kind = kind;
  }

  /** Sends the request to the server that has this servlet, and waits until it is held. */
  void send(int port) throws IOException, InterruptedException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
    arrived.await();
  }

  /** The request as it came. */
  Pass first() {
    return first;
  }

  /** The request after its dispatch, or null when there is none. */
  Pass second() {
    return second;
  }

  /** Lets the request end, and waits for that. */
  void release() throws IOException {
    done.countDown();
    socket.getInputStream().readAllBytes();
    socket.close();
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Pass pass = new Pass(unwrapped(request), response);
    if (request.getDispatcherType() == DispatcherType.REQUEST) {
      first = pass;
      begin(request, response);
    } else {
      second = pass;
      hold();
    }
  }

  /** As the container gives it to the first filter. */
  private static ServletRequest unwrapped(ServletRequest request) {
    ServletRequest unwrapped = request;
    while (unwrapped.getClass().getName().startsWith("dev.sessionstorage")
        && unwrapped instanceof ServletRequestWrapper wrapper) {
      unwrapped = wrapper.getRequest();
    }
    return unwrapped;
  }

  private void begin(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (kind != Kind.NO_SESSION) {
      request.getSession();
    }
    switch (kind) {
      case FORWARD -> request.getRequestDispatcher("/forward").forward(request, response);
      case ASYNC -> request.startAsync().dispatch("/async");
      default -> hold();
    }
  }

  private void hold() throws IOException {
    arrived.countDown();
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }
}
