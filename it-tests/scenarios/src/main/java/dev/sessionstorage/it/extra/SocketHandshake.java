// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.extra;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.servlet.SessionStorages;
import jakarta.servlet.http.HttpSession;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.Map;

/** The handshake is a request, so it has a session: what the endpoint needs of it is noted. */
public class SocketHandshake extends ServerEndpointConfig.Configurator {

  /** For the container. */
  public SocketHandshake() {}

  @Override
  public void modifyHandshake(
      ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
    HttpSession http = (HttpSession) request.getHttpSession();
    SessionStorage sessions = SessionStorages.of(http.getServletContext());
    Map<String, Object> noted = config.getUserProperties();
    noted.put("sessions", sessions);
    noted.put("id", sessions.id());
    noted.put("storage", sessions.current());
    noted.put("contextual", sessions.contextual(() -> sessions.id()));
  }
}
