// SPDX-License-Identifier: Apache-2.0

/** Storage that all threads of an HTTP session share, and that any other thread can reach. */
module dev.sessionstorage {
  requires static jakarta.annotation;
  requires static jakarta.cdi;
  requires static jakarta.concurrency;
  requires static transitive jakarta.inject;
  requires static transitive jakarta.servlet;
  requires static transitive com.google.errorprone.annotations;
  requires static transitive org.jspecify;

  exports dev.sessionstorage;
  exports dev.sessionstorage.spi;
  exports dev.sessionstorage.spi.store;
  exports dev.sessionstorage.servlet;

  uses dev.sessionstorage.spi.CoreProvider;
  uses dev.sessionstorage.spi.store.StoreProvider;

  provides dev.sessionstorage.spi.CoreProvider with
      dev.sessionstorage.session.CoreLibrary;
  provides jakarta.servlet.ServletContainerInitializer with
      dev.sessionstorage.servlet.WebInitializer;
  provides jakarta.enterprise.inject.spi.Extension with
      dev.sessionstorage.cdi.SessionStorageExtension;
  provides jakarta.enterprise.concurrent.spi.ThreadContextProvider with
      dev.sessionstorage.concurrent.SessionContextProvider;
}
