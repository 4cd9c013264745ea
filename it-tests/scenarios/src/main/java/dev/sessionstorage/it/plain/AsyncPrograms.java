// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.plain;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

/** Asynchronous requests. */
@WebServlet(urlPatterns = "/async/*", asyncSupported = true)
public class AsyncPrograms extends Programs {
  private static final long serialVersionUID = 1L;

  /** Its programs. */
  public AsyncPrograms() {
    async("dispatch", (request, response) -> start(request, response).dispatch("/target/peek"));
    async("dispatch-wrapped", AsyncPrograms::dispatchWrapped);
    async("begin-and-dispatch", AsyncPrograms::beginAndDispatch);
    async("begin-later", (request, response) -> start(request, response).dispatch("/target/begin"));
    async("complete", AsyncPrograms::complete);
    async("start", AsyncPrograms::inThread);
    async("time-out", AsyncPrograms::timeOut);
    async("fail", (request, response) -> start(request, response).dispatch("/dispatch/exception"));
  }

  private void async(String name, AsyncProgram program) {
    on(
        name,
        (request, response) -> {
          program.run(request, response);
          return null;
        });
  }

  @FunctionalInterface
  private interface AsyncProgram {
    void run(HttpServletRequest request, HttpServletResponse response) throws Exception;
  }

  private static AsyncContext start(HttpServletRequest request, HttpServletResponse response) {
    Log.add("of listeners " + RequestCallbacks.isThatOfListeners(request));
    return noted(request.startAsync(), request, response);
  }

  private static AsyncContext noted(
      AsyncContext async, HttpServletRequest request, HttpServletResponse response) {
    Log.add(
        "async with the original ones %s, with this request %s and response %s"
            .formatted(
                async.hasOriginalRequestAndResponse(),
                async.getRequest() == request,
                async.getResponse() == response));
    async.addListener(new Callbacks());
    return async;
  }

  private static void dispatchWrapped(HttpServletRequest request, HttpServletResponse response) {
    HttpServletRequest wrapped = new HttpServletRequestWrapper(request);
    noted(request.startAsync(wrapped, response), wrapped, response).dispatch("/target/peek");
  }

  private static void beginAndDispatch(HttpServletRequest request, HttpServletResponse response) {
    request.getSession().setAttribute("begun", "before");
    start(request, response).dispatch("/target/peek");
  }

  private static void complete(HttpServletRequest request, HttpServletResponse response)
      throws Exception {
    AsyncContext async = start(request, response);
    write(response, "session " + (request.getSession(false) != null));
    async.complete();
  }

  private static void inThread(HttpServletRequest request, HttpServletResponse response) {
    AsyncContext async = start(request, response);
    async.start(
        () -> {
          HttpServletRequest same = (HttpServletRequest) async.getRequest();
          String seen = "session " + (same.getSession(false) != null);
          Object unused =
              outcome(
                  () -> {
                    write((HttpServletResponse) async.getResponse(), seen);
                    return null;
                  });
          async.complete();
        });
  }

  private static void timeOut(HttpServletRequest request, HttpServletResponse response) {
    start(request, response).setTimeout(50);
  }

  /** What the container says of it. */
  private static final class Callbacks implements AsyncListener {

    @Override
    public void onComplete(AsyncEvent event) {
      Log.add("async completed");
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      Log.add("async timed out");
      HttpServletRequest request = (HttpServletRequest) event.getAsyncContext().getRequest();
      Object unused =
          outcome(
              () -> {
                write(
                    (HttpServletResponse) event.getAsyncContext().getResponse(),
                    "late, session " + (request.getSession(false) != null));
                return null;
              });
      event.getAsyncContext().complete();
    }

    @Override
    public void onError(AsyncEvent event) {
      Log.add("async failed with " + event.getThrowable().getClass().getSimpleName());
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      Log.add("async started again");
    }
  }
}
