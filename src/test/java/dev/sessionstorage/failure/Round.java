// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure;

import dev.sessionstorage.failure.Tally.Figure;
import dev.sessionstorage.failure.member.Journal.Event;
import dev.sessionstorage.failure.member.Kind;
import dev.sessionstorage.failure.member.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.awaitility.Awaitility;

/**
 * Sessions of their own, threads on all members that count in them, and what happens meanwhile.
 *
 * @param <C> the members, and what they share
 */
public final class Round<C extends Cluster> {
  private static final int SESSIONS = 3;
  private static final int SOME = 20;
  private static final Duration GOES_ON_WITHIN = Duration.ofSeconds(60);

  /** What it happens to. */
  public final C cluster;

  private final Random random;
  private String name;
  private List<String> sessions;
  private List<MemberProcess> first;
  private final Map<String, Account> accounts = new LinkedHashMap<>();
  private Duration free = Duration.ZERO;

  /** Opens sessions, and lets all members count in them. */
  public Round(C cluster, String name, Random random) {
    this.cluster = cluster;
    this.random = random;
    begin(name);
  }

  private void begin(String newName) {
    name = newName;
    first = cluster.members();
    sessions = List.of(any().ask("open " + SESSIONS).split(" ", -1));
    first.forEach(this::load);
    untilTheyCount(first);
  }

  /** Begins with other sessions, when those before may be gone. */
  public void beginAgain() {
    first.stream().filter(cluster.members()::contains).forEach(member -> member.ask("stop"));
    accounts.clear();
    begin(name + "-again");
  }

  /** The ids of the sessions. */
  public List<String> sessions() {
    return sessions;
  }

  /** All sessions of this event, whichever member noted it. */
  Set<String> noted(Event event) {
    Set<String> noted = new LinkedHashSet<>();
    accounts.values().forEach(account -> noted.addAll(account.journal().read().get(event)));
    return noted;
  }

  Random random() {
    return random;
  }

  /** Gives one of the members. */
  public MemberProcess any() {
    return cluster.members().get(random.nextInt(cluster.members().size()));
  }

  /** Whether it has been a member since the round began. */
  boolean wasThere(MemberProcess member) {
    return first.contains(member);
  }

  /** As many different ones. */
  public List<MemberProcess> some(int count) {
    List<MemberProcess> all = cluster.members();
    Collections.shuffle(all, random);
    return all.subList(0, count);
  }

  /** Lets a member count; it is the guest of the one after it. */
  public void load(MemberProcess member) {
    List<MemberProcess> all = cluster.members();
    MemberProcess host = all.get((all.indexOf(member) + 1) % all.size());
    Path file = cluster.folder().resolve(name + "-" + member.name + ".ledger").toAbsolutePath();
    String own = name + "." + member.name;
    accounts.put(member.name, new Account(own, name + "." + host.name, file, sessions));
    String ids = String.join(" ", sessions);
    member.ask("load " + name + " " + host.name + " " + file + " " + ids);
  }

  /** Waits until each of them has counted some more. */
  public void untilTheyCount(List<MemberProcess> members) {
    members.forEach(this::untilItCounts);
  }

  private void untilItCounts(MemberProcess member) {
    Account account = accounts.get(member.name);
    long goal = account.acknowledged() + SOME;
    Awaitility.await(member.name + " counts on")
        .atMost(GOES_ON_WITHIN)
        .until(() -> account.acknowledged() >= goal);
  }

  /** Lets a member enter the first session and stay inside. */
  public MemberProcess hold(MemberProcess member) {
    member.ask("hold");
    return member;
  }

  /** What happens to this member makes its calls long. */
  public void spoil(MemberProcess member) {
    accounts.get(member.name).spoil();
  }

  /** Waits until another member than this one, which holds, can enter the first session. */
  public void untilItIsFree(MemberProcess holder) {
    untilItIsFree(List.of(holder));
  }

  /** Waits until another member than these, one of which holds, can enter the first session. */
  public void untilItIsFree(List<MemberProcess> harmed) {
    long begin = System.nanoTime();
    cluster.without(harmed).get(0).ask("inside " + new Target(Kind.ROOT, sessions.get(0)));
    free = Duration.ofNanos(System.nanoTime() - begin);
  }

  /** Ends as {@link #count} says, and finds out whether changes are told. */
  Tally end() throws IOException {
    return count().plus(untoldChanges());
  }

  /** Makes the cluster whole under load, stops the load, and adds up. */
  public Tally count() throws IOException {
    cluster.heal().forEach(this::load);
    cluster.untilItIsWhole();
    untilTheyCount(cluster.members());
    stop();
    Map<Target, Map<String, Long>> values = Survivors.values(cluster.members(), targets());
    Tally tally = Tally.of(Figure.ROUNDS, 1).plus(Tally.of(Figure.FREE, free)).plus(ends());
    for (Account account : accounts.values()) {
      tally = tally.plus(account.tally(name, values));
    }
    return tally;
  }

  private void stop() {
    List<MemberProcess> members = cluster.members();
    List<java.util.concurrent.CompletableFuture<String>> stops =
        members.stream().map(member -> member.tell("stop")).toList();
    for (int i = 0; i < stops.size(); i++) {
      members.get(i).answer("stop", stops.get(i));
    }
  }

  private Set<Target> targets() {
    Set<Target> targets = new LinkedHashSet<>();
    accounts.values().forEach(account -> targets.addAll(account.targets(name)));
    return targets;
  }

  /**
   * What those were told, in the end, that were stopped or cut off: an end is told again before it
   * is forgotten.
   */
  Tally endsInTheEnd(Duration within) {
    List<MemberProcess> members = cluster.members();
    return new Ends(members, members.stream().filter(this::wasThere).toList())
        .tally(accounts.values(), within);
  }

  /** What a member ended that was killed, stopped or cut off may be told to others later. */
  private Tally ends() {
    List<MemberProcess> members = cluster.members();
    List<MemberProcess> unharmed =
        members.stream().filter(one -> !accounts.get(one.name).isSpoiled()).toList();
    List<Account> prompt = unharmed.stream().map(one -> accounts.get(one.name)).toList();
    List<Account> late = new ArrayList<>(accounts.values());
    late.removeAll(prompt);
    List<MemberProcess> witnesses = unharmed.stream().filter(this::wasThere).toList();
    return new Ends(members, witnesses)
        .tally(prompt)
        .plus(new Ends(members, List.of()).tally(late));
  }

  /** One change by each member, of which all others hear. */
  private Tally untoldChanges() {
    return Tally.of(Figure.UNTOLD, Changes.untold(cluster.members(), sessions.get(0)));
  }
}
