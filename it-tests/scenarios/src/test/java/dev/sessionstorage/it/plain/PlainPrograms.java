// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.plain;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** What is asked of the plain programs, by the name of the situation. */
final class PlainPrograms {
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

  private final Map<String, Consumer<Recorder>> all = new LinkedHashMap<>();

  private PlainPrograms() {
    sessions();
    ends();
    cookies();
    dispatches();
    otherApplications();
    asynchronous();
    users();
    bodies();
    methods();
  }

  static Map<String, Consumer<Recorder>> all() {
    return new PlainPrograms().all;
  }

  private void sessions() {
    all.put("a request without a session", it -> it.get("session/nothing").get("session/peek"));
    all.put(
        "a session begins",
        it -> it.get("session/begin").get("session/begin").get("session/times"));
    all.put(
        "a listener begins it", it -> it.get("session/peek?listener=begin").get("session/names"));
    all.put(
        "attributes",
        it ->
            it.get("session/set?name=a&value=1")
                .get("session/set?name=a&value=2")
                .get("session/names")
                .get("session/remove?name=a")
                .get("session/remove?name=never")
                .get("session/set-null?name=set%20by%20listener")
                .get("session/names"));
    all.put(
        "attributes that are told",
        it ->
            it.get("session/set-bound?name=b&value=1")
                .get("session/set-again")
                .get("session/set-bound?name=b&value=2")
                .get("session/remove?name=b")
                .get("session/set-bound?name=b&value=3")
                .get("session/set?name=b&value=text"));
    all.put("the idle time-out", it -> it.get("session/interval").get("session/interval"));
    all.put(
        "an id that changes",
        it ->
            it.get("session/change-id")
                .get("session/begin")
                .get("session/change-id")
                .get("session/names"));
    all.put("a session after the answer", it -> it.get("session/after-commit").get("session/peek"));
  }

  private void ends() {
    all.put(
        "a session ends",
        it ->
            it.get("session/set-bound?name=b&value=1")
                .get("session/invalidate")
                .get("session/peek"));
    all.put(
        "a session ends where it began",
        it -> it.get("session/invalidate").get("session/invalidate-twice"));
    all.put(
        "a session is followed by another",
        it -> it.get("session/begin").get("session/renew").get("session/names"));
    all.put(
        "a listener ends it once more",
        it ->
            it.get("session/set?name=end%20twice&value=1")
                .get("session/invalidate")
                .get("session/peek"));
    all.put(
        "a listener ends it when an attribute comes",
        it ->
            it.get("session/begin")
                .get("session/set?name=end%20at%20once&value=1")
                .get("session/peek"));
    all.put(
        "a listener ends it when an attribute goes",
        it ->
            it.get("session/set?name=end%20with%20me&value=1")
                .get("session/remove?name=end%20with%20me")
                .get("session/peek"));
  }

  private void cookies() {
    all.put(
        "an unknown cookie",
        it ->
            it.send("GET", "session/peek", "", "Cookie: JSESSIONID=unknown")
                .send("GET", "session/begin", "", "Cookie: JSESSIONID=unknown"));
    all.put("an id in the URL", it -> it.get("session/peek;jsessionid=unknown"));
    all.put(
        "links",
        it -> it.get("session/encode").get("session/encode").newBrowser().get("session/encode"));
    all.put("a redirect", it -> it.get("session/redirect").get("session/names"));
  }

  private void dispatches() {
    for (String target : new String[] {"peek", "begin", "end"}) {
      all.put(
          "a forward to " + target,
          it ->
              it.get("dispatch/forward?target=" + target)
                  .get("session/begin")
                  .get("dispatch/forward?target=" + target));
      all.put(
          "an include of " + target,
          it ->
              it.get("dispatch/include?target=" + target)
                  .get("session/begin")
                  .get("dispatch/include?target=" + target));
    }
    all.put("a session after a forward", it -> it.get("dispatch/begin-and-forward?target=peek"));
    all.put("a forward with wrappers", it -> it.get("dispatch/forward-wrapped?target=begin"));
    all.put(
        "a forward with a wrapper for any protocol",
        it -> it.get("dispatch/forward-in-plain-wrapper?target=begin").get("session/peek"));
    all.put(
        "an include after the answer", it -> it.get("dispatch/include-after-commit?target=begin"));
    all.put(
        "a forward after the answer", it -> it.get("dispatch/forward-after-commit?target=begin"));
    all.put(
        "an include after the end",
        it -> it.get("session/begin").get("dispatch/end-and-include?target=peek"));
    all.put(
        "an error",
        it ->
            it.get("dispatch/error")
                .get("session/begin")
                .get("dispatch/error")
                .get("dispatch/error-without-page")
                .get("nowhere"));
    all.put("a session after an error", it -> it.get("dispatch/error-after-begin"));
    all.put("an exception", it -> it.get("dispatch/exception").get("session/names"));
  }

  private void otherApplications() {
    all.put(
        "an include of another application",
        it -> it.get("dispatch/include-other?other=/plain-two").get("session/names"));
    all.put(
        "a forward to another application",
        it -> it.get("dispatch/forward-other?other=/plain-two").get("session/names"));
  }

  private void asynchronous() {
    for (String program :
        new String[] {
          "dispatch",
          "dispatch-wrapped",
          "begin-and-dispatch",
          "begin-later",
          "complete",
          "start",
          "time-out",
          "fail"
        }) {
      all.put(
          "asynchronous, " + program,
          it -> it.until("async completed", "GET", "async/" + program, "").get("session/peek"));
    }
  }

  private void users() {
    all.put(
        "a login",
        it ->
            it.get("user/who")
                .get("user/login")
                .get("user/who")
                .get("user/logout")
                .get("user/who"));
    all.put("a login that fails", it -> it.get("user/login-wrongly").get("session/peek"));
    all.put("a login, then a session", it -> it.get("user/login-and-begin").get("user/who"));
    all.put(
        "a session, then a login",
        it -> it.get("user/begin-and-login").get("user/who").get("session/names"));
    all.put(
        "a login and a logout",
        it -> it.get("user/login-and-logout").get("user/authenticate").get("session/peek"));
    all.put(
        "credentials in the request",
        it ->
            it.get("secure/who")
                .send("GET", "secure/who", "", "Authorization: Basic YWxpY2U6c2VjcmV0")
                .send("GET", "user/who", "", "Authorization: Basic YWxpY2U6c2VjcmV0")
                .send("GET", "secure/who", "", "Authorization: Basic YWxpY2U6d3Jvbmc="));
  }

  private void bodies() {
    String form = "a=1&b=%C3%A4&a=3";
    for (String program : new String[] {"parameters", "stream", "reader", "encoding"}) {
      all.put(
          "a form as " + program, it -> it.send("POST", "body/" + program + "?a=0", form, FORM));
    }
    all.put(
        "a text as stream",
        it -> it.send("POST", "body/stream", "text", "Content-Type: text/plain"));
    all.put(
        "a text without blocking",
        it -> it.send("POST", "body/without-blocking", "text", "Content-Type: text/plain"));
    all.put(
        "a form in parts",
        it ->
            it.send(
                "POST",
                "body/parts",
                String.join(
                    "\r\n",
                    "--x",
                    "Content-Disposition: form-data; name=\"f\"; filename=\"f.txt\"",
                    "",
                    "text",
                    "--x--",
                    ""),
                "Content-Type: multipart/form-data; boundary=x"));
  }

  private void methods() {
    for (String method :
        new String[] {"GET", "HEAD", "OPTIONS", "TRACE", "POST", "PUT", "DELETE", "PATCH"}) {
      all.put(
          "the method " + method,
          it -> it.send(method, "method/x", method.startsWith("P") ? "body" : ""));
    }
  }
}
