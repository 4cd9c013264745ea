// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sessionstorage.SharedObject;
import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.UseLostException;
import dev.sessionstorage.UseUnknownException;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.store.Fault;
import dev.sessionstorage.store.FaultyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Writes of which the store does not say what became of them, and writes that arrive late. */
@Timeout(120)
@DisplayNameGeneration(ReplaceUnderscores.class)
class UnknownCommitsTest {
  private static final int ROUNDS = 150;

  private final HeapSpace space = new HeapSpace();
  private final Random random = new Random(7);
  private final List<FaultyStore> stores = new ArrayList<>();

  private synchronized Fault fault(Commit commit) {
    if (random.nextInt(6) != 0 || commit.pivot().key().group() < 0) {
      return null;
    }
    Fault.Reach reach = random.nextBoolean() ? Fault.Reach.ALL : Fault.Reach.NOTHING;
    return new Fault(reach, random.nextBoolean());
  }

  private SessionManager member(String name) {
    FaultyStore store = new FaultyStore(new HeapStore(space), this::fault);
    stores.add(store);
    ClusterEngine engine = new ClusterEngine("test", name, store);
    return new SessionManager(Settings.DEFAULT, () -> engine);
  }

  @Test
  void what_is_acknowledged_is_counted_once() {
    SessionManager a = member("A");
    SessionManager b = member("B");
    var session = a.open("tester");
    session.storage().use(s -> s.put("children", 0));
    AtomicInteger sure = new AtomicInteger();
    AtomicInteger unsure = new AtomicInteger();
    List<CompletableFuture<Void>> threads = new ArrayList<>();
    for (SessionManager member : List.of(a, b, a, b)) {
      SharedObject storage = member.of(session.id()).orElseThrow();
      threads.add(CompletableFuture.runAsync(() -> count(storage, sure, unsure)));
    }
    threads.forEach(CompletableFuture::join);
    stores.forEach(FaultyStore::arrive);

    SharedObject onA = child(a.of(session.id()).orElseThrow());
    SharedObject onB = child(b.of(session.id()).orElseThrow());
    long counted = onB.with(child -> child.get("n", Long.class));
    assertThat(counted).isBetween((long) sure.get(), (long) sure.get() + unsure.get());
    await().untilAsserted(() -> assertThat(onA.get("n")).as("without a block").isEqualTo(counted));
    assertThat(onA.<Long, RuntimeException>with(child -> child.get("n", Long.class)))
        .isEqualTo(counted);
    a.close();
    b.close();
  }

  /** The child as of a block: without one it may not be here yet. */
  private static SharedObject child(SharedObject storage) {
    storage.use(s -> assertThat(s.has("child")).isTrue());
    return requireNonNull(storage.object("child"));
  }

  private void count(SharedObject storage, AtomicInteger sure, AtomicInteger unsure) {
    for (int i = 0; i < ROUNDS; i++) {
      try {
        storage.objectOrNew("child").use(child -> child.increment("n", 1));
        sure.incrementAndGet();
      } catch (UseUnknownException e) {
        unsure.incrementAndGet();
      } catch (UseLostException | StorageUnavailableException refused) {
        assertThat(refused).hasMessageMatching("(?s).*[Nn]othing was published.*");
      }
      if (i % 10 == 0) {
        create(storage, "other" + i);
        stores.forEach(FaultyStore::arrive);
      }
    }
  }

  private static void create(SharedObject storage, String name) {
    try {
      storage.use(s -> s.put(name, Map.of()));
    } catch (UseLostException | StorageUnavailableException e) {
      assertThat(e).isNotNull(); // it may or may not be there
    }
  }
}
