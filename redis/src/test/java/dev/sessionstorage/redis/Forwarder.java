// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An address of its own that stands for one server now and for another one later, or is cut. */
final class Forwarder implements AutoCloseable {
  private final ServerSocket listening;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private int target; // guarded by this; 0: cut

  Forwarder(int target) {
    this.target = target;
    try {
      listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    run("accepts", this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** Ends all connections; the next ones lead to another server. */
  void lead(int port) {
    synchronized (this) {
      target = port;
      open.forEach(Forwarder::close);
      open.clear();
    }
  }

  /** Ends all connections, and those that come. */
  void cut() {
    lead(0);
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = listening.accept();
      try {
        connect(client);
      } catch (IOException e) {
        close(client); // nobody listens there
      }
    }
  }

  private synchronized void connect(Socket client) throws IOException {
    if (target == 0) {
      close(client);
      return;
    }
    Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
    client.setTcpNoDelay(true);
    server.setTcpNoDelay(true);
    open.add(client);
    open.add(server);
    run("sends", () -> pump(client, server));
    run("answers", () -> pump(server, client));
  }

  private static void pump(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      long unused = from.getInputStream().transferTo(to.getOutputStream());
    }
  }

  private interface Task {
    void run() throws IOException;
  }

  private static void run(String name, Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (IOException e) {
                return; // closed
              }
            },
            "forwarder that " + name);
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    cut();
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
