// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.browser;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.ThrowingConsumer;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A browser with a profile of its own: its cookies are nobody else's. */
final class Profile implements AutoCloseable {
  private final ChromeDriver driver;

  Profile(Chromium chromium) throws IOException {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.browser().toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox", // builds run as root
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--no-first-run",
        "--window-size=1280,1000",
        "--user-data-dir="
            + Files.createTempDirectory(Path.of("target"), "profile-").toAbsolutePath());
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromium.driver().toFile())
            .usingAnyFreePort()
            .build();
    driver = new ChromeDriver(service, options);
  }

  void open(URI page) {
    driver.get(page.toString());
  }

  WebElement element(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  String text(String selector) {
    return element(selector).getText();
  }

  /** The page as it is now, attributes included. */
  String source() {
    return driver.getPageSource();
  }

  void click(String selector) {
    eventually(it -> element(selector).click());
  }

  void type(String selector, String text) {
    eventually(
        it -> {
          WebElement field = element(selector);
          field.clear();
          field.sendKeys(text);
        });
  }

  /** The page changes by itself: what is said of it becomes true after a while. */
  void eventually(ThrowingConsumer<Profile> assertion) {
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .untilAsserted(() -> assertion.accept(this));
  }

  /** Leaves a mark on the page that a reload would take away. */
  void mark() {
    driver.executeScript("window.marked = true");
  }

  boolean isMarked() {
    return Boolean.TRUE.equals(driver.executeScript("return window.marked === true"));
  }

  void screenshot(String name) throws IOException {
    Path folder = Files.createDirectories(Path.of("target/screenshots"));
    Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
