// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.web;

/** What the status codes of HTTP mean, in words for people. */
final class Status {
  private Status() {}

  static String title(int status) {
    return switch (status) {
      case 401 -> "Not signed in";
      case 403 -> "Not allowed";
      case 404 -> "Not found";
      case 405 -> "Wrong method";
      case 409 -> "Does not fit";
      case 410 -> "Gone";
      case 411 -> "Length missing";
      case 413 -> "Too large";
      case 415 -> "Wrong kind of content";
      case 503 -> "Busy";
      default -> status < 500 ? "Request not understood" : "Something went wrong";
    };
  }

  /** What to say when nobody said more. */
  static String detail(int status) {
    return switch (status) {
      case 404 -> "There is nothing at this address.";
      case 405 -> "This address does not take requests of that method.";
      default ->
          status < 500
              ? "The server could not make sense of this request."
              : "The server could not answer. Its log says more.";
    };
  }
}
