package kz.muragat.train.synth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may write for a split: its faces by class, and its cursive writers. A family is as likely as another, but the hands of
 * a collection of letters are together as likely as all fonts. What is learnt from is bent anew each time. Immutable.
 */
final class Scribes {

  private static final int WRITERS = 1_000_000;

  /** Of all handwriting, so much is by simulated pens. Of what is learnt from less, since they are read well already. */
  private static final double WRITER_SHARE = 0.45;

  private static final double WRITER_SHARE_LEARNT = 0.36;

  /** Mixed hands are as likely as so many other origins of hands: nothing else is as manifold. */
  private static final int MIXED_WEIGHT = 3;

  private static final int DRAWS = 12;

  private final PenLetters letters = PenLetters.load();
  private final long firstWriter;
  private final double writerShare;
  private final Map<FaceClass, List<List<Face>>> families = new TreeMap<>();
  private final List<List<List<Face>>> handsByOrigin;
  private final Optional<MixedHands> mixed;
  private final boolean learnt;

  Scribes(FontShelf fonts, Split split) {
    learnt = split == Split.TRAIN;
    mixed = fonts.mixed(split);
    firstWriter = HeldOut.firstWriter(split);
    writerShare = learnt ? WRITER_SHARE_LEARNT : WRITER_SHARE;
    Map<FaceClass, Map<String, List<Face>>> sorted = Typewriter.with(fonts.faces(split)).stream()
        .sorted(Comparator.comparing(Face::name))
        .collect(Collectors.groupingBy(
            Face::kind, Collectors.groupingBy(Face::family, TreeMap::new, Collectors.toList())));
    sorted.forEach((kind, byFamily) -> families.put(kind, List.copyOf(byFamily.values())));
    Map<String, List<List<Face>>> byOrigin =
        families.getOrDefault(FaceClass.HAND, List.of()).stream()
            .collect(Collectors.groupingBy(
                hands -> origin(hands.get(0).family()), TreeMap::new, Collectors.toList()));
    handsByOrigin = List.copyOf(byOrigin.values());
  }

  /** What collection a family of hands is made of; empty for fonts. */
  private static String origin(String family) {
    return Stream.of(LetterPictures.FAMILY, TabletHands.FAMILY)
        .filter(family::startsWith)
        .findFirst()
        .orElse("");
  }

  /** What wrote a line: {@code pen}, {@code font}, or the name of the collection its letters are from. */
  static String origin(Scribe scribe) {
    if (scribe instanceof CursiveWriter) {
      return "pen";
    }
    String collection = origin(scribe.name()).strip();
    return collection.isEmpty() ? "font" : collection;
  }

  /** Whether there is no face at all; pens are always there. */
  boolean isEmpty() {
    return families.isEmpty();
  }

  /** Whether anyone writes so; a hand is always there. */
  boolean has(FaceClass kind) {
    return kind == FaceClass.HAND || families.containsKey(kind);
  }

  /** The class, or another that a face is of where none is of this one. */
  FaceClass orAnother(FaceClass kind, Dice dice) {
    return has(kind) ? kind : dice.pick(List.copyOf(families.keySet()));
  }

  /** One of the pens. */
  Scribe writer(int number) {
    return new CursiveWriter(letters, firstWriter + Math.floorMod(number, WRITERS));
  }

  /** Someone of the class who can write the text; empty where a few draws find nobody. */
  Optional<Scribe> pick(FaceClass kind, String text, Dice dice) {
    if (!families.containsKey(kind) && kind != FaceClass.HAND) {
      return Optional.empty();
    }
    for (int i = 0; i < DRAWS; i++) {
      Scribe scribe = any(kind, dice);
      if (scribe.suits(text)) {
        return Optional.of(scribe);
      }
    }
    return Optional.empty();
  }

  private Scribe any(FaceClass kind, Dice dice) {
    if (kind != FaceClass.HAND) {
      return dice.pick(dice.pick(families.getOrDefault(kind, List.of())));
    }
    if (handsByOrigin.isEmpty() || dice.chance(writerShare)) {
      return writer(dice.whole(0, WRITERS - 1));
    }
    Face hand = mixed
        .filter(any -> isForMixed(dice))
        .map(any -> any.hand(dice.whole(0, WRITERS - 1)))
        .orElseGet(() -> dice.pick(dice.pick(dice.pick(handsByOrigin))));
    return learnt ? new LooseHand(hand) : hand;
  }

  private boolean isForMixed(Dice dice) {
    return dice.whole(1, handsByOrigin.size() + MIXED_WEIGHT) <= MIXED_WEIGHT;
  }

  /** The families a class has, sorted. */
  List<String> families(FaceClass kind) {
    List<String> names = new ArrayList<>();
    families
        .getOrDefault(kind, List.of())
        .forEach(faces -> names.add(faces.get(0).family()));
    return names;
  }
}
