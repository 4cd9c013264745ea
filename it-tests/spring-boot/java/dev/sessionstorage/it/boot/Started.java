// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.boot;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** An application that runs on a free port of this machine until it is closed. */
record Started(ConfigurableApplicationContext context) implements AutoCloseable {

  /** Starts an application from some configuration classes, with properties as {@code a=b}. */
  static Started with(List<Class<?>> sources, String... properties) {
    SpringApplication application = new SpringApplication(sources.toArray(Class<?>[]::new));
    return new Started(application.run(arguments(properties)));
  }

  private static String[] arguments(String... properties) {
    List<String> arguments = new ArrayList<>();
    for (String property : properties) {
      arguments.add("--" + property);
    }
    arguments.add("--server.port=0");
    arguments.add("--server.address=127.0.0.1");
    arguments.add("--spring.main.banner-mode=off");
    arguments.add("--logging.level.root=warn");
    return arguments.toArray(String[]::new);
  }

  Browser browser() {
    return new Browser(address());
  }

  String address() {
    String path = property("server.servlet.context-path", "");
    return "http://127.0.0.1:" + property("local.server.port", "") + path;
  }

  private String property(String name, String fallback) {
    return context.getEnvironment().getProperty(name, fallback);
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }
}
