package kz.muragat.train.synth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Who may write for a split: its faces by class, and its cursive writers. Immutable. */
final class Scribes {

  private static final int WRITERS = 1_000_000;

  private final PenLetters letters = PenLetters.load();
  private final long firstWriter;
  private final Map<FaceClass, List<List<Face>>> families = new TreeMap<>();

  Scribes(FontShelf fonts, Split split) {
    firstWriter = HeldOut.firstWriter(split);
    Map<FaceClass, Map<String, List<Face>>> sorted = Typewriter.with(fonts.faces(split)).stream()
        .sorted(Comparator.comparing(Face::name))
        .collect(Collectors.groupingBy(
            Face::kind, Collectors.groupingBy(Face::family, TreeMap::new, Collectors.toList())));
    sorted.forEach((kind, byFamily) -> families.put(kind, List.copyOf(byFamily.values())));
  }

  /** Whether anyone writes so; a hand is always there. */
  boolean has(FaceClass kind) {
    return kind == FaceClass.HAND || families.containsKey(kind);
  }

  /** Someone of the class who can write the text; hands are pen writers half of the time. */
  Optional<Scribe> pick(FaceClass kind, String text, Dice dice) {
    List<List<Face>> faces = families.getOrDefault(kind, List.of());
    for (int i = 0; i < 12; i++) {
      Scribe scribe = kind == FaceClass.HAND && (faces.isEmpty() || dice.chance(0.5))
          ? new CursiveWriter(letters, firstWriter + dice.whole(0, WRITERS - 1))
          : faces.isEmpty() ? null : dice.pick(dice.pick(faces));
      if (scribe != null && scribe.suits(text)) {
        return Optional.of(scribe);
      }
    }
    return Optional.empty();
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
