package kz.muragat.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.muragat.model.Language;
import kz.muragat.pipeline.Scores.Beside;
import kz.muragat.text.Alphabet;
import kz.muragat.text.Confusions;
import kz.muragat.text.LanguageGuess;
import kz.muragat.text.LetterRecall;

/**
 * How well pictures were read, as a page for a browser that needs nothing beside it: figures by language, style, condition
 * and letter, what was taken for what, and the worst lines beside their pictures.
 */
public final class EvaluationReport {

  private static final int CONFUSIONS = 40;

  private final Heading heading;
  private final List<Entry> entries;
  private final LanguageGuess languages;

  /**
   * What the report says about itself.
   *
   * @param folder that was evaluated
   * @param model its version
   * @param software that read
   * @param other the program beside it, such as {@code tesseract 5.3.0, kaz+rus}
   * @param when in words
   */
  public record Heading(
      String folder, String model, String software, Optional<String> other, String when) {}

  /** A picture: how it was read, and how by another program where one was asked. */
  public record Entry(LineFacts facts, Evaluation.Result ours, Optional<Evaluation.Result> other) {}

  public EvaluationReport(Heading heading, List<Entry> entries, LanguageGuess languages) {
    this.heading = heading;
    this.languages = languages;
    this.entries = List.copyOf(entries);
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("a report needs at least one picture");
    }
  }

  /**
   * The page.
   *
   * @param worst how many of the worst lines are shown at most
   * @throws IOException where one of their pictures cannot be read any more
   */
  public String html(int worst) throws IOException {
    Html page = new Html("How well " + heading.folder() + " is read");
    page.heading(1, "How well " + heading.folder() + " is read");
    page.paragraph("Model " + heading.model() + ", " + heading.software() + ", " + heading.when()
        + heading.other().map(name -> ", beside " + name).orElse("") + ". " + entries.size()
        + " pictures.");
    page.paragraph(
        "CER and WER are the shares of characters and words that would have to be changed"
            + " (insertions, deletions, substitutions; added up over all pictures of a row, then divided)."
            + " White space counts as one space, and three dots as an ellipsis. “Letters only” leaves case and punctuation out of both."
            + (heading.other().isPresent()
                ? " “Share” is our CER divided by the other program's: below 1 is better."
                : ""));
    figures(page);
    classes(page);
    letters(page);
    confusions(page);
    worst(page, worst);
    return page.toString();
  }

  private void figures(Html page) {
    page.heading(2, "Figures");
    page.startTable(figureColumns());
    Map<String, Function<LineFacts, String>> ways = new LinkedHashMap<>();
    ways.put("All", facts -> "all pictures");
    ways.put("By language", LineFacts::language);
    ways.put("By style", LineFacts::style);
    ways.put("By condition", LineFacts::condition);
    ways.put("By style and condition", EvaluationReport::set);
    ways.put("By style, condition and language", facts -> set(facts) + ", " + facts.language());
    if (entries.stream().anyMatch(entry -> !entry.facts.writer().equals(LineFacts.UNKNOWN))) {
      ways.put("By style, condition and writer", facts -> set(facts) + ", " + facts.writer());
    }
    ways.forEach((title, way) -> {
      page.section(title, figureColumns().size());
      groups(way).forEach((name, both) -> page.row(figureCells(name, both)));
    });
    page.endTable();
  }

  private static String set(LineFacts facts) {
    return facts.style() + " " + facts.condition();
  }

  private Map<String, Beside> groups(Function<LineFacts, String> way) {
    Map<String, Beside> groups = new TreeMap<>();
    for (Entry entry : entries) {
      groups.merge(way.apply(entry.facts), beside(entry), Beside::plus);
    }
    return groups;
  }

  private static Beside beside(Entry entry) {
    return new Beside(Scores.of(entry.ours), entry.other.map(Scores::of));
  }

  private List<String> figureColumns() {
    List<String> columns = new ArrayList<>(List.of(
        "",
        "pictures",
        "faultless",
        "characters",
        "CER",
        "WER",
        "CER letters only",
        "WER letters only"));
    if (heading.other().isPresent()) {
      columns.addAll(List.of("other's CER", "other's WER", "other's CER letters only", "share"));
    }
    return columns;
  }

  private List<String> figureCells(String name, Beside both) {
    Scores ours = both.ours();
    List<String> cells = new ArrayList<>(List.of(
        name,
        Integer.toString(ours.pictures()),
        Html.percent((double) ours.perfect() / ours.pictures()),
        Long.toString(ours.characters().length()),
        Html.percent(ours.characters().rate()),
        Html.percent(ours.words().rate()),
        Html.percent(ours.looseCharacters().rate()),
        Html.percent(ours.looseWords().rate())));
    both.other().ifPresent(other -> {
      cells.add(Html.percent(other.characters().rate()));
      cells.add(Html.percent(other.words().rate()));
      cells.add(Html.percent(other.looseCharacters().rate()));
      cells.add(
          other.characters().errors() == 0
              ? "–"
              : Html.number(ours.characters().rate() / other.characters().rate()));
    });
    return cells;
  }

  /** How lines were classed: their style by the recogniser, their language by what was read. */
  private void classes(Html page) {
    Map<String, Map<String, Integer>> styles = new TreeMap<>();
    Map<String, Map<String, Integer>> tongues = new TreeMap<>();
    for (Entry entry : entries) {
      entry
          .ours
          .style()
          .filter(style -> !entry.facts.style().equals(LineFacts.UNKNOWN))
          .ifPresent(style -> count(styles, entry.facts.style(), LineFacts.styleName(style)));
      if (Language.ofTag(entry.facts.language()) != Language.UNDETERMINED) {
        List<String> words = List.of(entry.ours.read().split(" "));
        Language told = LanguageGuess.mostOf(languages.ofLine(words));
        count(tongues, entry.facts.language(), told.tag());
      }
    }
    page.heading(2, "Classed right");
    classTable(page, "style", styles);
    classTable(page, "language of a line", tongues);
  }

  private static void count(
      Map<String, Map<String, Integer>> table, String truth, String classedAs) {
    table.computeIfAbsent(truth, x -> new TreeMap<>()).merge(classedAs, 1, Integer::sum);
  }

  private static void classTable(Html page, String what, Map<String, Map<String, Integer>> counts) {
    page.startTable(List.of(what, "lines", "classed right", "classed as"));
    counts.forEach((truth, classed) -> {
      int all = classed.values().stream().mapToInt(Integer::intValue).sum();
      page.row(List.of(
          truth,
          Integer.toString(all),
          Html.percent((double) classed.getOrDefault(truth, 0) / all),
          classed.entrySet().stream()
              .map(one -> one.getKey() + " " + one.getValue())
              .collect(Collectors.joining(", "))));
    });
    page.endTable();
  }

  private void letters(Html page) {
    page.heading(2, "The nine Kazakh letters");
    page.paragraph("How many of each letter, small and capital together, were read right"
        + (heading.other().isPresent() ? "; behind the stroke, by the other program." : "."));
    Map<String, Beside> sets = new LinkedHashMap<>(groups(facts -> "all"));
    sets.putAll(groups(EvaluationReport::set));
    List<String> columns = new ArrayList<>(List.of("letter", "times"));
    columns.addAll(sets.keySet());
    page.startTable(columns);
    Alphabet.KAZAKH_LETTERS.codePoints().forEach(letter -> {
      String name = Character.toString(Character.toUpperCase(letter)) + Character.toString(letter);
      List<String> cells = new ArrayList<>(List.of(name));
      cells.add(Long.toString(
          sets.values().iterator().next().ours().letters().ofLetter(letter).total()));
      sets.values().forEach(both -> cells.add(recall(both, letter)));
      page.row(cells);
    });
    page.endTable();
    page.startDetails("All characters");
    page.startTable(List.of("character", "times", "read right"));
    Scores all = groups(facts -> "all").values().iterator().next().ours();
    all.letters().letters().entrySet().stream()
        .sorted(Comparator.comparingDouble(entry -> entry.getValue().recall()))
        .forEach(entry -> page.row(List.of(
            Html.visible(Character.toString(entry.getKey())),
            Long.toString(entry.getValue().total()),
            Html.percent(entry.getValue().recall()))));
    page.endTable();
    page.endDetails();
  }

  private static String recall(Beside both, int letter) {
    if (both.ours().letters().ofLetter(letter).total() == 0) {
      return "–";
    }
    String ours = Html.percent(both.ours().letters().ofLetter(letter).recall());
    return both.other()
        .map(other ->
            ours + " / " + Html.percent(other.letters().ofLetter(letter).recall()))
        .orElse(ours);
  }

  private void confusions(Html page) {
    Confusions all = Confusions.NONE;
    Scores total = groups(facts -> "all").values().iterator().next().ours();
    for (Entry entry : entries) {
      all = all.plus(Confusions.of(entry.ours.truth(), entry.ours.read()));
    }
    page.heading(2, "What is taken for what");
    page.paragraph("The commonest mistakes, and what share of that character's appearances they"
        + " spoil. ∅ stands for nothing: missed, or read where nothing is.");
    page.startTable(List.of("written", "read", "times", "share"));
    for (Map.Entry<Confusions.Mistake, Long> mistake : all.commonest(CONFUSIONS)) {
      String truth = mistake.getKey().truth();
      long times = truth.isEmpty()
          ? 0
          : total
              .letters()
              .letters()
              .getOrDefault(truth.codePointAt(0), new LetterRecall.Count(0, 0))
              .total();
      page.row(List.of(
          Html.visible(truth),
          Html.visible(mistake.getKey().read()),
          Long.toString(mistake.getValue()),
          times == 0 ? "–" : Html.percent((double) mistake.getValue() / times)));
    }
    page.endTable();
  }

  private void worst(Html page, int most) throws IOException {
    List<Entry> worst = entries.stream()
        .filter(entry -> entry.ours.characters().errors() > 0)
        .sorted(
            Comparator.comparingDouble((Entry entry) -> entry.ours.characters().rate())
                .thenComparing(entry -> entry.ours.characters().errors())
                .reversed())
        .limit(most)
        .toList();
    page.heading(2, "The worst");
    if (worst.isEmpty()) {
      page.paragraph("Nothing was read wrongly.");
    } else {
      page.paragraph("Half of all wrong characters stand in " + withHalfTheErrors() + " of "
          + entries.size() + " pictures.");
    }
    for (Entry entry : worst) {
      page.startFigure(Thumbnail.dataUri(entry.ours.item().picture()));
      page.caption(entry.ours.item().picture().toString() + " · " + entry.facts.language() + " · "
          + set(entry.facts) + " · CER " + Html.percent(entry.ours.characters().rate()));
      page.text("written", Html.escaped(entry.ours.truth()));
      page.text("read", Html.differences(entry.ours.truth(), entry.ours.read()));
      entry.other.ifPresent(
          other -> page.text("other", Html.differences(other.truth(), other.read())));
      page.endFigure();
    }
  }

  /** The fewest pictures that have half of all errors together. */
  private int withHalfTheErrors() {
    List<Long> errors = entries.stream()
        .map(entry -> entry.ours.characters().errors())
        .sorted(Comparator.reverseOrder())
        .toList();
    long half = errors.stream().mapToLong(Long::longValue).sum();
    int pictures = 0;
    for (long most : errors) {
      if (half <= 0) {
        break;
      }
      half -= 2 * most;
      pictures++;
    }
    return pictures;
  }
}
