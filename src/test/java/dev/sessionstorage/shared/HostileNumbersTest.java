// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.sessionstorage.SharedObject;
import dev.sessionstorage.UnsupportedValueException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of few bytes that are many digits long. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HostileNumbersTest {

  /** One block of a request was busy for minutes with the zeros of one number of twelve bytes. */
  @ParameterizedTest
  @ValueSource(strings = {"1E+100000000", "-1E+2000000000", "1E-100000000", "1E+10000"})
  void a_number_with_endless_zeros_is_refused_as_an_integer_at_once(String number) {
    SharedObject object = objectWith(new BigDecimal(number));

    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () ->
            assertThatThrownBy(() -> object.get("n", BigInteger.class))
                .isInstanceOf(UnsupportedValueException.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0E+100000000", "0E-100000000", "0"})
  void zero_is_zero_however_it_is_written(String zero) {
    SharedObject object = objectWith(new BigDecimal(zero));

    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> assertThat(object.get("n", BigInteger.class)).isEqualTo(BigInteger.ZERO));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1E+9999", "-12E+1", "5.00", "10E-1"})
  void a_whole_number_is_an_integer(String number) {
    BigDecimal decimal = new BigDecimal(number);

    assertThat(objectWith(decimal).get("n", BigInteger.class))
        .isEqualTo(decimal.toBigIntegerExact());
  }

  @Test
  void a_number_of_many_digits_that_are_there_is_an_integer() {
    BigInteger large = BigInteger.TWO.pow(100_000);

    assertThat(objectWith(new BigDecimal(large)).get("n", BigInteger.class)).isEqualTo(large);
  }

  private static SharedObject objectWith(BigDecimal number) {
    return DeepCopy.of(Map.of("n", number));
  }
}
