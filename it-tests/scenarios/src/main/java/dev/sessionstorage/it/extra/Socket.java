// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.extra;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.SessionStorageException;
import dev.sessionstorage.SharedObject;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.util.Map;
import java.util.concurrent.Callable;

/** Works with the storage of the session that opened it, long after the handshake. */
@ServerEndpoint(value = "/socket", configurator = SocketHandshake.class)
public class Socket {
  private SessionStorage sessions;
  private SessionId id;
  private SharedObject storage;
  private Callable<SessionId> idOfContextual;

  /** For the container. */
  public Socket() {}

  /** Takes over what the handshake has noted. */
  @OnOpen
  @SuppressWarnings("unchecked")
  public void open(Session socket, EndpointConfig config) {
    Map<String, Object> noted = config.getUserProperties();
    sessions = (SessionStorage) noted.get("sessions");
    id = (SessionId) noted.get("id");
    storage = (SharedObject) noted.get("storage");
    idOfContextual = (Callable<SessionId>) noted.get("contextual");
  }

  /** The first word says by which way. */
  @OnMessage
  public String message(String message) throws Exception {
    String[] words = message.split(" ", 2);
    try {
      return switch (words[0]) {
        case "of" -> put(sessions.of(id).orElseThrow(), words[1]);
        case "held" -> put(storage, words[1]);
        case "contextual" -> idOfContextual.call().toString();
        case "current" -> sessions.id().toString();
        case "alive" -> "" + sessions.of(id).isPresent();
        default -> "what?";
      };
    } catch (SessionStorageException e) {
      return e.getClass().getSimpleName() + ": " + e.getMessage();
    }
  }

  private static String put(SharedObject target, String text) {
    target.use(it -> it.put("text", text));
    return "put";
  }
}
