package kz.muragat.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Where the value of each setting comes from: the shipped {@code muragat.properties} holds every key with its default;
 * the home's file, environment variables, Java properties and {@code --set} override it, each stronger than the one
 * before. A key that the shipped file does not know is an error, since it is most likely misspelt.
 */
final class SettingsSource {

  /** The file's name, in the home and among the resources. */
  static final String FILE = "muragat.properties";

  private static final String PROPERTY_PREFIX = "muragat.";
  private static final String ENVIRONMENT_PREFIX = "MURAGAT_";

  private final Map<String, String> environment;
  private final Properties javaProperties;

  SettingsSource(Map<String, String> environment, Properties javaProperties) {
    this.environment = environment;
    this.javaProperties = javaProperties;
  }

  /**
   * All keys with their values.
   *
   * @param home whose {@code muragat.properties} is read if there is one
   * @param given on the command line
   * @throws SettingsException when a key is unknown or the home's file cannot be read
   */
  Map<String, String> values(Path home, Map<String, String> given) {
    Map<String, String> values = new TreeMap<>(defaults());
    override(values, fileIn(home), home.resolve(FILE).toString());
    for (String key : values.keySet()) {
      String variable = ENVIRONMENT_PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_');
      String fromEnvironment = environment.get(variable);
      String fromJava = javaProperties.getProperty(PROPERTY_PREFIX + key);
      if (fromEnvironment != null) {
        values.put(key, fromEnvironment.strip());
      }
      if (fromJava != null) {
        values.put(key, fromJava.strip());
      }
    }
    override(values, given, "--set");
    return values;
  }

  private static void override(
      Map<String, String> values, Map<String, String> stronger, String where) {
    stronger.forEach((key, value) -> {
      if (!values.containsKey(key)) {
        throw new SettingsException("unknown setting '" + key + "' (" + where
            + "); the settings are: " + String.join(", ", values.keySet()));
      }
      values.put(key, value.strip());
    });
  }

  private static Map<String, String> defaults() {
    try (InputStream in = Objects.requireNonNull(
        SettingsSource.class.getResourceAsStream(FILE), "the program lacks its own " + FILE)) {
      return load(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> fileIn(Path home) {
    Path file = home.resolve(FILE);
    if (!Files.exists(file)) {
      return Map.of();
    }
    try (Reader reader = Files.newBufferedReader(file)) {
      return load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new SettingsException(file + " cannot be read as UTF-8 properties: " + e);
    }
  }

  private static Map<String, String> load(Reader reader) throws IOException {
    Properties properties = new Properties();
    properties.load(reader);
    Map<String, String> values = new TreeMap<>();
    for (String key : properties.stringPropertyNames()) {
      values.put(key, properties.getProperty(key));
    }
    return values;
  }
}
