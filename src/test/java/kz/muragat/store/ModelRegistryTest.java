package kz.muragat.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelRegistryTest {

  @TempDir
  Path folder;

  private ModelRegistry models;

  @BeforeEach
  void open() {
    models = new ModelRegistry(folder);
  }

  @Test
  void oneVersionIsInCharge() throws IOException {
    add("v1");
    add("v2");
    Files.createDirectory(folder.resolve("corrections"));

    models.putInCharge("v2");

    assertThat(models.current().name()).isEqualTo("v2");
    assertThat(models.versions())
        .extracting(ModelRegistry.Version::name)
        .containsExactly("v1", "v2");
    assertThat(folder.resolve("current")).hasContent("v2");
  }

  @Test
  void aVersionThatIsNotThereIsNeverPutInCharge() throws IOException {
    add("v1");
    models.putInCharge("v1");

    assertThatThrownBy(() -> models.putInCharge("v9")).hasMessageContaining("no model 'v9'");
    assertThatThrownBy(() -> models.putInCharge("../v1")).hasMessageContaining("'../v1'");
    assertThat(models.current().name()).isEqualTo("v1");
  }

  @Test
  void modelsShippedAreOnlyReadAndWhatIsNewGoesToTheArchive() throws IOException {
    Path program = folder.resolve("program");
    Path own = folder.resolve("home/models");
    for (String version : List.of("kr-2", "kr-3")) {
      Files.createDirectories(program.resolve(version));
      Files.writeString(program.resolve(version).resolve("model.json"), "{}");
    }
    Files.writeString(program.resolve("current"), "kr-3\n");
    ModelRegistry registry = new ModelRegistry(own, program);
    assertThat(registry.current().folder()).isEqualTo(program.resolve("kr-3"));

    Files.createDirectories(own.resolve("kr-3-r1"));
    Files.writeString(own.resolve("kr-3-r1/model.json"), "{}");
    Files.writeString(own.resolve("kr-3-r1/round.json"), "{\"parent\":\"kr-3\"}");
    registry.putInCharge("kr-3-r1");

    assertThat(registry.current().folder()).isEqualTo(own.resolve("kr-3-r1"));
    assertThat(program.resolve("current")).hasContent("kr-3");
    assertThat(registry.versions())
        .extracting(ModelRegistry.Version::name)
        .containsExactly("kr-2", "kr-3", "kr-3-r1");
    assertThat(registry.rollbackTarget()).contains("kr-3");
    registry.putInCharge("kr-3");
    assertThat(registry.prune(0)).containsExactly("kr-3-r1");
    assertThat(program.resolve("kr-3/model.json")).exists();
  }

  @Test
  void aMissingPointerAndOneToNothingAreToldApart() throws IOException {
    assertThatThrownBy(() -> models.current()).hasMessageContaining("no model is in charge");

    Files.writeString(folder.resolve("current"), "v7\n");

    assertThatThrownBy(() -> models.current())
        .isInstanceOf(ModelRegistry.NoModelException.class)
        .hasMessageContaining("'v7'");
  }

  @Test
  void aDamagedDescriptionIsNamed() throws IOException {
    add("v1");
    Files.writeString(folder.resolve("v1/model.json"), "{\"alphabet\": ");
    models.putInCharge("v1");

    assertThatThrownBy(() -> models.current()).hasMessageContaining("model.json is damaged");
  }

  @Test
  void aRollbackGoesToTheParentAndNeverForwardAgain() throws IOException {
    add("v1");
    made("v1-r1", "v1");
    made("v1-r2", "v1-r1");
    models.putInCharge("v1");
    assertThat(models.rollbackTarget()).isEmpty();
    models.putInCharge("v1-r1");
    models.putInCharge("v1-r2");
    assertThat(models.rollbackTarget()).contains("v1-r1");
    models.putInCharge("v1-r1");
    assertThat(models.rollbackTarget()).contains("v1");
    models.putInCharge("v1");
    assertThat(models.rollbackTarget()).isEmpty();
  }

  @Test
  void aVersionPutInChargeByHandGivesWayToTheOneBefore() throws IOException {
    add("v1");
    add("v2");
    models.putInCharge("v1");
    models.putInCharge("v2");
    assertThat(models.rollbackTarget()).contains("v1");
    AtomicFiles.deleteTree(folder.resolve("v1"));
    assertThat(models.rollbackTarget()).isEmpty();
  }

  @Test
  void pruningLeavesTheOneInChargeItsParentTheNewestAndWhatNoRoundMade() throws IOException {
    add("v1");
    for (int i = 1; i <= 5; i++) {
      made("v1-r" + i, i == 1 ? "v1" : "v1-r" + (i - 1));
      Files.setLastModifiedTime(
          folder.resolve("v1-r" + i).resolve("model.json"), FileTime.fromMillis(1000L * i));
    }
    models.putInCharge("v1-r3");
    assertThat(models.prune(1)).containsExactlyInAnyOrder("v1-r1", "v1-r4");
    assertThat(models.versions())
        .extracting(ModelRegistry.Version::name)
        .containsExactly("v1", "v1-r2", "v1-r3", "v1-r5");
  }

  @Test
  void aDamagedCardLeavesTheVersionUsable() throws IOException {
    add("v1");
    made("v1-r1", "v1");
    Files.writeString(folder.resolve("v1-r1/round.json"), "{\"parent\": ");
    models.putInCharge("v1");
    models.putInCharge("v1-r1");
    assertThat(models.current().name()).isEqualTo("v1-r1");
    assertThat(models.rollbackTarget()).contains("v1");
  }

  private void made(String name, String parent) throws IOException {
    add(name);
    Files.writeString(
        folder.resolve(name).resolve("round.json"), "{\"parent\": \"" + parent + "\"}");
  }

  private void add(String name) throws IOException {
    Files.createDirectory(folder.resolve(name));
    Files.writeString(folder.resolve(name).resolve("model.json"), "{}");
  }
}
