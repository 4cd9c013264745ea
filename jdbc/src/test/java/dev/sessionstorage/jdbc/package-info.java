// SPDX-License-Identifier: Apache-2.0
/** Tests of the store on databases that are part of the build. */
package dev.sessionstorage.jdbc;
