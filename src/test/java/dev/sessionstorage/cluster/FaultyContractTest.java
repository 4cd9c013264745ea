// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.cluster.core.Periods;
import dev.sessionstorage.cluster.core.Timing;
import dev.sessionstorage.contract.EveryContract;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Written;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The contract on a store that takes some writes without saying so. */
class FaultyContractTest extends EveryContract {
  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  @Override
  protected SessionStorage onEngine(Map<String, String> settings) {
    ClusterEngine engine = new ClusterEngine("contract", "A", new SilentStore(), impatient());
    return new SessionManager(Settings.from(settings::get), () -> engine);
  }

  /** Does not tell the outcome of each tenth write. */
  private static final class SilentStore extends UnreliableStore {
    private final AtomicInteger asked = new AtomicInteger();

    SilentStore() {
      super(new HeapStore(new HeapSpace()));
    }

    @Override
    public Written write(Commit commit) {
      Written written = super.write(commit);
      return asked.incrementAndGet() % 10 == 0 ? Written.UNKNOWN : written;
    }
  }

  /** Asks again at once, so that the tests do not take long. */
  private static Times impatient() {
    Timing timing = Timing.DEFAULT;
    Periods periods = Periods.DEFAULT;
    return new Times(
        new Timing(
            timing.beat(),
            timing.lease(),
            timing.silent(),
            timing.removed(),
            timing.turn(),
            MILLI,
            2 * MILLI,
            timing.settle(),
            timing.gather()),
        new Periods(
            MILLI,
            periods.resend(),
            periods.poll(),
            periods.touch(),
            periods.grace(),
            periods.endless(),
            periods.renewal(),
            periods.tombstone(),
            periods.sweep(),
            periods.steady()));
  }
}
