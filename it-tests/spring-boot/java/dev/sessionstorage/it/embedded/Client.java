// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.embedded;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Asks for one page, again and again, with its cookies. */
final class Client {
  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final HttpRequest request;

  Client(int port) {
    request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/")).build();
  }

  String get() throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.ofString()).body();
  }
}
