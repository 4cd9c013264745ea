// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;

/**
 * A pool that hands out what was given back to it, broken or not, as those of servers do unless
 * they are told to validate. Only an aborted connection is not used again.
 */
final class BlindPool {
  private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();
  private final String url;

  BlindPool(String url) {
    this.url = url;
  }

  DataSource dataSource() {
    return (DataSource)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) ->
                method.getName().equals("getConnection") ? connection() : "blind");
  }

  private Connection connection() throws SQLException {
    Connection kept = idle.poll();
    return lent(kept == null ? DriverManager.getConnection(url) : kept);
  }

  /** The database ends all connections that nobody uses just now. */
  void breakAll() throws SQLException {
    for (Connection each : idle) {
      each.close();
    }
  }

  private Connection lent(Connection real) {
    boolean[] out = {true};
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                giveBack(real, out);
                return null;
              }
              out[0] &= !method.getName().equals("abort");
              return call(real, method, arguments);
            });
  }

  private void giveBack(Connection real, boolean[] out) {
    if (out[0]) {
      out[0] = false;
      idle.add(real);
    }
  }

  private static Object call(Connection real, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
