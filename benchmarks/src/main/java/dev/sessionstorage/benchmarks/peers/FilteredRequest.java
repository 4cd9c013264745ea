// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.peers;

import dev.sessionstorage.servlet.WebInitializer;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.FilterMapping;
import org.eclipse.jetty.ee10.servlet.ServletHandler;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A request of a real Jetty that is being served meanwhile, and the filters of the library with
 * nothing behind them: what is left is their own cost.
 */
@State(Scope.Benchmark)
public class FilteredRequest {

  @Param({"NO_SESSION", "SESSION", "FORWARD", "ASYNC"})
  public HeldDispatch.Kind request;

  private HeldDispatch held;
  private JettyApplication jetty;
  private List<Filter> filters;
  private HeldDispatch.Pass first;
  private HeldDispatch.Pass second;

  @Setup
  public void start() throws Exception {
    held = new HeldDispatch(request);
    jetty =
        new JettyApplication(
            held, context -> context.addServletContainerInitializer(new WebInitializer()));
    held.send(jetty.port());
    filters = filters(jetty.context().getServletHandler());
    first = held.first();
    second = held.second();
  }

  /** The filters that the library has registered, in their order. */
  private static List<Filter> filters(ServletHandler handler) {
    return Arrays.stream(handler.getFilterMappings())
        .map(FilterMapping::getFilterName)
        .map(name -> handler.getFilter(name).getFilter())
        .toList();
  }

  @TearDown
  public void stop() throws Exception {
    held.release();
    jetty.stop();
  }

  /** Serves the request: all that the library does for it happens, and nothing else. */
  public void serve(Blackhole application) throws IOException, ServletException {
    switch (request) {
      case FORWARD -> pass(first, chain(second, chain(application)));
      case ASYNC -> {
        pass(first, chain(application));
        pass(second, chain(application));
      }
      default -> pass(first, chain(application));
    }
  }

  private static FilterChain chain(Blackhole application) {
    return (seen, response) -> application.consume(seen);
  }

  private FilterChain chain(HeldDispatch.Pass pass, FilterChain end) {
    return (seen, response) -> pass(pass, end);
  }

  private void pass(HeldDispatch.Pass pass, FilterChain end) throws IOException, ServletException {
    FilterChain chain = end;
    for (int i = filters.size() - 1; i >= 0; i--) {
      Filter filter = filters.get(i);
      FilterChain next = chain;
      chain = (request, response) -> filter.doFilter(request, response, next);
    }
    chain.doFilter(pass.request(), pass.response());
  }
}
