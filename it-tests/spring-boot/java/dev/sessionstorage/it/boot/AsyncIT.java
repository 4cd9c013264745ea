// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.Current;
import dev.sessionstorage.NoCurrentSessionException;
import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.SharedObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.core.task.TaskDecorator;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The decorator of the documentation takes the session along to {@code @Async} methods. */
class AsyncIT {

  @Test
  void asynchronousMethodRunsInTheSessionOfItsCaller() {
    List<Class<?>> sources =
        List.of(ShopApplication.class, TomcatBootIT.Server.class, Decorated.class, Later.class);
    try (Started shop = Started.with(sources)) {
      Browser browser = shop.browser();
      browser.get("/visit");

      assertThat(browser.get("/later")).isEqualTo("2");
      assertThat(shop.bean(Worker.class).visit())
          .as("without a session")
          .failsWithin(Duration.ofSeconds(10))
          .withThrowableOfType(ExecutionException.class)
          .withCauseInstanceOf(NoCurrentSessionException.class);
    }
  }

  @EnableAsync
  static class Decorated {
    @Bean
    TaskDecorator inTheSessionOfTheCaller(SessionStorage sessions) {
      return task -> sessions.contextual(task); // in no session if the caller is in none
    }

    @Bean
    Worker worker(@Current SharedObject storage) {
      return new Worker(storage);
    }
  }

  public static class Worker {
    private final SharedObject storage;

    Worker(SharedObject storage) {
      this.storage = storage;
    }

    @Async
    public CompletableFuture<Long> visit() {
      return CompletableFuture.completedFuture(storage.with(s -> s.increment("visits", 1)));
    }
  }

  @RestController
  static class Later {
    private final Worker worker;

    Later(Worker worker) {
      this.worker = worker;
    }

    @GetMapping("/later")
    String later() {
      return worker.visit().join().toString();
    }
  }
}
