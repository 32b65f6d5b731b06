package kz.muragat.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kz.muragat.pipeline.RecogniserInCharge;
import kz.muragat.recognise.LineRecogniser;
import kz.muragat.recognise.ModelFolder;
import kz.muragat.recognise.TorchLineRecogniser;
import kz.muragat.recognise.TorchRuntime;
import kz.muragat.text.LanguageGuess;

/** What reads text: the recogniser in charge and the guess at languages. Loaded once, shared by all workers. */
final class Reader implements AutoCloseable {

  private final RecogniserInCharge recogniser;
  private final LanguageGuess languages = LanguageGuess.standard();
  private final TorchRuntime runtime;

  private Reader(RecogniserInCharge recogniser, TorchRuntime runtime) {
    this.recogniser = recogniser;
    this.runtime = runtime;
  }

  /**
   * Loads the model in charge.
   *
   * @throws CannotStartException when there is none, it is damaged, or PyTorch does not start
   */
  static Reader load(Settings settings) {
    try {
      checkNativesFolder();
      TorchRuntime runtime = runtime(settings.device());
      return new Reader(
          new RecogniserInCharge(
              settings.registry(),
              version -> TorchLineRecogniser.of(ModelFolder.read(version.folder()), runtime)),
          runtime);
    } catch (IOException e) {
      throw new CannotStartException("the recogniser cannot be loaded: " + e.getMessage(), e);
    } catch (CannotStartException e) {
      throw e;
    } catch (UnsatisfiedLinkError | RuntimeException e) {
      throw new CannotStartException("PyTorch does not start: " + e.getMessage(), e);
    }
  }

  private static TorchRuntime runtime(Settings.Device device) {
    // One thread an operation: the workers already use all cores.
    TorchRuntime runtime = TorchRuntime.start(1);
    if (device == Settings.Device.GPU && !runtime.isOnGpu()) {
      throw new CannotStartException("device is set to gpu, but PyTorch finds none: set it to auto,"
          + " or install the driver and the build made with the profile cuda");
    }
    return device == Settings.Device.CPU ? runtime.onCpu() : runtime;
  }

  LineRecogniser recogniser() {
    return recogniser;
  }

  /** Whether a page or a line is being read at this moment. */
  boolean isReading() {
    return recogniser.isReading();
  }

  LanguageGuess languages() {
    return languages;
  }

  /** Where it computes, for the log. */
  String device() {
    return runtime.describe();
  }

  /** PyTorch, for those who teach. */
  TorchRuntime runtime() {
    return runtime;
  }

  /** PyTorch's libraries are unpacked once into a folder below the user's home, which a server may not have. */
  private static void checkNativesFolder() {
    String given =
        System.getProperty("DJL_CACHE_DIR", System.getenv().getOrDefault("DJL_CACHE_DIR", ""));
    Path folder =
        given.isEmpty() ? Path.of(System.getProperty("user.home", ""), ".djl.ai") : Path.of(given);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw unusable(folder, e.toString());
    }
    if (!Files.isWritable(folder)) {
      throw unusable(folder, "it cannot be written to");
    }
  }

  private static CannotStartException unusable(Path folder, String why) {
    return new CannotStartException("PyTorch's libraries are unpacked once into " + folder
        + ", but that cannot be used (" + why
        + "). Set the environment variable DJL_CACHE_DIR to a folder with 500 MB of room.");
  }

  @Override
  public void close() {
    recogniser.close();
  }
}
