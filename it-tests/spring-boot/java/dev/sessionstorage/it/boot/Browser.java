// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.boot;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A browser with cookies of its own. */
public final class Browser {
  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final String root;

  Browser(int port) {
    this("http://127.0.0.1:" + port);
  }

  public Browser(String root) {
    this.root = root;
  }

  public String get(String path) {
    HttpResponse<String> response = response(path);
    if (response.statusCode() != 200) {
      throw new AssertionError(path + ": " + response.statusCode() + " " + response.body());
    }
    return response.body();
  }

  HttpResponse<String> response(String path) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(root + path)).build();
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(path, e);
    }
  }
}
