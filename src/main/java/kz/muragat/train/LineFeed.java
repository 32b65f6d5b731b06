package kz.muragat.train;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kz.muragat.recognise.LineInput;
import kz.muragat.recognise.NetworkShape;
import kz.muragat.text.Alphabet;
import kz.muragat.train.synth.LabelledLine;
import kz.muragat.train.synth.LineSource;

/**
 * Makes batches ahead of the trainer, on threads of its own. A dozen batches' worth of lines is made at a time and sorted by
 * width, so that little of a batch is padding; the batches then come in a drawn order. Which lines come depends on the seed
 * and the place alone, so that a resumed training meets the same ones.
 */
final class LineFeed implements AutoCloseable {

  private static final int BATCHES_A_POOL = 12;
  private static final int POOLS_AHEAD = 2;

  private final LineSource source;
  private final Alphabet alphabet;
  private final NetworkShape shape;
  private final TrainingSettings settings;
  private final ExecutorService makers;
  private final Deque<List<Future<Sample>>> pools = new ArrayDeque<>();
  private final Deque<LineBatch> ready = new ArrayDeque<>();
  private long ordered;

  LineFeed(
      LineSource source,
      Alphabet alphabet,
      NetworkShape shape,
      TrainingSettings settings,
      long linesDone) {
    this.source = source;
    this.alphabet = alphabet;
    this.shape = shape;
    this.settings = settings;
    this.ordered = linesDone;
    this.makers = Executors.newFixedThreadPool(settings.makers(), task -> {
      Thread thread = new Thread(task, "line-maker");
      thread.setDaemon(true);
      return thread;
    });
  }

  /** The next batch; waits until it is made. */
  LineBatch next() throws InterruptedException {
    while (ready.isEmpty()) {
      while (pools.size() < POOLS_AHEAD) {
        pools.add(order());
      }
      fill(pools.remove());
    }
    return ready.remove();
  }

  private List<Future<Sample>> order() {
    List<Future<Sample>> pool = new ArrayList<>();
    for (int i = 0; i < BATCHES_A_POOL * settings.batch(); i++) {
      long number = ordered++;
      double hardness = settings.hardness(number) * ease(settings.seed() + number);
      pool.add(
          makers.submit(() -> sample(source, alphabet, shape, settings.seed() + number, hardness)));
    }
    return pool;
  }

  /** Most scans are not as bad as they get: from a quarter of the hardness to all of it. */
  static double ease(long seed) {
    // Not a Random: seeds that follow each other draw nearly the same from it. Not the line's own
    // seed: its first draw.
    return 0.25 + 0.75 * new SplittableRandom(~seed).nextDouble();
  }

  private void fill(List<Future<Sample>> pool) throws InterruptedException {
    List<Sample> lines = new ArrayList<>();
    for (Future<Sample> future : pool) {
      try {
        lines.add(future.get());
      } catch (ExecutionException e) {
        throw new IllegalStateException("A training line could not be made: " + e.getCause(), e);
      }
    }
    lines.sort(Comparator.comparingInt(line -> line.input().width()));
    List<LineBatch> batches = new ArrayList<>();
    for (int from = 0; from < lines.size(); from += settings.batch()) {
      batches.add(LineBatch.of(
          lines.subList(from, Math.min(lines.size(), from + settings.batch())),
          shape.inputHeightPx()));
    }
    Collections.shuffle(batches, new Random(settings.seed() ^ ordered));
    ready.addAll(batches);
  }

  /** Makes one line ready for the network. */
  static Sample sample(
      LineSource source, Alphabet alphabet, NetworkShape shape, long seed, double hardness) {
    LabelledLine line = source.line(seed, hardness);
    int[] label = line.text()
        .codePoints()
        .map(c -> alphabet
                .indexOf(c)
                .orElseThrow(() -> new IllegalStateException("The line '" + line.text()
                    + "' has a letter outside the alphabet: " + Character.toString(c)))
            + 1)
        .toArray();
    return new Sample(LineInput.of(line.image(), shape.inputHeightPx()), label, line);
  }

  @Override
  public void close() {
    makers.shutdownNow();
  }
}
