// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.boot;

import dev.sessionstorage.Current;
import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.SessionStorageException;
import dev.sessionstorage.SharedObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Answers as the scenarios' application does. */
@RestController
@RequestMapping("/storage")
class StorageController {
  private final SessionStorage sessions;
  private final SharedObject storage;

  StorageController(SessionStorage sessions, @Current SharedObject storage) {
    this.sessions = sessions;
    this.storage = storage;
  }

  @GetMapping("/id")
  String id() {
    return sessions.id().toString();
  }

  @GetMapping("/add")
  String add(@RequestParam("name") String name) {
    return addOne(storage, name);
  }

  @GetMapping("/of")
  String of(@RequestParam("id") String id) {
    return sessions.of(id).map(it -> it.toMap().toString()).orElse("none");
  }

  @GetMapping("/add-of")
  String addOf(@RequestParam("id") String id, @RequestParam("name") String name) {
    return addOne(sessions.of(id).orElseThrow(), name);
  }

  private static String addOne(SharedObject object, String name) {
    long sum = object.with(it -> it.increment(name, 1));
    return String.valueOf(sum);
  }

  @ExceptionHandler
  @ResponseStatus(HttpStatus.CONFLICT)
  String describe(SessionStorageException problem) {
    return problem.getClass().getSimpleName() + ": " + problem.getMessage();
  }
}
