// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.boot;

import dev.sessionstorage.Current;
import dev.sessionstorage.SharedObject;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The example of the README. */
@RestController
class Visits {
  @Autowired @Current SharedObject storage; // or SessionStorage sessions, to reach all of them

  @GetMapping("/visits")
  long visit() {
    return storage.with(s -> s.increment("visits", 1));
  }
}
