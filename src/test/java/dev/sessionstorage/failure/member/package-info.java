// SPDX-License-Identifier: Apache-2.0
/** The processes that are made to fail. */
package dev.sessionstorage.failure.member;
