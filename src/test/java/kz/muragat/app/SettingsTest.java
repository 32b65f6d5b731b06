package kz.muragat.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

  @TempDir
  Path home;

  private final Properties java = new Properties();

  @Test
  void withoutAnyEverySettingHasItsShippedValue() {
    Settings settings = settings(Map.of(), Map.of());

    assertThat(settings.inbox()).isEqualTo(home.resolve("inbox"));
    assertThat(settings.workers()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(settings.inboxSettle()).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.recogniseAlways()).isFalse();
  }

  @Test
  void eachPlaceIsStrongerThanTheOneBefore() throws IOException {
    Files.writeString(
        home.resolve("muragat.properties"), "workers = 11\nattempts=12\ndocuments=13\ninbox=қор");
    Map<String, String> environment = Map.of("MURAGAT_ATTEMPTS", "22", "MURAGAT_DOCUMENTS", "23");
    java.setProperty("muragat.documents", "33");

    Settings settings = settings(environment, Map.of("retry.times", "44"));

    assertThat(settings.inbox()).isEqualTo(home.resolve("қор"));
    assertThat(settings.workers()).isEqualTo(11);
    assertThat(settings.attempts()).isEqualTo(22);
    assertThat(settings.documents()).isEqualTo(33);
    assertThat(settings.retryTimes()).isEqualTo(44);
  }

  @Test
  void aMisspeltKeyIsNamedWithTheOnesThereAre() {
    assertThatThrownBy(() -> settings(Map.of(), Map.of("worker", "2")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("'worker'")
        .hasMessageContaining("workers");
  }

  @Test
  void aValueThatCannotBeIsNamedWithWhatItShouldBe() {
    assertThatThrownBy(() -> settings(Map.of(), Map.of("workers", "many")))
        .isInstanceOf(SettingsException.class)
        .hasMessage("setting workers is 'many', but should be a whole number from 0 to 1024");
    assertThatThrownBy(() -> settings(Map.of(), Map.of("log.level", "loud")))
        .hasMessageContaining("one of error, warn, info, debug");
    assertThatThrownBy(() -> settings(Map.of(), Map.of("attempts", "0")))
        .hasMessageContaining("from 1");
  }

  @Test
  void modelsAndRoutesBesideTheProgramStandInForMissingOnes() throws IOException {
    Path program = Files.createDirectories(home.resolve("program"));
    Files.createDirectories(program.resolve("models/kr"));
    Files.writeString(program.resolve("models/kr/model.json"), "{}");
    Files.writeString(program.resolve("models/current"), "kr\n");
    Files.createDirectories(program.resolve("routes"));
    Files.createDirectories(home.resolve("routes"));

    Settings settings =
        Settings.of(home, program, new SettingsSource(Map.of(), java).values(home, Map.of()));

    assertThat(settings.registry().current().folder()).isEqualTo(program.resolve("models/kr"));
    assertThat(settings.routes()).isEqualTo(home.resolve("routes"));
  }

  private Settings settings(Map<String, String> environment, Map<String, String> given) {
    return Settings.of(home, home, new SettingsSource(environment, java).values(home, given));
  }
}
