// SPDX-License-Identifier: Apache-2.0
/** What every address of the demo needs: checks, answers, errors. */
@NullMarked
package dev.sessionstorage.demo.web;

import org.jspecify.annotations.NullMarked;
