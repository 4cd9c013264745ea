// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.peers;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** A request that is being served for as long as the benchmark runs. */
final class HeldRequest extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String REQUEST =
      "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

  private final transient CompletableFuture<HttpServletRequest> arrived = new CompletableFuture<>();
  private final transient CountDownLatch done = new CountDownLatch(1);
  private final transient Runnable inside;
  private transient Socket socket;

  /** Holds a request, having run something in its thread. */
  HeldRequest(Runnable inside) {
    this.inside = inside;
  }

  /** Sends the request to the server that has this servlet, and gives what the servlet sees. */
  HttpServletRequest send(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
    return arrived.join();
  }

  /** Lets the request end, and waits for that. */
  void release() throws IOException {
    done.countDown();
    socket.getInputStream().readAllBytes();
    socket.close();
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    request.getSession();
    inside.run();
    arrived.complete(request);
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }
}
