// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.plain;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

/** Reads what a request brings. */
@MultipartConfig
@WebServlet(urlPatterns = "/body/*", asyncSupported = true)
public class BodyPrograms extends Programs {
  private static final long serialVersionUID = 1L;

  /** Its programs. */
  public BodyPrograms() {
    on("parameters", (request, response) -> parameters(request));
    on("stream", (request, response) -> stream(request) + "\n" + parameters(request));
    on(
        "reader",
        (request, response) -> request.getReader().readLine() + outcome(request::getInputStream));
    on("encoding", BodyPrograms::encoding);
    on("parts", (request, response) -> parts(request));
    on("without-blocking", BodyPrograms::withoutBlocking);
  }

  private static String parameters(HttpServletRequest request) {
    StringBuilder lines = new StringBuilder("parameters:");
    request
        .getParameterMap()
        .forEach((name, values) -> lines.append("\n" + name + " = " + Arrays.toString(values)));
    return lines.toString();
  }

  private static String stream(HttpServletRequest request) throws IOException {
    return new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Whoever reads a parameter before decides on the encoding. */
  private static String encoding(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    request.setCharacterEncoding("UTF-16");
    return parameters(request);
  }

  private static String parts(HttpServletRequest request) throws Exception {
    StringBuilder lines = new StringBuilder("parts:");
    for (Part part : request.getParts()) {
      String text = new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      lines.append("\n" + part.getName() + " " + part.getSubmittedFileName() + " = " + text);
    }
    return lines.toString();
  }

  private static Object withoutBlocking(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    request.getSession().setAttribute("read", "without blocking");
    AsyncContext async = request.startAsync();
    ServletInputStream in = request.getInputStream();
    in.setReadListener(new Reader(in, async, response));
    return null;
  }

  private record Reader(
      ServletInputStream in,
      AsyncContext async,
      HttpServletResponse response,
      ByteArrayOutputStream read,
      AtomicBoolean hasEnded)
      implements ReadListener {

    Reader(ServletInputStream in, AsyncContext async, HttpServletResponse response) {
      this(in, async, response, new ByteArrayOutputStream(), new AtomicBoolean());
    }

    @Override
    public void onDataAvailable() throws IOException {
      int next = 0;
      while (next >= 0 && in.isReady()) { // not until it is finished: Payara says so too early
        next = in.read();
        if (next >= 0) {
          read.write(next);
        }
      }
      if (in.isFinished()) {
        onAllDataRead(); // which Payara does not call after a short text
      }
    }

    @Override
    public void onAllDataRead() throws IOException {
      if (!hasEnded.getAndSet(true)) {
        write(response, read.toString(StandardCharsets.UTF_8));
        async.complete();
      }
    }

    @Override
    public void onError(Throwable problem) {
      Log.add("reading failed with " + problem.getClass().getSimpleName());
      async.complete();
    }
  }
}
