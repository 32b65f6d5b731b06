package kz.muragat.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import kz.muragat.model.Box;
import kz.muragat.search.ArchiveIndex;
import kz.muragat.search.Facets;
import kz.muragat.search.Hit;
import kz.muragat.search.PageSearch;
import kz.muragat.search.QueryProblem;
import kz.muragat.search.SearchResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code search}: finds pages by their words, also while the watcher runs. */
@Command(
    name = "search",
    description = "Finds pages by their words, also while the watcher runs.",
    footer = {
      "",
      "Examples: muragat search мұрағат",
      "          muragat search '\"қазақ хандығы\"'            the words one after the other",
      "          muragat search 'опис* path:fond-12 lang:ru' word beginnings, a folder, a language",
      "          muragat search 'мектеп conf:<80 date:2026-11'  badly read pages of a month's work",
      "          muragat search --json --limit 100 Абай       one JSON object a page, then the counts",
      "Boxes are x,y,width,height in pixels of the page picture. Exit code 1: nothing was found."
    })
final class SearchCommand extends HomeCommand {

  private static final int FACETS_SHOWN = 8;

  @Parameters(paramLabel = "QUERY", arity = "1..*", description = "What to find.")
  private List<String> query = new ArrayList<>();

  @Option(
      names = "--json",
      description = "Prints one JSON object for each page, in a line,"
          + " and at last one with the counts by folder, language and style.")
  private boolean json;

  @Option(
      names = "--limit",
      paramLabel = "PAGES",
      defaultValue = "20",
      description = "Prints at most so many pages. Default: ${DEFAULT-VALUE}.")
  private int limit;

  @Override
  public Integer call() throws IOException {
    Settings settings = settings();
    if (limit < 1 || limit > 1000) {
      throw new SettingsException("--limit is " + limit + ", but should be from 1 to 1000");
    }
    try (PageSearch index = ArchiveIndex.openForSearch(settings.index())) {
      SearchResult found = index.search(String.join(" ", query), limit);
      for (Hit hit : found.hits()) {
        print(json ? jsonLine(hit) : readable(hit));
      }
      if (json) {
        print(json(new Counts(found.total(), found.facets())));
      } else {
        facets(found.facets()).forEach(this::print);
        print(summary(found));
      }
      return found.hits().isEmpty() ? ExitCode.SOME_FAILED : ExitCode.OK;
    } catch (QueryProblem e) {
      complain("muragat: " + e.getMessage());
      return ExitCode.USAGE;
    }
  }

  private static String readable(Hit hit) {
    return hit.path() + ", page " + hit.page() + "  [" + boxes(hit) + "]\n    "
        + hit.snippet().marked("»", "«");
  }

  private static String boxes(Hit hit) {
    return hit.boxes().stream()
        .map(box -> box.x() + "," + box.y() + "," + box.width() + "," + box.height())
        .collect(Collectors.joining(" "));
  }

  private static String summary(SearchResult found) {
    if (found.total() == 0) {
      return "nothing found";
    }
    String pages = found.total() == 1 ? "1 page" : found.total() + " pages";
    return found.total() > found.hits().size()
        ? pages + ", the best " + found.hits().size() + " are shown"
        : pages;
  }

  /** What the pages found can be told apart by; nothing where all are alike. */
  private static List<String> facets(Facets facets) {
    List<String> lines = new ArrayList<>();
    Map<String, List<Facets.Value>> groups = new LinkedHashMap<>();
    groups.put("folders", facets.folders());
    groups.put("languages", facets.languages());
    groups.put("styles", facets.styles());
    groups.forEach((name, values) -> {
      if (values.size() > 1) {
        lines.add(values.stream()
            .limit(FACETS_SHOWN)
            .map(value -> value.value() + " " + value.pages())
            .collect(
                Collectors.joining(", ", name + ": ", values.size() > FACETS_SHOWN ? ", …" : "")));
      }
    });
    return lines;
  }

  private static String jsonLine(Hit hit) {
    Answer answer = new Answer(
        hit.path(),
        hit.page(),
        hit.snippet().marked("»", "«"),
        hit.boxes(),
        hit.score(),
        hit.language().tag(),
        hit.style().name().toLowerCase(Locale.ROOT),
        hit.documentId());
    return json(answer);
  }

  private static String json(Record answer) {
    try {
      return new ObjectMapper().writeValueAsString(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a hit is always JSON", e);
    }
  }

  /** The last line that {@code --json} prints. */
  private record Counts(long total, Facets facets) {}

  /** A hit as {@code --json} prints it. */
  private record Answer(
      String path,
      int page,
      String snippet,
      List<Box> boxes,
      double score,
      String language,
      String style,
      String sha256) {}
}
