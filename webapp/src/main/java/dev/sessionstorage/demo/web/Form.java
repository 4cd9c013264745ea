// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.web;

import jakarta.servlet.http.HttpServletRequest;
import java.text.Normalizer;
import java.util.Map;

/** The fields of a request, checked one by one. */
public final class Form {
  private final Map<String, String[]> fields;

  Form(Map<String, String[]> fields) {
    this.fields = fields;
  }

  /** Reads the fields, or says that they cannot be read: containers differ in what they throw. */
  public static Form of(HttpServletRequest request) {
    try {
      return new Form(request.getParameterMap());
    } catch (RuntimeException unreadable) {
      throw new Problem(400, "The form is not encoded as a form should be.");
    }
  }

  /** Gives a line of text, which may be empty. */
  public String text(String field, int maxLength) {
    String value = Normalizer.normalize(single(field), Normalizer.Form.NFC);
    int length = value.codePointCount(0, value.length());
    if (length > maxLength) {
      throw bad(field, "may have " + maxLength + " characters, but has " + length);
    }
    if (value.codePoints().anyMatch(Character::isISOControl)) {
      throw bad(field, "must be one line without control characters");
    }
    return value;
  }

  /** Gives a name: not blank, and nothing in it that could make it look like another one. */
  public String name(String field, int maxLength) {
    String value = text(field, maxLength).strip();
    if (value.isEmpty()) {
      throw bad(field, "must not be empty");
    }
    if (value.codePoints().anyMatch(Form::isInvisible)) {
      throw bad(field, "must not have invisible characters");
    }
    return value;
  }

  private static boolean isInvisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }

  private String single(String field) {
    String[] values = fields.get(field);
    if (values == null || values.length != 1) {
      throw bad(field, values == null ? "is missing" : "must be given once");
    }
    return values[0];
  }

  private static Problem bad(String field, String why) {
    return new Problem(400, "The field \"" + field + "\" " + why + ".");
  }
}
