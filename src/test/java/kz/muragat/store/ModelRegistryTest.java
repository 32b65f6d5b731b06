package kz.muragat.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  private void add(String name) throws IOException {
    Files.createDirectory(folder.resolve(name));
    Files.writeString(folder.resolve(name).resolve("model.json"), "{}");
  }
}
