package kz.muragat.train.synth;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import kz.muragat.model.Language;

/**
 * The texts that lines are made of, by language and split: running sentences and single words. Immutable.
 *
 * <p>A folder of texts has a sub-folder {@code kk} and one {@code ru}; in them every {@code .txt} file is running text, a
 * sentence or paragraph a line, and every {@code .wordlist} file has a word a line, all UTF-8.
 */
public final class TextShelf {

  static final String BUNDLED_KAZAKH = "kazakh.txt";
  static final String BUNDLED_RUSSIAN = "russian.txt";

  private static final double LEAST_SHARE_OF_CYRILLIC = 0.4;

  private final Map<Split, Map<Language, List<String>>> sentences;
  private final Map<Split, Map<Language, List<String>>> words;

  private TextShelf(Collected collected) {
    this.sentences = collected.sentences();
    this.words = collected.words(sentences);
  }

  /** The small Kazakh and Russian texts that come with Muragat. */
  public static TextShelf bundled() {
    Collected collected = new Collected();
    collected.text(Language.KAZAKH, BUNDLED_KAZAKH, resource(BUNDLED_KAZAKH));
    collected.text(Language.RUSSIAN, BUNDLED_RUSSIAN, resource(BUNDLED_RUSSIAN));
    return new TextShelf(collected);
  }

  /**
   * Loads the texts of a folder.
   *
   * @throws IllegalArgumentException where a file is empty or not UTF-8 Cyrillic text, or a language has no text; the
   *     message names the file
   * @throws UncheckedIOException where the folder or a file cannot be read
   */
  public static TextShelf load(Path folder) {
    Collected collected = new Collected();
    collected.folder(Language.KAZAKH, folder.resolve("kk"));
    collected.folder(Language.RUSSIAN, folder.resolve("ru"));
    return new TextShelf(collected);
  }

  /** Sentences and paragraphs, cleaned by {@link TextCleaner}, in the order of their files. */
  public List<String> sentences(Language language, Split split) {
    return Objects.requireNonNull(sentences.get(split)).getOrDefault(language, List.of());
  }

  /** Words of Cyrillic letters alone, each once: of the word lists for training, of the sentences of each split. */
  public List<String> words(Language language, Split split) {
    return Objects.requireNonNull(words.get(split)).getOrDefault(language, List.of());
  }

  /** The words of a resource beside this class, a list for each of its lines that is no comment. */
  static List<List<String>> bundledWords(String name) {
    return resource(name)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> List.of(line.split(" ")))
        .toList();
  }

  private static String resource(String name) {
    try (InputStream in = TextShelf.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("resource " + name + " cannot be read", e);
    }
  }

  /** What has been read so far. */
  private static final class Collected {

    private final Map<Split, Map<Language, Set<String>>> found = new EnumMap<>(Split.class);
    private final Map<Language, Set<String>> wordLists = new EnumMap<>(Language.class);

    void folder(Language language, Path folder) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.sorted().toList()) {
          String name = file.getFileName().toString();
          if (name.endsWith(".txt")) {
            text(language, name, read(file));
          } else if (name.endsWith(".wordlist")) {
            wordLists
                .computeIfAbsent(language, x -> new LinkedHashSet<>())
                .addAll(read(file).lines().filter(TextCleaner::isWord).toList());
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException("text folder " + folder + " cannot be read", e);
      }
      if (found.values().stream().noneMatch(byLanguage -> byLanguage.containsKey(language))) {
        throw new IllegalArgumentException("no .txt file with text in " + folder);
      }
    }

    private static String read(Path file) throws IOException {
      byte[] bytes = Files.readAllBytes(file);
      String text;
      try {
        text =
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      } catch (CharacterCodingException e) {
        throw new IllegalArgumentException(file + " is not UTF-8 text; convert it first", e);
      }
      if (text.isBlank()) {
        throw new IllegalArgumentException(file + " is empty");
      }
      long letters = text.codePoints().filter(Character::isLetter).count();
      long cyrillic = text.codePoints().filter(TextCleaner::isCyrillic).count();
      if (cyrillic < LEAST_SHARE_OF_CYRILLIC * letters || letters == 0) {
        throw new IllegalArgumentException(file + " has hardly any Cyrillic letters (" + cyrillic
            + " of " + letters + "): it seems to be in another encoding than it says");
      }
      return text;
    }

    void text(Language language, String fileName, String text) {
      List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
      for (int i = 0; i < lines.size(); i++) {
        Split split = HeldOut.splitOfText(fileName, (double) i / lines.size());
        TextCleaner.clean(lines.get(i))
            .ifPresent(sentence -> found
                .computeIfAbsent(split, x -> new EnumMap<>(Language.class))
                .computeIfAbsent(language, x -> new LinkedHashSet<>())
                .add(sentence));
      }
    }

    Map<Split, Map<Language, List<String>>> sentences() {
      Set<String> heldOut = new HashSet<>();
      Map<Split, Map<Language, List<String>>> result = new EnumMap<>(Split.class);
      for (Split split : List.of(Split.TEST, Split.VALIDATION, Split.TRAIN)) {
        Map<Language, List<String>> byLanguage = new EnumMap<>(Language.class);
        found
            .getOrDefault(split, Map.of())
            .forEach((language, set) -> byLanguage.put(
                language, set.stream().filter(s -> !heldOut.contains(s)).toList()));
        byLanguage.values().forEach(heldOut::addAll);
        result.put(split, byLanguage);
      }
      return result;
    }

    Map<Split, Map<Language, List<String>>> words(
        Map<Split, Map<Language, List<String>>> sentences) {
      Map<Split, Map<Language, List<String>>> result = new EnumMap<>(Split.class);
      for (Split split : Split.values()) {
        Map<Language, List<String>> byLanguage = new EnumMap<>(Language.class);
        sentences.getOrDefault(split, Map.of()).forEach((language, texts) -> {
          Set<String> words = new LinkedHashSet<>();
          texts.forEach(text -> words.addAll(TextCleaner.words(text)));
          if (split == Split.TRAIN) {
            words.addAll(wordLists.getOrDefault(language, Set.of()));
          }
          byLanguage.put(language, new ArrayList<>(words));
        });
        result.put(split, byLanguage);
      }
      return result;
    }
  }
}
