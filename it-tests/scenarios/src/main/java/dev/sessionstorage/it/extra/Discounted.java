// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.extra;

import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** A qualifier of an application: unlike a name, it takes a bean out of the default ones. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
public @interface Discounted {}
