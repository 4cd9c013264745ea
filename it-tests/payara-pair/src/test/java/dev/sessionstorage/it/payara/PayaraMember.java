// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.payara;

import dev.sessionstorage.it.War;
import java.util.List;

/** Payara Micro as a member of a grid. */
final class PayaraMember extends Payara {
  private final List<String> options;

  PayaraMember(List<String> options) {
    this.options = options;
  }

  @Override
  protected List<String> options() {
    return options;
  }

  @Override
  public War war() {
    return War.clustered();
  }
}
