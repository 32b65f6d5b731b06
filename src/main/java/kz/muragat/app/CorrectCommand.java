package kz.muragat.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kz.muragat.model.Page;
import kz.muragat.model.TextLine;
import kz.muragat.pipeline.CorrectLine;
import kz.muragat.pipeline.CorrectionOutcome;
import kz.muragat.pipeline.LineChange;
import kz.muragat.pipeline.LineRef;
import kz.muragat.search.ArchiveIndex;
import kz.muragat.store.CorrectionSet;
import kz.muragat.store.DocumentRegistry;
import kz.muragat.store.HomeLock;
import kz.muragat.text.LanguageGuess;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code correct}: puts the text of a line right, everywhere. */
@Command(
    name = "correct",
    description =
        "Puts a line right in ALTO, PDF, text and index, and keeps it to train with; without TEXT, shows"
            + " the page's lines. The watcher must not run meanwhile.",
    footer = {
      "",
      "Examples: muragat correct fond-12/delo-45 1                     shows the lines of page 1",
      "          muragat correct fond-12/delo-45 1 3 'Қазақ хандығы'   corrects its third line",
      "          muragat correct fond-12/delo-45 1 3 --accept          it is right as it stands",
      "          muragat correct fond-12/delo-45 1 3 --history         who changed what, and when",
      "          muragat correct fond-12/delo-45 1 3 --undo",
      "Exit code 1: nothing was changed; the message says why."
    })
final class CorrectCommand extends HomeCommand {

  @Parameters(
      index = "0",
      paramLabel = "DOCUMENT",
      description = "Its folder below the outbox, or the SHA-256 of its scan.")
  private String document = "";

  @Parameters(index = "1", paramLabel = "PAGE", description = "From 1.")
  private int page;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "LINE",
      description = "Its number on the page, from 1, or its id in the ALTO.")
  private @Nullable String line;

  @Parameters(index = "3", arity = "0..1", paramLabel = "TEXT", description = "The right text.")
  private @Nullable String text;

  @Option(names = "--accept", description = "The line is right as it stands.")
  private boolean accept;

  @Option(names = "--undo", description = "Takes the last change of the line back.")
  private boolean undo;

  @Option(names = "--history", description = "Shows what was changed in the line.")
  private boolean history;

  @Option(
      names = "--who",
      paramLabel = "NAME",
      description = "Who says so. Default: the user's name.")
  private String who = System.getProperty("user.name", "");

  @Option(
      names = "--expect",
      paramLabel = "TEXT",
      description = "The text you saw; nothing is changed where another stands there by now.")
  private @Nullable String expected;

  @Override
  public Integer call() throws IOException {
    Settings settings = settings();
    if (!Files.isDirectory(settings.outbox())) {
      throw new CannotStartException("there is no outbox " + settings.outbox());
    }
    try (HomeLock lock = HomeLock.take(settings.work().resolve("lock"));
        ArchiveIndex index = ArchiveIndex.open(settings.index());
        Reader reader = text == null ? null : Reader.load(settings)) {
      CorrectLine correctLine = Archive.correctLine(
          settings,
          new DocumentRegistry(settings.outbox(), settings.work().resolve("documents.jsonl")),
          index,
          new CorrectionSet(settings.corrections()),
          LanguageGuess.standard(),
          Optional.ofNullable(reader).map(Reader::recogniser));
      correctLine.finishInterrupted();
      return run(correctLine, below(settings.outbox(), document));
    } catch (HomeLock.HomeInUseException e) {
      throw new CannotStartException(
          "a Muragat is at work here, so nothing was changed: correct the line on its web page, or stop"
              + " it first. (" + e.getMessage() + ")",
          e);
    }
  }

  private int run(CorrectLine correctLine, String name) throws IOException {
    Optional<Page> found = correctLine.page(name, page);
    if (found.isEmpty()) {
      complain("muragat: there is no page " + page + " of a document '" + name + "' in the outbox");
      return ExitCode.SOME_FAILED;
    }
    List<TextLine> lines = found.get().lines().toList();
    if (line == null) {
      for (int i = 0; i < lines.size(); i++) {
        print((i + 1) + "\t" + lines.get(i).id() + "\t" + lines.get(i).text());
      }
      return ExitCode.OK;
    }
    Optional<TextLine> meant = meant(lines, line);
    if (meant.isEmpty()) {
      complain("muragat: page " + page + " has no line " + line);
      return ExitCode.SOME_FAILED;
    }
    LineRef ref = new LineRef(name, page, meant.get().id());
    if (history) {
      correctLine.history(ref).forEach(change -> print(readable(change)));
      return ExitCode.OK;
    }
    String seen = expected == null ? meant.get().text() : expected;
    if (undo) {
      return tell(correctLine.undo(ref, who));
    }
    if (accept) {
      return tell(correctLine.accept(ref, seen, who));
    }
    if (text == null) {
      print(meant.get().text());
      return ExitCode.OK;
    }
    return tell(correctLine.correct(ref, seen, text, who));
  }

  private static Optional<TextLine> meant(List<TextLine> lines, String line) {
    if (line.matches("\\d{1,6}")) {
      int number = Integer.parseInt(line);
      return number >= 1 && number <= lines.size()
          ? Optional.of(lines.get(number - 1))
          : Optional.empty();
    }
    return lines.stream().filter(candidate -> candidate.id().equals(line)).findFirst();
  }

  private int tell(CorrectionOutcome outcome) {
    if (outcome instanceof CorrectionOutcome.Done done) {
      print(readable(done.change()));
      done.notes().forEach(this::complain);
      return ExitCode.OK;
    }
    if (outcome instanceof CorrectionOutcome.Conflict conflict) {
      complain("muragat: nothing was changed, since the line is another by now");
      complain("  you saw:  " + conflict.expected());
      complain("  it reads: " + conflict.current());
      complain("  you gave: " + conflict.wanted());
    } else if (outcome instanceof CorrectionOutcome.NotFound missing) {
      complain("muragat: " + missing.sentence());
    } else if (outcome instanceof CorrectionOutcome.Refused refused) {
      complain("muragat: " + refused.sentence());
    }
    return ExitCode.SOME_FAILED;
  }

  private static String readable(LineChange change) {
    String by = change.who().isEmpty() ? "" : " by " + change.who();
    return change.when() + " " + change.kind().name().toLowerCase(Locale.ROOT) + by + "\n  - "
        + change.before() + "\n  + " + change.after();
  }

  /** People give folders as the shell completes them: from where they stand. */
  private static String below(Path outbox, String document) {
    Path given = Path.of(document).toAbsolutePath().normalize();
    return given.startsWith(outbox) && Files.isDirectory(given)
        ? outbox.relativize(given).toString()
        : document;
  }
}
