// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.ANNOTATIONS;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import dev.sessionstorage.spi.CoreProvider;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The arrows between the packages of the library. */
class ArchitectureTest {

  private static final String API = "dev.sessionstorage";
  private static final String SPI = API + ".spi";
  private static final String STORE = SPI + ".store";
  private static final String CLUSTER = API + ".cluster";
  private static final String CLUSTER_API = CLUSTER + ".api";
  private static final String CORE = CLUSTER + ".core";
  private static final String LOCK = API + ".lock";
  private static final String VALUE = API + ".value";
  private static final String SHARED = API + ".shared";
  private static final String SESSION = API + ".session";
  private static final String SERVLET = API + ".servlet";
  private static final String CONCURRENT = API + ".concurrent";
  private static final String CDI = API + ".cdi";

  /** Each package may use those before it in this list. */
  private static final List<String> ORDER =
      List.of(
          API,
          LOCK,
          VALUE,
          SPI,
          STORE,
          CORE,
          CLUSTER_API,
          CLUSTER,
          SHARED,
          SESSION,
          SERVLET,
          CONCURRENT,
          CDI);

  private static final JavaClasses LIBRARY =
      new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(API);

  /** As every class is in one of the packages, this excludes cycles between packages too. */
  @Test
  void packagesUseOnlyThoseBeforeThem() {
    LayeredArchitecture arrows =
        layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(API + "..")
            .withOptionalLayers(true)
            .ensureAllClassesAreContainedInArchitecture()
            // the API's static factories reach the core through this one, and only so
            .ignoreDependency(resideInAPackage(API), equivalentTo(CoreProvider.class));
    for (String name : ORDER) {
      arrows = arrows.layer(name).definedBy(name);
    }
    arrows = arrows.whereLayer(API).mayNotAccessAnyLayer();
    for (int i = 1; i < ORDER.size(); i++) {
      String[] before = ORDER.subList(0, i).toArray(String[]::new);
      arrows = arrows.whereLayer(ORDER.get(i)).mayOnlyAccessLayers(before);
    }
    arrows.check(LIBRARY);
  }

  @Test
  void coreKnowsNeitherServletsNorCdi() {
    noClasses()
        .that()
        .resideInAnyPackage(API, LOCK, VALUE, SPI, CLUSTER_API, SHARED, SESSION)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.servlet..", "jakarta.enterprise..")
        .check(LIBRARY);
  }

  /** Tests put members of their own below the core. */
  @Test
  void sharedObjectsKnowTheClusterByItsInterfacesOnly() {
    noClasses()
        .that()
        .resideInAnyPackage(CLUSTER_API, SHARED)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(STORE, CORE, CLUSTER)
        .check(LIBRARY);
  }

  /** The same machines run below threads and in a simulation with one seed. */
  @Test
  void protocolTakesTimeChanceAndThreadsFromOutside() {
    noClasses()
        .that()
        .resideInAPackage(CORE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.concurrent..", "java.util.logging..", "java.net..")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(Thread.class, System.Logger.class, Random.class, Instant.class, Clock.class)
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callMethod(Math.class, "random")
        .check(LIBRARY);
  }

  @Test
  void valueAndLockKnowTheApiOnly() {
    noClasses()
        .that()
        .resideInAPackage(VALUE)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(LOCK)
        .check(LIBRARY);
  }

  @Test
  void coreUsesInjectForAnnotationsOfTheApiOnly() {
    noClasses()
        .that()
        .resideInAnyPackage(LOCK, VALUE, SPI, SHARED, SESSION)
        .or(resideInAPackage(API).and(not(ANNOTATIONS)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jakarta.inject..")
        .check(LIBRARY);
  }

  @Test
  void servletPackagePromisesTwoTypes() {
    classes()
        .that()
        .resideInAPackage(SERVLET)
        .and()
        .arePublic()
        .and()
        .areTopLevelClasses()
        .should()
        .haveFullyQualifiedName(SERVLET + ".SessionStorages")
        .orShould()
        .haveFullyQualifiedName(SERVLET + ".Host")
        // ServiceLoader wants public classes
        .orShould()
        .beAssignableTo("jakarta.servlet.ServletContainerInitializer")
        .allowEmptyShould(true)
        .check(LIBRARY);
  }
}
