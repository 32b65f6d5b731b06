package kz.muragat.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import kz.muragat.model.Language;
import kz.muragat.recognise.CharacterLanguageModel;
import kz.muragat.recognise.LanguageModelBuilder;
import kz.muragat.store.AtomicFiles;
import kz.muragat.train.synth.LanguageTexts;
import kz.muragat.train.synth.Split;
import kz.muragat.train.synth.TextShelf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a character language model; see {@code muragat language-model --help}. */
@Command(
    name = "language-model",
    description = {
      "Make a language model of Kazakh and Russian from plain text.",
      "",
      "It knows which letters follow which, and helps the recogniser with what is hard to see, once"
          + " 'calibrate' has found that it helps. Texts kept for validation and test are left out."
    },
    footer = {"", "Example:", "  muragat language-model --text texts --out models/language/kk-ru.lm"
    },
    mixinStandardHelpOptions = true)
final class LanguageModelCommand implements Callable<Integer> {

  @Mixin
  private SyntheticSources sources = new SyntheticSources();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "where the model is written, in place of what was there")
  private Path out = Path.of("");

  @Option(
      names = "--ngrams",
      defaultValue = "900000",
      description = "sequences of letters to keep, about 3 bytes each (default: ${DEFAULT-VALUE})")
  private int ngrams;

  @Override
  public Integer call() throws IOException {
    TextShelf shelf = sources.texts();
    List<String> heldOut = new ArrayList<>(shelf.sentences(Language.KAZAKH, Split.VALIDATION));
    heldOut.addAll(shelf.sentences(Language.RUSSIAN, Split.VALIDATION));
    LanguageModelBuilder builder = new LanguageModelBuilder();
    LanguageTexts.each(shelf, builder::add);
    CharacterLanguageModel model = builder.build(ngrams, heldOut);
    AtomicFiles.write(out, model::write);
    System.err.printf(
        Locale.ROOT,
        "Written: %s, %,d sequences, %,d bytes; %.2f bits a letter on %,d sentences held out.%n",
        out,
        model.size(),
        Files.size(out),
        model.averageCost() / Math.log(2),
        heldOut.size());
    return ExitCode.OK;
  }
}
