package kz.muragat.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files under {@code routes/} themselves. */
class RoutesTest {

  @TempDir
  Path folder;

  /** Camel, tried, no. 9: a misspelt option must stop the start, and be named. */
  @Test
  void aMisspeltOptionIsNamedAtStart() throws IOException {
    TestHome home = TestHome.in(folder);
    Path routes = copyOfRoutes();
    Path watch = routes.resolve("watch.camel.yaml");
    Files.writeString(watch, Files.readString(watch).replace("sortBy:", "sortedBy:"));

    assertThatThrownBy(() -> home.with("routes", routes.toString()).start())
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("sortedBy");
  }

  @Test
  void aHomeWithoutRoutesIsToldSo() throws IOException {
    TestHome home = TestHome.in(folder);
    Path empty = Files.createDirectory(folder.resolve("none"));

    assertThatThrownBy(() -> home.with("routes", empty.toString()).start())
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("no routes");
  }

  @Test
  void aHomeInUseIsToldSo() throws IOException {
    TestHome home = TestHome.in(folder);
    try (TestHome.Running running = home.start()) {
      assertThatThrownBy(home::start)
          .isInstanceOf(CannotStartException.class)
          .hasMessageContaining("another Muragat");
    }
  }

  @Test
  void everyRouteHasAnIdAndTheOneErrorPolicyAndNoProgramText() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(TestHome.ROUTES)) {
      files = all.toList();
    }
    assertThat(files).isNotEmpty();
    for (Path file : files) {
      String yaml = Files.readString(file);
      long routes = yaml.lines().filter(line -> line.startsWith("- route:")).count();
      assertThat(yaml.lines().filter(line -> line.startsWith("    id: ")))
          .hasSizeGreaterThanOrEqualTo((int) routes);
      assertThat(
              yaml.lines().filter(line -> line.contains("routeConfigurationId: one-error-policy")))
          .hasSize((int) routes);
      assertThat(yaml)
          .doesNotContainPattern("(?m)^\\s*-?\\s*(groovy|javaScript|joor|java|script|handled):");
    }
  }

  private Path copyOfRoutes() throws IOException {
    Path copy = Files.createDirectory(folder.resolve("routes"));
    try (Stream<Path> all = Files.list(TestHome.ROUTES)) {
      for (Path file : all.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return copy;
  }
}
