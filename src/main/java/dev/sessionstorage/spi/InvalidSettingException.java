// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.spi;

/**
 * Thrown at the start of an application if the text of a setting cannot be read. The message names
 * the setting, its text and what was expected.
 *
 * @since 1.0
 */
public final class InvalidSettingException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** The full name of the setting. */
  private final String name;

  /** What was set. */
  private final String text;

  /** What could have been set. */
  private final String expected;

  /**
   * Describes the fault.
   *
   * @param name the full name of the setting
   * @param text what was set
   * @param expected what could have been set, beginning with "expected"
   */
  public InvalidSettingException(String name, String text, String expected) {
    super("The setting " + name + " has the value \"" + text + "\": " + expected);
    this.name = name;
    this.text = text;
    this.expected = expected;
  }

  /**
   * Returns the full name of the setting.
   *
   * @return the name, such as {@code sessionstorage.lock-timeout}
   */
  public String name() {
    return name;
  }

  /**
   * Returns what was set.
   *
   * @return the text as it was set
   */
  public String text() {
    return text;
  }

  /**
   * Returns what could have been set.
   *
   * @return the end of a sentence, such as "expected on or off"
   */
  public String expected() {
    return expected;
  }
}
