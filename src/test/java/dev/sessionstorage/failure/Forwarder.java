// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An address of its own that stands for one server now and for another one later, or is cut. A cut
 * is noticed where connections are closed, and not where packets are dropped.
 */
public final class Forwarder implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final ServerSocket listening;
  private Way way;

  /** Where connections lead that were made at the same time, until they are closed or dropped. */
  private static final class Way {
    private final int target; // 0: cut
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private boolean drops;

    private Way(int target) {
      this.target = target;
    }

    private synchronized void drop(boolean now) {
      drops = now;
      notifyAll();
    }

    private synchronized void pass() throws InterruptedException {
      while (drops) {
        wait();
      }
    }
  }

  /** Leads to a port of this machine. */
  public Forwarder(int target) {
    way = new Way(target);
    try {
      listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    run("accepts", this::accept);
  }

  /** The port to connect to. */
  public int port() {
    return listening.getLocalPort();
  }

  /** Ends all connections; the next ones lead to this port. */
  public synchronized void lead(int port) {
    Way before = way;
    way = new Way(port);
    before.drop(false);
    before.open.forEach(Forwarder::close);
  }

  /** Ends all connections, and those that come. */
  public void cut() {
    lead(0);
  }

  /** From now on nothing passes, and nobody is told. */
  public synchronized void drop() {
    way.drop(true);
  }

  /** Nothing passes on the present connections ever again; the next ones lead to this port. */
  public synchronized void forget(int port) {
    way.drop(true);
    way = new Way(port);
  }

  /** Leads to this port; connections that lead there already go on, with what was held up. */
  public synchronized void restore(int port) {
    if (way.target == port) {
      way.drop(false);
    } else {
      lead(port);
    }
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
    Way present = way;
    if (present.target == 0) {
      close(client);
      return;
    }
    Socket server = new Socket(InetAddress.getLoopbackAddress(), present.target);
    client.setTcpNoDelay(true);
    server.setTcpNoDelay(true);
    present.open.add(client);
    present.open.add(server);
    run("sends", () -> pump(client, server, present));
    run("answers", () -> pump(server, client, present));
  }

  /** Ends, and closes both, when one of them is closed. */
  private static void pump(Socket from, Socket to, Way way)
      throws IOException, InterruptedException {
    try (from;
        to) {
      InputStream bytes = from.getInputStream();
      byte[] buffer = new byte[BUFFER];
      for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
        way.pass();
        to.getOutputStream().write(buffer, 0, n);
      }
      way.pass(); // an end is not heard of either
    } finally {
      way.open.remove(from);
      way.open.remove(to);
    }
  }

  private interface Task {
    void run() throws IOException, InterruptedException;
  }

  private static void run(String name, Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (IOException | InterruptedException e) {
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
