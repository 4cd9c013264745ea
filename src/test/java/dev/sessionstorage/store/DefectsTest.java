// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.cluster.HeapSpace;
import dev.sessionstorage.cluster.HeapStore;
import dev.sessionstorage.spi.store.Store;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract notices stores that break it. */
class DefectsTest {

  private record Defect(
      String name, UnaryOperator<Store> store, Class<? extends StoreCase> part, String noticedBy) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Defect> writes() {
    Class<WritingContract> writing = WritingContract.class;
    return Stream.of(
        new Defect(
            "compares bytes, not stamps",
            WrongWrites::comparingBytes,
            writing,
            "bytes_that_are_back_do_not_make_an_old_stamp_valid"),
        new Defect(
            "lets the last write win",
            WrongWrites::lastWriteWins,
            writing,
            "a_change_is_refused_once_another_member_has_written"),
        new Defect(
            "refuses what it does later",
            WrongWrites::refusingAndDoing,
            writing,
            "a_change_is_refused_once_another_member_has_written"),
        new Defect(
            "takes its own commit for a rival's",
            WrongWrites::forgettingItsOwn,
            writing,
            "a_change_may_be_repeated"),
        new Defect(
            "remembers what it has done, not what became of it",
            WrongWrites::rememberingTooWell,
            writing,
            "a_change_is_not_done_again_after_another_member_has_written"),
        new Defect(
            "says done before it knows",
            WrongWrites::hoping,
            writing,
            "a_cell_that_is_there_is_not_created_again"),
        new Defect(
            "looks first and writes afterwards",
            WrongWrites::lookingFirst,
            RacesContract.class,
            "increments_of_many_threads_on_two_members_add_up"));
  }

  static Stream<Defect> commits() {
    Class<CommitContract> commit = CommitContract.class;
    return Stream.of(
        new Defect(
            "removes what dies before the pivot",
            WrongWrites::killingFirst,
            commit,
            "nothing_dies_for_a_refused_pivot"),
        new Defect(
            "kills for a late commit that was fenced",
            WrongWrites::killingFirst,
            FaultsContract.class,
            "nothing_dies_for_a_late_commit_that_was_fenced"),
        new Defect(
            "makes births one by one",
            WrongWrites::bearingOneByOne,
            commit,
            "a_refused_pivot_leaves_no_births_or_only_what_the_root_does_not_mention"),
        new Defect(
            "shows births before the root",
            WrongWrites::bearingOneByOne,
            RacesContract.class,
            "readers_see_whole_commits_of_an_atomic_store"),
        new Defect(
            "replaces what is in the way of a birth",
            WrongWrites::bearingOver,
            commit,
            "a_birth_that_is_there_already_refuses_the_commit"),
        new Defect(
            "sets the index of a refused commit",
            WrongWrites::indexingFirst,
            IndexContract.class,
            "a_refused_commit_leaves_the_index_or_raises_its_times"));
  }

  static Stream<Defect> services() {
    Class<IndexContract> index = IndexContract.class;
    return Stream.of(
        new Defect(
            "lowers deadlines",
            WrongServices::lowering,
            index,
            "a_use_that_comes_late_lowers_neither_time"),
        new Defect(
            "changes the user by a use",
            WrongServices::signingIn,
            index,
            "a_use_leaves_the_user_as_it_is"),
        new Defect(
            "puts off the removal of what has ended",
            WrongServices::reviving,
            index,
            "a_use_that_is_heard_of_after_the_end_puts_nothing_off"),
        new Defect(
            "makes records of uses",
            WrongServices::remembering,
            index,
            "a_use_of_a_session_that_is_not_there_makes_none"),
        new Defect(
            "ends sessions too early",
            WrongServices::impatient,
            index,
            "a_deadline_has_passed_when_it_is_earlier"),
        new Defect(
            "repeats keys of the page before",
            WrongServices::paging,
            ScanContract.class,
            "pages_of_any_size_give_each_record_once"),
        new Defect(
            "takes the record for a group",
            WrongServices::recordAmongGroups,
            ReadingContract.class,
            "one_key_stands_for_all_groups_but_not_for_the_record"),
        new Defect(
            "sends twice",
            WrongServices::stuttering,
            MessagesContract.class,
            "none_of_many_messages_arrives_twice"));
  }

  @ParameterizedTest
  @MethodSource({"writes", "commits", "services"})
  void a_store_that_is_wrong_is_noticed(Defect defect) {
    StoreContract contract =
        new StoreContract() {
          @Override
          protected Space newSpace() {
            HeapSpace space = new HeapSpace();
            return () -> defect.store().apply(new HeapStore(space));
          }
        };

    assertThat(new Kit(contract).failing(defect.part())).contains(defect.noticedBy());
  }
}
