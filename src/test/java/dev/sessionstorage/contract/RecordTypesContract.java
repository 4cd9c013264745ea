// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Named.named;

import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.UnsupportedValueException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each component of a record that is written is read back as what it was, or refused at once. */
public abstract class RecordTypesContract extends Contract {
  private static final Line TEA = new Line("tea", 2);
  private static final Line CUP = new Line("cup", 1);

  private SharedObject top;

  record Line(String item, int count) {}

  record Wild(List<? extends Line> lines, Map<String, ? super Line> any, List<?> all) {}

  record Box<T>(T value) {}

  record Pair<A, B extends Comparable<B>>(A first, B second, List<Box<A>> more) {}

  record Order(Box<Line> box, Box<Box<List<Line>>> deep, Pair<Line, Integer> pair) {}

  record Sets(Set<Line> set, Collection<Line> collection, Iterable<String> iterable) {}

  record Maps(Map<String, Line> lines, Map<String, List<Map<String, Line>>> deep) {}

  record Plain(
      TimeUnit unit, char letter, Character other, LocalDateTime time, Number number, Object any) {}

  record Maybe(Optional<Line> line, Optional<List<String>> texts, Optional<TimeUnit> unit) {}

  record MaybeNumbers(OptionalInt i, OptionalLong l, OptionalDouble d) {}

  record Tree(String name, List<Tree> children, Optional<Tree> next) {}

  record Endless<T>(T value, Optional<Endless<List<T>>> more) {}

  record Owner(SharedObject object, List<SharedCollection> lists) {}

  @SuppressWarnings("ArrayRecordComponent") // that they come back is what is tested
  record Arrays2(
      int[] ints, boolean[] truths, char[] chars, byte[] bytes, byte[][] parts, Line[] lines) {}

  @SuppressWarnings("ArrayRecordComponent")
  record GenericArray<T>(T[] values, List<T>[] lists) {}

  record Generic(GenericArray<Line> arrays) {}

  @BeforeEach
  void makeGroup() {
    top = newGroup("top", Map.of("n", 0));
  }

  static Stream<Named<Record>> records() {
    Box<Box<List<Line>>> deep = new Box<>(new Box<>(List.of(TEA)));
    return Stream.of(
            new Wild(List.of(TEA, CUP), Map.of("a", "x"), List.of(1L, "x")),
            new Order(new Box<>(TEA), deep, new Pair<>(TEA, 5, List.of(new Box<>(CUP)))),
            new Order(null, new Box<>(null), new Pair<>(null, null, null)),
            new Sets(Set.of(TEA, CUP), List.of(TEA, TEA), List.of("a")),
            new Maps(Map.of("x", TEA), Map.of("y", List.of(Map.of("z", CUP)))),
            new Plain(TimeUnit.DAYS, 'x', 'y', LocalDateTime.MIN, 5L, "text"),
            new Plain(null, '\uffff', null, null, new BigDecimal("1.50"), List.of(1L)),
            new Maybe(Optional.of(TEA), Optional.of(List.of("a")), Optional.of(TimeUnit.DAYS)),
            new Maybe(Optional.empty(), Optional.empty(), Optional.empty()),
            new MaybeNumbers(OptionalInt.of(1), OptionalLong.of(2), OptionalDouble.of(0.5)),
            new MaybeNumbers(OptionalInt.empty(), OptionalLong.empty(), OptionalDouble.empty()),
            new Tree("a", List.of(new Tree("b", List.of(), Optional.empty())), Optional.empty()))
        .map(each -> named(each.toString(), each));
  }

  @ParameterizedTest
  @MethodSource("records")
  void a_record_comes_back_equal(Record written) {
    top.use(editor -> editor.put("record", written));

    assertThat((Record) top.object("record").as(written.getClass())).isEqualTo(written);
    assertThat((Record) top.get("record", written.getClass())).isEqualTo(written);
    assertThat((Record) SharedObject.copyOf(written).copy().as(written.getClass()))
        .isEqualTo(written);
  }

  @Test
  void what_is_inside_has_its_own_class_and_not_that_of_a_map() {
    top.use(editor -> editor.put("wild", new Wild(List.of(TEA), Map.of(), List.of())));
    Order order = new Order(new Box<>(TEA), null, new Pair<>(CUP, 1, List.of()));
    top.use(editor -> editor.put("order", order));

    Line line = top.get("wild", Wild.class).lines().get(0);
    Line boxed = top.get("order", Order.class).box().value();

    assertThat(line).isEqualTo(TEA);
    assertThat(boxed).isEqualTo(TEA);
  }

  @Test
  void arrays_of_any_kind_come_back() {
    Arrays2 written =
        new Arrays2(
            new int[] {1, -2},
            new boolean[] {true},
            new char[] {'x', '\ud800'},
            new byte[] {1},
            new byte[][] {{2}, {}},
            new Line[] {TEA, null});
    @SuppressWarnings({"unchecked", "rawtypes"})
    Generic generic = new Generic(new GenericArray<>(new Line[] {TEA}, new List[] {List.of(CUP)}));

    Arrays2 read = SharedObject.copyOf(written).as(Arrays2.class);
    Generic readGeneric = SharedObject.copyOf(generic).as(Generic.class);

    assertThat(read).usingRecursiveComparison().isEqualTo(written);
    assertThat(readGeneric.arrays().values()).containsExactly(TEA);
    assertThat(readGeneric.arrays().lists()[0].get(0)).isEqualTo(CUP);
  }

  @Test
  void a_shared_object_in_a_record_is_that_object() {
    SharedObject child = SharedObject.of("n", 1);
    SharedCollection list = SharedCollection.of(1);

    top.use(editor -> editor.put("owner", new Owner(child, List.of(list))));

    assertThat(top.get("owner", Owner.class).object()).isSameAs(child);
    assertThat(top.get("owner", Owner.class).lists().get(0)).isSameAs(list);
  }

  @Test
  void lists_sets_and_maps_in_a_record_do_not_change() {
    Sets sets = SharedObject.copyOf(new Sets(Set.of(TEA), List.of(CUP), List.of())).as(Sets.class);
    Maps maps = SharedObject.copyOf(new Maps(Map.of("a", TEA), null)).as(Maps.class);

    assertThatThrownBy(() -> sets.set().clear()).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> sets.collection().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> maps.lines().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  sealed interface Shape {}

  record Circle(int radius) implements Shape {}

  record HasShape(String name, Shape shape) {}

  record HasShapes(List<Map<String, ? extends Shape>> shapes) {}

  record DeepShape(Optional<HasShape> inner) {}

  record HasArrayList(ArrayList<String> list) {}

  record HasOtherKeys(Map<TimeUnit, String> map) {}

  record HasPath(Path path) {}

  record HasRecord(Record record) {}

  record HasOptionals(List<Optional<String>> list) {}

  record HasTwice(Optional<Optional<String>> twice) {}

  record BoundedBox<T extends Shape>(T value) {}

  static Stream<Named<Object[]>> unreadable() {
    return Stream.of(
            new Object[] {new HasShape("x", new Circle(1)), "shape", "Shape"},
            new Object[] {new HasShape("x", null), "shape", "Shape"},
            new Object[] {new HasShapes(List.of()), "shapes[].*", "Shape"},
            new Object[] {new DeepShape(Optional.empty()), "inner.shape", "Shape"},
            new Object[] {new HasArrayList(new ArrayList<>()), "list", "ArrayList"},
            new Object[] {new HasOtherKeys(new EnumMap<>(TimeUnit.class)), "map", "TimeUnit"},
            new Object[] {new HasPath(Path.of("x")), "path", "Path"},
            new Object[] {new HasRecord(TEA), "record", "java.lang.Record"},
            new Object[] {new HasOptionals(List.of()), "list[]", "Optional"},
            new Object[] {new HasTwice(Optional.empty()), "twice", "Optional"},
            new Object[] {new BoundedBox<>(new Circle(1)), "value", "Shape"})
        .map(each -> named(each[0].getClass().getSimpleName() + " " + each[0], each));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void what_could_not_be_read_back_is_refused_when_it_is_written(Object[] each) {
    refused(UnsupportedValueException.class, top, editor -> editor.put("bad", each[0]))
        .hasMessageContainingAll(
            "top.bad", each[0].getClass().getName(), (String) each[1], (String) each[2], "enums");
    refused(UnsupportedValueException.class, top, e -> e.put("deep", List.of(Map.of("x", each[0]))))
        .hasMessageContainingAll("top.deep[0].x", (String) each[1]);
  }

  @Test
  void an_unknown_constant_is_refused_with_those_that_are_known() {
    SharedObject object = SharedObject.of("unit", "secret", "letter", "x");

    assertThatThrownBy(() -> object.as(Plain.class))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContainingAll("unit", TimeUnit.class.getName(), "NANOSECONDS", "DAYS")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> object.get("unit", TimeUnit.class))
        .hasMessageContainingAll("NANOSECONDS", "DAYS");
    assertThatThrownBy(() -> object.getOrDefault("unit", TimeUnit.DAYS))
        .hasMessageContainingAll("NANOSECONDS", "DAYS");
  }

  @Test
  void null_in_a_primitive_array_is_refused_with_its_index() {
    Map<String, Object> ints = new LinkedHashMap<>();
    ints.put("ints", Arrays.asList(1, null));
    SharedObject object = SharedObject.copyOf(ints);

    assertThatThrownBy(() -> object.as(Arrays2.class))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContainingAll("ints[1]", "int");
    assertThatThrownBy(() -> object.get("ints", int[].class)).hasMessageContaining("ints[1]");
  }

  @Test
  void types_may_be_nested_without_end() {
    Endless<String> written = new Endless<>("a", Optional.of(new Endless<>(List.of("b"), none())));

    assertThat(SharedObject.copyOf(written).as(Endless.class).more().orElseThrow())
        .isEqualTo(written.more().orElseThrow());
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }
}
