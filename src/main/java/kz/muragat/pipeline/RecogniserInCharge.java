package kz.muragat.pipeline;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import kz.muragat.model.GreyImage;
import kz.muragat.model.Recognition;
import kz.muragat.recognise.LineRecogniser;
import kz.muragat.store.ModelRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recogniser that {@code models/current} names, also after it names another one: who asks next gets the new version,
 * who holds the old one keeps it to the end of the document, and when nobody does any more it is closed. A version that
 * cannot be loaded is told once, and the last good one goes on. Safe for all threads.
 *
 * <pre>{@code
 * LineRecogniser forThisDocument = inCharge.hold(job);
 * ...
 * inCharge.release(job);
 * }</pre>
 */
public final class RecogniserInCharge implements LineRecogniser {

  private static final Logger LOG = LoggerFactory.getLogger(RecogniserInCharge.class);
  private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(500).toNanos();

  private final ModelRegistry registry;
  private final Loader loader;
  private final Map<Object, Held> held = new HashMap<>();
  private final List<Held> retired = new ArrayList<>();
  private Held current;
  private String refused = "";
  private long lookedNanos = System.nanoTime();

  /** Loads a version. */
  @FunctionalInterface
  public interface Loader {
    LineRecogniser load(ModelRegistry.Version version) throws IOException;
  }

  private static final class Held {
    private final String name;
    private final LineRecogniser recogniser;
    private int users;

    Held(ModelRegistry.Version version, Loader loader) throws IOException {
      this.name = version.name();
      this.recogniser = loader.load(version);
    }
  }

  /**
   * Loads the version in charge; where that cannot be, the one before it.
   *
   * @throws IOException when neither can be loaded; it says why the one in charge cannot
   */
  public RecogniserInCharge(ModelRegistry registry, Loader loader) throws IOException {
    this.registry = registry;
    this.loader = loader;
    this.current = first();
  }

  private Held first() throws IOException {
    try {
      return new Held(registry.current(), loader);
    } catch (IOException e) {
      Optional<ModelRegistry.Version> before = registry.before();
      if (before.isEmpty()) {
        throw e;
      }
      refused = registry.pointer().orElse("");
      LOG.error(
          "the model in charge cannot be loaded, {} reads in its place: {}",
          before.get().name(),
          e.getMessage());
      return new Held(before.get(), loader);
    }
  }

  /**
   * The version in charge now, for a piece of work that is to be of one piece; {@link #release} has to follow. Asked again
   * for the same work it gives the same one.
   */
  public synchronized LineRecogniser hold(Object work) {
    Held mine = held.get(work);
    if (mine == null) {
      mine = now();
      mine.users++;
      held.put(work, mine);
    }
    return mine.recogniser;
  }

  /** Ends what {@link #hold} began; nothing happens where it did not. */
  public synchronized void release(Object work) {
    Held mine = held.remove(work);
    if (mine != null) {
      mine.users--;
      closeUnused();
    }
  }

  /** Whether anybody holds a version: a document is in work, or a line is being read. */
  public synchronized boolean isReading() {
    return !held.isEmpty();
  }

  @Override
  public synchronized String version() {
    return now().recogniser.version();
  }

  @Override
  public List<Recognition> recognise(List<GreyImage> lines) {
    Object call = new Object();
    try {
      return hold(call).recognise(lines);
    } finally {
      release(call);
    }
  }

  @Override
  public List<Span> align(GreyImage line, List<String> words) {
    Object call = new Object();
    try {
      return hold(call).align(line, words);
    } finally {
      release(call);
    }
  }

  private Held now() {
    long now = System.nanoTime();
    if (now - lookedNanos > LOOK_AGAIN_NANOS) {
      lookedNanos = now;
      look();
    }
    return current;
  }

  private void look() {
    String named = "";
    try {
      named = registry.pointer().orElse("");
      if (named.equals(current.name)) {
        refused = "";
      } else if (!named.equals(refused)) {
        Held next = new Held(registry.current(), loader);
        LOG.info("model {} takes over from {}", next.name, current.name);
        retired.add(current);
        current = next;
        closeUnused();
      }
    } catch (IOException | RuntimeException e) {
      refused = named;
      LOG.error(
          "model {} cannot take over, {} goes on reading: {}",
          named.isEmpty() ? "(none named)" : named,
          current.name,
          Objects.requireNonNullElse(e.getMessage(), e.toString()));
    }
  }

  private void closeUnused() {
    retired.removeIf(old -> {
      if (old.users == 0) {
        old.recogniser.close();
      }
      return old.users == 0;
    });
  }

  @Override
  public synchronized void close() {
    retired.forEach(old -> old.recogniser.close());
    retired.clear();
    current.recogniser.close();
  }
}
