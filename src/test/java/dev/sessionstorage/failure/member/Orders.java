// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure.member;

import dev.sessionstorage.ObjectEditor;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.session.Session;
import dev.sessionstorage.session.SessionManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the tests want to know or to be done, of sessions. */
final class Orders {
  private final SessionManager sessions;
  private final Told told;
  private final Looking looking;

  /** Used here, so that they stay attached. */
  private final Map<String, Session> kept = new ConcurrentHashMap<>();

  Orders(SessionManager sessions, Told told) {
    this.sessions = sessions;
    this.told = told;
    this.looking = new Looking(this::storage);
  }

  String obey(String order, List<String> arguments) {
    String first = arguments.isEmpty() ? "" : arguments.get(0);
    return switch (order) {
      case "sessions-of" -> sessionsOf(first);
      case "alive" -> alive(arguments);
      case "ends" -> told.ends(arguments);
      case "changes" -> told.changes(first);
      case "children" -> String.valueOf(children(first));
      case "keep" -> keep(first);
      case "end" -> end(first);
      case "open-idle" -> open(Integer.parseInt(first), seconds(arguments));
      case "touch" -> touch(first, seconds(arguments));
      case "turns" -> new Turns(storage(first)).measure(Integer.parseInt(arguments.get(1)));
      case "look" -> looking.begin(first);
      case "look-away" -> looking.end();
      case "attempt" -> Calls.call(() -> storage(first).use(Orders::attempt)).toString();
      case "write" -> Looking.write(storage(first));
      default -> throw new IllegalArgumentException(order);
    };
  }

  private static Duration seconds(List<String> arguments) {
    return Duration.ofSeconds(Long.parseLong(arguments.get(1)));
  }

  private SharedObject storage(String session) {
    return sessions.of(session).orElseThrow();
  }

  private static void attempt(ObjectEditor editor) {
    editor.increment("attempted", 1);
  }

  private String sessionsOf(String user) {
    return sessions
        .sessionsOf(user)
        .map(SessionInfo::id)
        .map(SessionId::toString)
        .collect(Collectors.joining(" "));
  }

  private String alive(List<String> ids) {
    return ids.stream().filter(id -> sessions.of(id).isPresent()).collect(Collectors.joining(" "));
  }

  private String keep(String id) {
    kept.put(id, sessions.find(SessionId.parse(id)));
    return "kept";
  }

  /** Ends a session that is used here, as signing out does. */
  private String end(String id) {
    kept.remove(id).close();
    return "ended";
  }

  /** Opens sessions with an idle time-out. */
  private String open(int count, Duration idle) {
    return IntStream.range(0, count)
        .mapToObj(i -> sessions.add(SessionId.random(), SessionKind.WEB, "idle"))
        .peek(sessions::announce)
        .peek(session -> session.used(idle.toMillis()))
        .peek(session -> Places.child(session.storage()).use(c -> c.increment(Counter.ALL, 1)))
        .map(session -> session.id().toString())
        .collect(Collectors.joining(" "));
  }

  /** Uses a session, as a request does. */
  private String touch(String id, Duration idle) {
    Session session = sessions.find(SessionId.parse(id));
    session.used(idle.toMillis());
    return "used";
  }

  /** How many first-level children a session has; commits once, so that the removed ones go. */
  private long children(String id) {
    return storage(id)
        .with(
            root -> {
              root.increment("looked", 1);
              return root.names().stream()
                  .filter(name -> root.get(name) instanceof SharedObject)
                  .count();
            });
  }
}
