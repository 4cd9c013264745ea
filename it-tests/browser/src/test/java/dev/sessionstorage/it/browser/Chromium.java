// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.browser;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The browser of this machine: nothing is downloaded.
 *
 * @param browser the browser itself
 * @param driver what steers it
 */
record Chromium(Path browser, Path driver) {

  /** Finds it, or skips the tests loudly, or fails them where a browser is required. */
  static Chromium findOrSkip() {
    Optional<Path> browser = find("chromium", "chromium-browser", "google-chrome");
    Optional<Path> driver = find("chromedriver");
    if (browser.isEmpty() || driver.isEmpty()) {
      String missing = browser.isEmpty() ? "Chromium" : "chromedriver";
      return giveUp(missing + " is not on the PATH (Debian: chromium, chromium-driver)");
    }
    return new Chromium(browser.get(), driver.get());
  }

  private static Chromium giveUp(String reason) {
    if (Boolean.getBoolean("browser.required")) {
      return fail(reason + ", and browser.required is set");
    }
    System.out.println("######## BROWSER TESTS SKIPPED: " + reason + " ########");
    return abort(reason);
  }

  private static Optional<Path> find(String... names) {
    String[] folders = Pattern.compile(File.pathSeparator, Pattern.LITERAL).split(path());
    return Arrays.stream(names)
        .flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static String path() {
    return Optional.ofNullable(System.getenv("PATH")).orElse("");
  }
}
