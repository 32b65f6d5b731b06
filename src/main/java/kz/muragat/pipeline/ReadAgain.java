package kz.muragat.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.muragat.alto.AltoWriter;
import kz.muragat.model.GreyImage;
import kz.muragat.model.Language;
import kz.muragat.model.Page;
import kz.muragat.model.Recognition;
import kz.muragat.model.TextLine;
import kz.muragat.model.TextOrigin;
import kz.muragat.model.UnreadableScanException;
import kz.muragat.model.Word;
import kz.muragat.recognise.LineRecogniser;
import kz.muragat.store.AtomicFiles;
import kz.muragat.text.LanguageGuess;

/**
 * Reads lines of published documents again that an older version of the model read with low confidence. Lines that a person
 * corrected or found right are never touched; where the new reading is no surer, the old one stays. Lines stay where they
 * are and keep their ids. ALTO first, then PDF, text, report and index, as with corrections. One process at a time may use
 * it in a home.
 */
public final class ReadAgain {

  private final Path unfinished;
  private final RebuildDocument rebuild;
  private final LineRecogniser recogniser;
  private final LanguageGuess languages;
  private final InstantSource clock;
  private final AltoWriter writer = new AltoWriter();

  /**
   * @param inbox that scans were dropped into, to find them again
   * @param unfinished a folder for notes about pages in work, the same as {@link CorrectLine} has
   * @param index stays the caller's to close
   * @param recogniser stays the caller's to close
   */
  public ReadAgain(
      Path inbox,
      Path unfinished,
      IndexDocument index,
      LineRecogniser recogniser,
      LanguageGuess languages,
      InstantSource clock) {
    this.unfinished = unfinished;
    this.rebuild = new RebuildDocument(inbox, index);
    this.recogniser = recogniser;
    this.languages = languages;
    this.clock = clock;
  }

  /**
   * What came of it.
   *
   * @param pages that an older version had read
   * @param lines that were read again
   * @param changed of these, the ones whose reading changed
   * @param troubles a sentence for each page that could not be read again, and for what could not follow
   */
  public record Result(int pages, int lines, int changed, List<String> troubles) {

    public Result {
      troubles = List.copyOf(troubles);
    }

    /** Nothing yet. */
    public static final Result NONE = new Result(0, 0, 0, List.of());

    /** Both together. */
    public Result plus(Result other) {
      List<String> all = new ArrayList<>(troubles);
      all.addAll(other.troubles);
      return new Result(pages + other.pages, lines + other.lines, changed + other.changed, all);
    }
  }

  /**
   * Reads a document again.
   *
   * @param folder it is published in
   * @param below confidence of a line below which it is read again, 0–1
   * @throws IOException when its files cannot be read or written; what was written before stays
   */
  public Result document(Path folder, double below) throws IOException {
    DocumentFiles document = DocumentFiles.of(folder);
    Result result = Result.NONE;
    for (Page page : document.pages()) {
      if (page.origin().step() == TextOrigin.Step.RECOGNISED
          && !page.origin().modelVersion().equals(recogniser.version())) {
        try {
          result = result.plus(page(document, page, below));
        } catch (UnreadableScanException e) {
          result = result.plus(new Result(
              1, 0, 0, List.of(folder + ", page " + page.number() + ": " + e.getMessage())));
        }
      }
    }
    return result;
  }

  private Result page(DocumentFiles document, Page page, double below)
      throws IOException, UnreadableScanException {
    List<TextLine> lines = page.lines()
        .filter(line -> !line.corrected() && line.confidence() < below)
        .toList();
    if (lines.isEmpty()) {
      return new Result(1, 0, 0, List.of());
    }
    GreyImage picture = rebuild.picture(document, page);
    List<LineView> views = new ArrayList<>();
    for (TextLine line : lines) {
      views.add(rebuild.line(picture, page, line.shape()));
    }
    List<GreyImage> pictures = views.stream().map(LineView::image).toList();
    List<Recognition> read =
        new SecondLook(recogniser).at(pictures, recogniser.recognise(pictures));
    Map<String, TextLine> surer = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      TextLine now = line(lines.get(i), views.get(i), read.get(i));
      if (!now.words().isEmpty() && now.confidence() > lines.get(i).confidence()) {
        surer.put(now.id(), now);
      }
    }
    List<String> notes = write(document, with(page, surer));
    int changed = (int) lines.stream()
        .filter(line ->
            surer.containsKey(line.id()) && !surer.get(line.id()).text().equals(line.text()))
        .count();
    return new Result(1, lines.size(), changed, notes);
  }

  private TextLine line(TextLine old, LineView view, Recognition read) {
    List<Language> told =
        languages.ofLine(read.words().stream().map(Recognition.ReadWord::text).toList());
    List<Word> words = new ArrayList<>();
    for (int i = 0; i < read.words().size(); i++) {
      Recognition.ReadWord word = read.words().get(i);
      words.add(new Word(
          word.text(),
          view.box(word.left(), word.right()),
          word.confidence(),
          word.characterConfidences(),
          word.alternatives(),
          told.get(i)));
    }
    return new TextLine(
        old.id(), old.shape(), words, read.style(), LanguageGuess.mostOf(told), false);
  }

  private Page with(Page page, Map<String, TextLine> surer) {
    TextOrigin old = page.origin();
    return page.with(
        surer,
        new TextOrigin(
            old.step(), old.software(), recogniser.version(), clock.instant(), old.edits()));
  }

  /** The note lets the next start make up for what a crash prevents. */
  private List<String> write(DocumentFiles document, Page changed) throws IOException {
    Path note = unfinished.resolve(document.report().sha256() + "." + changed.number());
    AtomicFiles.writeText(note, "");
    AtomicFiles.write(document.alto(changed.number()), out -> writer.write(changed, out));
    List<String> notes = rebuild.follow(document, changed);
    Files.deleteIfExists(note);
    return notes;
  }
}
