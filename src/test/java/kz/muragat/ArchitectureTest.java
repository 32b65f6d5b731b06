package kz.muragat;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How the packages may lean on each other. Each rule is shown to catch what it forbids by a class under {@code
 * kz.muragat.wrong} (in the tests), which breaks that rule and is laid out like the program.
 */
class ArchitectureTest {

  private static final String PROGRAM = "kz.muragat";
  private static final String WRONG = "kz.muragat.wrong";

  /**
   * From the bottom up: what each package may use of the others. {@code alto} uses {@code text} for the words that a line's
   * end has cut, which the index must see in the same way.
   */
  private static final Map<String, List<String>> MAY_USE = mayUse();

  /** Each library has one home, so that it can be exchanged there. */
  private static final Map<String, List<String>> HOMES = Map.of(
      "org.apache.camel", List.of("app", "web"),
      "org.opencv", List.of("image"),
      "ai.djl", List.of("recognise", "train"),
      "org.apache.pdfbox", List.of("pdf"),
      "org.apache.lucene", List.of("search"));

  private static final JavaClasses PROGRAM_CLASSES = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .importPackages(PROGRAM);

  private static final JavaClasses WRONG_CLASSES = new ClassFileImporter().importPackages(WRONG);

  /**
   * A rule for a program whose packages stand below a root, and the class that breaks it.
   *
   * @param name what the rule demands
   */
  record Rule(String name, Function<String, ArchRule> below, String breaker) {

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Rule> rules() {
    List<Rule> rules = new ArrayList<>(List.of(
        new Rule("packages lean one way", ArchitectureTest::oneDirection, "model.LeansOnText"),
        new Rule("no cycles", ArchitectureTest::noCycles, "image.LeansOnPdf"),
        new Rule("every class has a known package", ArchitectureTest::known, "newcomer.Stranger"),
        new Rule("model needs the JDK only", ArchitectureTest::bareModel, "model.UsesJackson"),
        new Rule(
            "no fonts of the system", ArchitectureTest::noSystemFonts, "train.UsesSystemFont")));
    HOMES.forEach((library, homes) -> rules.add(new Rule(
        library + " only in " + homes, root -> home(root, library, homes), breakerOf(library))));
    return rules.stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void isKept(Rule rule) {
    rule.below().apply(PROGRAM).check(PROGRAM_CLASSES);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void catchesWhatBreaksIt(Rule rule) {
    ArchRule wrong = rule.below().apply(WRONG);
    assertThatThrownBy(() -> wrong.check(WRONG_CLASSES))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(WRONG + "." + rule.breaker());
  }

  @Test
  void everyPackageSaysWhatItOwns() {
    assertThat(undescribed(PROGRAM_CLASSES, PROGRAM)).isEmpty();
    assertThat(undescribed(WRONG_CLASSES, WRONG))
        .contains(WRONG + ".undescribed")
        .doesNotContain(WRONG + ".text");
  }

  private static ArchRule oneDirection(String root) {
    LayeredArchitecture layers =
        layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true);
    for (String name : MAY_USE.keySet()) {
      layers = layers.layer(name).definedBy(root + "." + name + "..");
    }
    for (Map.Entry<String, List<String>> entry : MAY_USE.entrySet()) {
      layers = entry.getValue().isEmpty()
          ? layers.whereLayer(entry.getKey()).mayNotAccessAnyLayer()
          : layers
              .whereLayer(entry.getKey())
              .mayOnlyAccessLayers(entry.getValue().toArray(String[]::new));
    }
    return layers;
  }

  private static ArchRule noCycles(String root) {
    return slices().matching(root + ".(*)..").should().beFreeOfCycles();
  }

  private static ArchRule known(String root) {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .resideInAnyPackage(
            MAY_USE.keySet().stream().map(name -> root + "." + name + "..").toArray(String[]::new));
  }

  private static ArchRule bareModel(String root) {
    return classes()
        .that()
        .resideInAPackage(root + ".model..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..", root + "..");
  }

  /** Java2D's fonts need the system's fontconfig, which a bare server lacks. */
  private static ArchRule noSystemFonts(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.awt.Font");
  }

  /** Who may not use a library cannot have its types in a signature either. */
  private static ArchRule home(String root, String library, List<String> homes) {
    String[] packages = homes.stream().map(name -> root + "." + name + "..").toArray(String[]::new);
    return noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library + "..");
  }

  private static String breakerOf(String library) {
    return switch (library) {
      case "org.apache.camel" -> "store.UsesCamel";
      case "org.opencv" -> "recognise.ShowsMat";
      case "ai.djl" -> "image.UsesNdArray";
      case "org.apache.pdfbox" -> "alto.UsesPdfBox";
      case "org.apache.lucene" -> "text.UsesLucene";
      default -> throw new IllegalArgumentException("no class breaks the rule for " + library);
    };
  }

  private static List<String> undescribed(JavaClasses classes, String root) {
    return classes.getPackage(root).getSubpackagesInTree().stream()
        .filter(p -> !p.getClasses().isEmpty())
        .filter(p -> p.tryGetPackageInfo().isEmpty())
        .map(JavaPackage::getName)
        .toList();
  }

  private static Map<String, List<String>> mayUse() {
    Map<String, List<String>> mayUse = new LinkedHashMap<>();
    mayUse.put("model", List.of());
    mayUse.put("text", List.of("model"));
    mayUse.put("image", List.of("model"));
    mayUse.put("recognise", List.of("model", "text"));
    mayUse.put("train", List.of("model", "text", "image", "recognise"));
    mayUse.put("pdf", List.of("model"));
    mayUse.put("alto", List.of("model", "text"));
    mayUse.put("search", List.of("model", "text"));
    mayUse.put("store", List.of("model"));
    mayUse.put("pipeline", List.copyOf(mayUse.keySet()));
    mayUse.put("web", List.of("pipeline", "search", "model"));
    mayUse.put("app", List.copyOf(mayUse.keySet()));
    return mayUse;
  }
}
