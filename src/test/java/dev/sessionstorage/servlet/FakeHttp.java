// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** An HTTP session and its application, as far as a link needs them. */
final class FakeHttp {
  final ServletContext context = fake(ServletContext.class, new ConcurrentHashMap<>());
  private final Map<String, Object> attributes = new ConcurrentHashMap<>();
  final HttpSession session = fake(HttpSession.class, attributes);

  /** The HTTP session has no attribute any more. */
  void clear() {
    attributes.clear();
  }

  SessionLink link() {
    return attributes.values().stream()
        .filter(SessionLink.class::isInstance)
        .map(SessionLink.class::cast)
        .findFirst()
        .orElseThrow();
  }

  /** What the container wrote takes the place of the attribute, as after a restart. */
  void writeAndReadBack() throws IOException, ClassNotFoundException {
    writeAndReadBack(storage -> storage);
  }

  /** The same, with another storage in place of the one that was written. */
  void writeAndReadBack(Rewriting store) throws IOException, ClassNotFoundException {
    Object back = readBack(link(), store);
    attributes.replaceAll((name, value) -> value instanceof SessionLink ? back : value);
  }

  /** What a session store does with the bytes of a storage. */
  interface Rewriting {
    byte[] rewrite(byte[] storage) throws IOException;
  }

  static Object readBack(Object written) throws IOException, ClassNotFoundException {
    return readBack(written, storage -> storage);
  }

  static Object readBack(Object written, Rewriting store)
      throws IOException, ClassNotFoundException {
    ByteArrayOutputStream disk = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new RewritingOutput(disk, store)) {
      out.writeObject(written);
    }
    return new ObjectInputStream(new ByteArrayInputStream(disk.toByteArray())).readObject();
  }

  private static final class RewritingOutput extends ObjectOutputStream {
    private final Rewriting store;

    RewritingOutput(OutputStream out, Rewriting store) throws IOException {
      super(out);
      this.store = store;
      enableReplaceObject(true);
    }

    @Override
    protected Object replaceObject(Object object) throws IOException {
      return object instanceof byte[] storage ? store.rewrite(storage) : object;
    }
  }

  private <T> T fake(Class<T> type, Map<String, Object> values) {
    InvocationHandler answers =
        (proxy, method, arguments) -> answer(values, method.getName(), arguments);
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
  }

  private Object answer(Map<String, Object> values, String method, Object[] arguments) {
    return switch (method) {
      case "getAttribute" -> values.get(arguments[0]);
      case "setAttribute" -> values.put((String) arguments[0], arguments[1]);
      case "removeAttribute" -> values.remove(arguments[0]);
      case "getServletContext" -> context;
      case "getContextPath" -> "";
      case "getClassLoader" -> FakeHttp.class.getClassLoader();
      case "getId" -> "an id";
      case "getMaxInactiveInterval" -> 1800;
      default -> null;
    };
  }
}
