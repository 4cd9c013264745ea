// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.plain;

import static org.awaitility.Awaitility.await;

import dev.sessionstorage.it.Client;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;

/** Asks an application, and writes down each answer and what the container has called for it. */
final class Recorder {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** Ids of HTTP sessions, without what servers write around them, and of logins. */
  private static final Pattern ID =
      Pattern.compile(
          "(?:JSESSIONID=(?:0000)?|;jsessionid=(?:0000)?|LtpaToken2=)([^\\s?;.:\"]{7,})");

  /** They differ each time, or tell only of the connection. */
  private static final Set<String> UNTOLD =
      Set.of("date", "connection", "keep-alive", "content-length", "transfer-encoding");

  private Client log;
  private final List<String> lines = new ArrayList<>();
  private final Map<String, String> ids = new LinkedHashMap<>();
  private Client browser;
  private int seen;

  /** How many requests have begun and not ended. */
  private String open;

  Recorder(URI base) {
    this.log = Client.of(base);
    this.browser = Client.of(base);
    List<String> before = calls();
    this.open = before.get(0);
    this.seen = before.size() - 1;
  }

  /** What the container has called until now. */
  static List<String> callsUntilNow(URI base) {
    return Client.of(base).get("log", "from", "0").lines().skip(1).toList();
  }

  /** All that was written down. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  /** Goes on in the application as it was deployed anew. */
  Recorder at(URI base) {
    log = Client.of(base);
    browser = browser.at(base);
    open = "0";
    seen = 0;
    return this;
  }

  /** Goes on with a browser that has no cookies. */
  Recorder newBrowser() {
    browser = Client.of(log.base());
    return this;
  }

  Recorder get(String path) {
    return send("GET", path, "");
  }

  /** Sends a request; text that is not empty is its body. */
  Recorder send(String method, String path, String body, String... headers) {
    return until("", method, path, body, headers);
  }

  /** Sends a request that has not ended before the container has called this. */
  Recorder until(String call, String method, String path, String body, String... headers) {
    HttpResponse<String> answer = browser.exchange(method, path, body, headers);
    lines.add("> " + method + " " + named(path));
    lines.add("< " + answer.statusCode());
    headers(answer).forEach((name, values) -> lines.add("< " + name + ": " + named("" + values)));
    named(answer.body()).lines().filter(Recorder::isNoStack).forEach(lines::add);
    tellCalls(call);
    return this;
  }

  /** Pages of the server may show a stack, with each filter in it. */
  private static boolean isNoStack(String line) {
    return !line.startsWith("\t") && !line.startsWith("<div id=\"stack\">");
  }

  private static Map<String, List<String>> headers(HttpResponse<String> answer) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(answer.headers().map());
    headers.keySet().removeIf(name -> UNTOLD.contains(name.toLowerCase(java.util.Locale.ROOT)));
    return headers;
  }

  private void tellCalls(String call) {
    List<String> calls = callsUntilTheEnd(call);
    open = calls.get(0);
    for (String line : calls.subList(1, calls.size())) {
      seen++;
      lines.add("! " + named(line));
    }
  }

  /** A request may end after its answer has come; some servers do not tell of every end. */
  private List<String> callsUntilTheEnd(String call) {
    try {
      return await()
          .atMost(PATIENCE)
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(5))
          .until(this::calls, calls -> hasEnded(calls, call));
    } catch (ConditionTimeoutException e) {
      lines.add("! nobody is told of the end");
      return calls();
    }
  }

  private boolean hasEnded(List<String> calls, String call) {
    return calls.get(0).equals(open) && (call.isEmpty() || calls.contains(call));
  }

  private List<String> calls() {
    return log.get("log", "from", "" + seen).lines().toList();
  }

  /** The text with ids replaced by numbers. */
  private String named(String text) {
    Matcher matcher = ID.matcher(text);
    while (matcher.find()) {
      String unused = ids.putIfAbsent(matcher.group(1), "id-" + (ids.size() + 1));
    }
    String named = text;
    for (Map.Entry<String, String> id : ids.entrySet()) {
      named = named.replace(id.getKey(), id.getValue());
    }
    return named.replace(log.base().getAuthority(), "server");
  }
}
