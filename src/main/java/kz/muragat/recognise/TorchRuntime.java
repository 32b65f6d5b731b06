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
  private final Device device;

  private TorchRuntime(Engine engine, Device device) {
    this.engine = engine;
    this.device = device;
  }

  /**
   * Starts the engine, to compute on the first GPU where there is one.
   *
   * @param threads on which one operation may run, at least 1; with several workers, 1 is fastest
   */
  public static TorchRuntime start(int threads) {
    Engine engine = Engine.getEngine("PyTorch");
    JniUtils.setNumThreads(threads);
    return new TorchRuntime(engine, engine.defaultDevice());
  }

  /** The same engine, but on the CPU even where there is a GPU. */
  public TorchRuntime onCpu() {
    return new TorchRuntime(engine, Device.cpu());
  }

  /** Where it computes. */
  public Device device() {
    return device;
  }

  /** Whether it computes on a GPU. */
  public boolean isOnGpu() {
    return device.isGpu();
  }

  /** For the log: the device and the version of PyTorch. */
  public String describe() {
    String where = isOnGpu() ? "GPU " + device.getDeviceId() : "CPU";
    return where + " (PyTorch " + engine.getVersion() + ")";
  }

  /** Switches gradients off in the calling thread; PyTorch starts every thread with them on. */
  static void withoutGradients() {
    if (JniUtils.isGradMode()) {
      JniUtils.setGradMode(false);
    }
  }
}
