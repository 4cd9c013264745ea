// SPDX-License-Identifier: Apache-2.0
/**
 * Storage that all threads of an HTTP session share, and that any other thread can reach.
 *
 * <pre>{@code
 * @Inject SessionStorage sessions;
 *
 * SharedObject mine = sessions.current(); // the storage of the current session
 * String text = mine.get("text", String.class); // reading never waits
 * mine.use(editor -> editor.put("text", "Hello")); // writing, in a block
 * SharedObject theirs = sessions.of(id).orElseThrow(); // the storage of any session
 * }</pre>
 *
 * <p>Start at {@link dev.sessionstorage.SessionStorage}, which finds the storages. A storage is a
 * tree of {@link dev.sessionstorage.SharedObject}s and {@link
 * dev.sessionstorage.SharedCollection}s. {@link dev.sessionstorage.Usable} says what a block
 * promises.
 *
 * <p>A parameter may be null, and a method may return null, only where its type is marked {@code
 * Nullable}; the text says then what null means. Where several servers run an application together,
 * each of them is called a <em>member</em>.
 *
 * <h2>Values</h2>
 *
 * <table>
 * <caption>What can be stored, and what it can be read as</caption>
 * <tr><th>Stored as</th><th>Kept as</th><th>Can also be read as, where nothing is lost</th></tr>
 * <tr><td>{@code String}, {@code Character}, enums</td>
 *     <td>{@code String}</td>
 *     <td>{@code Character}, enums</td></tr>
 * <tr><td>{@code Boolean}</td>
 *     <td>{@code Boolean}</td>
 *     <td></td></tr>
 * <tr><td>{@code Long}, {@code Integer}, {@code Short}, {@code Byte}</td>
 *     <td>{@code Long}</td>
 *     <td>{@code Integer}, {@code Short}, {@code Byte}, {@code BigInteger}, {@code BigDecimal},
 *     {@code Double}, {@code Float}</td></tr>
 * <tr><td>{@code Double}, {@code Float}</td>
 *     <td>{@code Double}</td>
 *     <td>{@code Integer}, {@code Long}, {@code Short}, {@code Byte}, {@code BigInteger}, {@code
 *     BigDecimal}, {@code Float}</td></tr>
 * <tr><td>{@code BigInteger}</td>
 *     <td>{@code BigInteger}</td>
 *     <td>{@code Integer}, {@code Long}, {@code Short}, {@code Byte}, {@code BigDecimal}, {@code
 *     Double}, {@code Float}</td></tr>
 * <tr><td>{@code BigDecimal}</td>
 *     <td>{@code BigDecimal}</td>
 *     <td>{@code Integer}, {@code Long}, {@code Short}, {@code Byte}, {@code BigInteger}, {@code
 *     Double}, {@code Float}</td></tr>
 * <tr><td>{@code LocalDate}</td>
 *     <td>{@code LocalDate}</td>
 *     <td></td></tr>
 * <tr><td>{@code LocalTime}</td>
 *     <td>{@code LocalTime}</td>
 *     <td></td></tr>
 * <tr><td>{@code LocalDateTime}</td>
 *     <td>{@code LocalDateTime}</td>
 *     <td></td></tr>
 * <tr><td>{@code OffsetDateTime}</td>
 *     <td>{@code OffsetDateTime}</td>
 *     <td></td></tr>
 * <tr><td>{@code ZonedDateTime}</td>
 *     <td>{@code ZonedDateTime}</td>
 *     <td></td></tr>
 * <tr><td>{@code Instant}</td>
 *     <td>{@code Instant}</td>
 *     <td></td></tr>
 * <tr><td>{@code Duration}</td>
 *     <td>{@code Duration}</td>
 *     <td></td></tr>
 * <tr><td>{@code UUID}</td>
 *     <td>{@code UUID}</td>
 *     <td></td></tr>
 * <tr><td>{@code byte[]}</td>
 *     <td>{@code byte[]}</td>
 *     <td></td></tr>
 * </table>
 *
 * <p>Null can be stored too, and shared objects and shared collections; arrays of bytes are copied
 * in and out. Maps with text keys, collections, arrays and records are copied deeply: maps and
 * records become shared objects, which can be read as a map or a record; collections and arrays
 * become shared collections, which can be read as a list, a set or an array. Nothing else is taken:
 * never a serialized object, and no {@code Iterable} that is not a collection.
 *
 * <p>An enum is kept as the name of its constant. A number is read as another type of number if
 * that holds the same number: 3 as an {@code int} or a {@code BigDecimal}, 2.5 not as a {@code
 * long}. As a {@code BigDecimal}, a {@code double} is the number that it prints: 0.1 is 0.1. Text
 * is never read as a number, a date or a truth value, nor the other way round.
 */
@NullMarked
package dev.sessionstorage;

import org.jspecify.annotations.NullMarked;
