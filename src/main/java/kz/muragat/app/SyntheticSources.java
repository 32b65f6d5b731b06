package kz.muragat.app;

import java.nio.file.Path;
import java.util.List;
import kz.muragat.train.synth.FontShelf;
import kz.muragat.train.synth.TextShelf;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What synthetic lines are made of: the options of every command that makes some. */
final class SyntheticSources {

  @Option(
      names = "--fonts",
      split = ",",
      paramLabel = "DIR",
      description = "Folders with fonts (TTF, OTF, WOFF), or with pictures of handwritten letters"
          + " (LETTER/*.png, or chars/NAME_WRITER_SITTING_CODE.png; a zip file too); without it only"
          + " the DejaVu faces that come along.")
  private List<Path> fonts = List.of();

  @Option(
      names = "--text",
      paramLabel = "DIR",
      description = "Folder with kk/ and ru/ plain text; without it a few hundred sentences that"
          + " come along.")
  private @Nullable Path text;

  FontShelf fonts() {
    return FontShelf.load(fonts);
  }

  TextShelf texts() {
    return text == null ? TextShelf.bundled() : TextShelf.load(text);
  }

  /** For a model's card. */
  String textsInWords() {
    return text == null ? "the bundled sentences" : "the texts of " + text.getFileName();
  }
}
