// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A browser: it keeps its cookies. */
public final class Client {
  private static final HttpClient SHARED;

  static {
    // shorter than the servers' 30 s: a connection that is just being closed must not be used again
    System.setProperty("jdk.httpclient.keepalive.timeout", "5");
    SHARED = newHttp();
  }

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient http;
  private final URI base;
  private final CookieManager cookies;

  private Client(HttpClient http, URI base, CookieManager cookies) {
    this.http = http;
    this.base = base;
    this.cookies = cookies;
  }

  /** A browser without cookies. */
  public static Client of(URI base) {
    return new Client(SHARED, base, new CookieManager());
  }

  /** A browser whose connections end with it: servers keep much for an open connection. */
  public static Client withOwnConnections(URI base) {
    return new Client(newHttp(), base, new CookieManager());
  }

  private static HttpClient newHttp() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  /** The same browser, looking at another application. */
  public Client at(URI otherBase) {
    return new Client(http, otherBase, cookies);
  }

  /** The address of the application. */
  public URI base() {
    return base;
  }

  /** Asks, and gives the answer whatever its status. */
  public Answer ask(String path, String... parameters) {
    return send(path, parameters).join();
  }

  /** Asks, and gives the text of an answer that must be a good one. */
  public String get(String path, String... parameters) {
    return ask(path, parameters).text();
  }

  /** Asks for words with blanks between them. */
  public List<String> words(String path, String... parameters) {
    return List.of(get(path, parameters).split(" ", -1));
  }

  /** Asks without waiting for the answer. */
  public CompletableFuture<Answer> send(String path, String... parameters) {
    return send(request(path, parameters).build());
  }

  /** Asks with headers of the request. */
  public Answer askWith(Map<String, String> headers, String path) {
    HttpRequest.Builder request = request(path);
    headers.forEach(request::header);
    return send(request.build()).join();
  }

  /** Asks as a user that the container knows. */
  public Answer askAs(String user, String password, String path) {
    String credentials =
        java.util.Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    return send(request(path).header("Authorization", "Basic " + credentials).build()).join();
  }

  /** Sends a request; text that is not empty is its body, and a header is {@code name: value}. */
  public HttpResponse<String> exchange(String method, String path, String body, String... headers) {
    HttpRequest.Builder request = request(path);
    for (String header : headers) {
      request.header(header.replaceAll(": .*", ""), header.replaceFirst(".*?: ", ""));
    }
    HttpRequest built =
        request
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response = http.sendAsync(built, BodyHandlers.ofString()).join();
    Answer unused = keepCookies(response);
    return response;
  }

  /** The events of a stream, each as it comes. */
  public Iterator<String> events(String path) {
    HttpResponse<Stream<String>> response =
        http.sendAsync(request(path).build(), BodyHandlers.ofLines()).join();
    assertThat(response.statusCode()).isEqualTo(200);
    return response
        .body()
        .filter(line -> line.startsWith("data: "))
        .map(line -> line.substring(6))
        .iterator();
  }

  /** Opens a WebSocket. */
  public Conversation talk(String path) {
    WebSocket.Builder handshake = http.newWebSocketBuilder().connectTimeout(PATIENCE);
    URI target = base.resolve(path);
    for (String cookie : cookies(target)) {
      handshake.header("Cookie", cookie);
    }
    return Conversation.over(handshake, URI.create(target.toString().replace("http:", "ws:")));
  }

  private CompletableFuture<Answer> send(HttpRequest request) {
    return http.sendAsync(request, BodyHandlers.ofString()).thenApply(this::keepCookies);
  }

  private HttpRequest.Builder request(String path, String... parameters) {
    URI target = base.resolve(path + query(parameters));
    HttpRequest.Builder request = HttpRequest.newBuilder(target).timeout(PATIENCE);
    cookies(target).forEach(cookie -> request.header("Cookie", cookie));
    return request;
  }

  private List<String> cookies(URI target) {
    try {
      return cookies.get(target, Map.of()).getOrDefault("Cookie", List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String query(String... parameters) {
    StringBuilder query = new StringBuilder();
    for (int i = 0; i < parameters.length; i += 2) {
      query
          .append(i == 0 ? '?' : '&')
          .append(parameters[i])
          .append('=')
          .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
    }
    return query.toString();
  }

  private Answer keepCookies(HttpResponse<String> response) {
    try {
      cookies.put(response.uri(), response.headers().map());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Answer(response.statusCode(), response.body(), response.headers().map());
  }

  /** What a server answered. */
  public record Answer(int status, String body, Map<String, List<String>> headers) {

    /** The value of a header that must be there. */
    public String header(String name) {
      return values(name).get(0);
    }

    private List<String> values(String name) {
      return headers.entrySet().stream()
          .filter(it -> it.getKey().equalsIgnoreCase(name))
          .flatMap(it -> it.getValue().stream())
          .toList();
    }

    /** The cookies that the answer sets. */
    public List<String> newCookies() {
      return values("Set-Cookie");
    }

    /** The cookies of HTTP sessions; some servers set others beside them. */
    public List<String> newSessions() {
      return newCookies().stream().filter(it -> it.startsWith("JSESSIONID=")).toList();
    }

    /** The text of a good answer. */
    public String text() {
      assertThat(status).as(body).isEqualTo(200);
      return body;
    }

    /** The text of an answer that says what is wrong. */
    public String problem() {
      assertThat(status).as(body).isEqualTo(409);
      return body;
    }
  }
}
