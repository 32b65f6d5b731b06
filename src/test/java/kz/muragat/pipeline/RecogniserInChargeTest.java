package kz.muragat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import kz.muragat.model.GreyImage;
import kz.muragat.model.Recognition;
import kz.muragat.recognise.LineRecogniser;
import kz.muragat.store.ModelRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which version reads a document while the pointer moves. */
class RecogniserInChargeTest {

  @TempDir
  Path models;

  private final List<String> closed = new ArrayList<>();
  private ModelRegistry registry;

  @BeforeEach
  void twoVersions() throws IOException {
    for (String version : List.of("old", "new", "damaged")) {
      Files.createDirectories(models.resolve(version));
      Files.writeString(models.resolve(version).resolve("model.json"), "{}");
    }
    registry = new ModelRegistry(models);
    registry.putInCharge("old");
  }

  @Test
  void aDocumentKeepsItsVersionAndTheNextOneGetsTheNew() throws IOException {
    try (RecogniserInCharge inCharge = inCharge()) {
      LineRecogniser first = inCharge.hold("document 1");
      registry.putInCharge("new");
      await(() -> inCharge.version().equals("new"));
      assertThat(inCharge.hold("document 1")).isSameAs(first);
      assertThat(first.version()).isEqualTo("old");
      assertThat(inCharge.hold("document 2").version()).isEqualTo("new");
      assertThat(closed).isEmpty();
      inCharge.release("document 1");
      assertThat(closed).containsExactly("old");
      inCharge.release("document 2");
    }
    assertThat(closed).containsExactly("old", "new");
  }

  @Test
  void whatCannotBeLoadedDoesNotTakeOverAndTheLastGoodOneGoesOn() throws IOException {
    try (RecogniserInCharge inCharge = inCharge()) {
      registry.putInCharge("damaged");
      for (int i = 0; i < 3; i++) {
        lookAgain(inCharge);
        assertThat(inCharge.version()).isEqualTo("old");
      }
      Files.writeString(models.resolve("current"), "gone");
      lookAgain(inCharge);
      assertThat(inCharge.version()).isEqualTo("old");
      registry.putInCharge("new");
      await(() -> inCharge.version().equals("new"));
    }
  }

  @Test
  void aStartWithADamagedVersionFallsBackToTheOneBefore() throws IOException {
    registry.putInCharge("damaged");
    try (RecogniserInCharge inCharge = inCharge()) {
      assertThat(inCharge.version()).isEqualTo("old");
    }
    Files.delete(models.resolve("previous"));
    assertThatThrownBy(this::inCharge)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the weights of damaged");
  }

  private RecogniserInCharge inCharge() throws IOException {
    return new RecogniserInCharge(registry, version -> {
      if (version.name().equals("damaged")) {
        throw new IOException("the weights of damaged are damaged");
      }
      return new Named(version.name());
    });
  }

  /** It looks at the pointer twice a second. */
  private static void lookAgain(RecogniserInCharge inCharge) {
    long until = System.nanoTime() + Duration.ofMillis(600).toNanos();
    await(() -> System.nanoTime() > until);
    inCharge.version();
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited a minute in vain").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private final class Named implements LineRecogniser {
    private final String name;

    Named(String name) {
      this.name = name;
    }

    @Override
    public String version() {
      return name;
    }

    @Override
    public List<Recognition> recognise(List<GreyImage> lines) {
      return List.of();
    }

    @Override
    public void close() {
      closed.add(name);
    }
  }
}
