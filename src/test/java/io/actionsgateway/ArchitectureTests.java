package io.actionsgateway;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.actionsgateway.platform.BlockingBridge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The house stands as drawn: floors, walls, and the few rules that the compiler does not know. */
@AnalyzeClasses(packages = "io.actionsgateway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    private static final ApplicationModules HOUSE = ApplicationModules.of(ActionsGateway.class);

    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching("io.actionsgateway.(**)")
            .should()
            .beFreeOfCycles()
            .because("a reader must be able to start somewhere");

    @ArchTest
    static final ArchRule onlyTheBridgeNamesSchedulers = noClasses()
            .that()
            .doNotBelongToAnyOf(BlockingBridge.class)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Schedulers.class)
            .because("blocking and reactive code meet in one place");

    @ArchTest
    static final ArchRule onlyTheBridgeBlocks = noClasses()
            .that()
            .doNotBelongToAnyOf(BlockingBridge.class)
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "it blocks",
                    call -> call.getName().startsWith("block")
                            && (call.getTargetOwner().isEquivalentTo(Mono.class)
                                    || call.getTargetOwner().isEquivalentTo(Flux.class))))
            .because("a blocked event loop serves nobody");

    @ArchTest
    static final ArchRule transactionsAreNotReactive = noMethods()
            .that()
            .areAnnotatedWith(Transactional.class)
            .should()
            .haveRawReturnType(assignableTo(Publisher.class))
            .because("such a transaction ends before anything happens in it");

    @ArchTest
    static final ArchRule timeIsAnInput = noClasses()
            .that()
            .doNotHaveSimpleName("TimeConfiguration")
            .and()
            .doNotHaveFullyQualifiedName("io.actionsgateway.simulation.MockGitHub")
            .and()
            .doNotHaveFullyQualifiedName("io.actionsgateway.simulation.StandaloneTwin")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("tests move the clock; a twin that is started by hand brings its own");

    @ArchTest
    static final ArchRule controllersAreNoDoor = classes()
            .that()
            .haveSimpleNameEndingWith("Controller")
            .should()
            .bePackagePrivate()
            .because("they are reached over HTTP");

    @Test
    void floorsLookNeitherSidewaysNorUp() {
        HOUSE.verify();
    }

    @Test
    void everyPackageSaysWhatNullMeans() throws IOException {
        Path sources = Path.of("src/main/java");
        try (var folders = Files.walk(sources)) {
            assertThat(folders.filter(Files::isDirectory).filter(ArchitectureTests::holdsCode))
                    .allSatisfy(folder -> assertThat(Files.readString(folder.resolve("package-info.java")))
                            .contains(NullMarked.class.getSimpleName()));
        }
    }

    @Test
    void redrawsItsPlan() {
        new Documenter(HOUSE).writeModulesAsPlantUml();

        assertThat(Path.of("target/spring-modulith-docs/components.puml")).isNotEmptyFile();
    }

    private static boolean holdsCode(Path folder) {
        try (var files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
