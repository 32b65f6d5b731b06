package kz.muragat.recognise;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;

/**
 * Starts PyTorch once for the JVM and says where it computes.
 *
 * <p>The engine must come first: {@code JniUtils} before {@code Engine.getEngine} is an UnsatisfiedLinkError.
 */
public final class TorchRuntime {

  private final Engine engine;

  private TorchRuntime(Engine engine) {
    this.engine = engine;
  }

  /**
   * Starts the engine.
   *
   * @param threads on which one operation may run, at least 1; with several workers, 1 is fastest
   */
  public static TorchRuntime start(int threads) {
    Engine engine = Engine.getEngine("PyTorch");
    JniUtils.setNumThreads(threads);
    return new TorchRuntime(engine);
  }

  /** The first GPU where there is one, else the CPU. */
  public Device device() {
    return engine.defaultDevice();
  }

  /** For the log: the device and the version of PyTorch. */
  public String describe() {
    String where = device().isGpu() ? "GPU " + device().getDeviceId() : "CPU";
    return where + " (PyTorch " + engine.getVersion() + ")";
  }

  /** Switches gradients off in the calling thread; PyTorch starts every thread with them on. */
  static void withoutGradients() {
    if (JniUtils.isGradMode()) {
      JniUtils.setGradMode(false);
    }
  }
}
