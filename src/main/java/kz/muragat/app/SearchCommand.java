package kz.muragat.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import kz.muragat.model.Box;
import kz.muragat.search.ArchiveIndex;
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
      "          muragat search --json --limit 100 Абай       one JSON object a page",
      "Boxes are x,y,width,height in pixels of the page picture. Exit code 1: nothing was found."
    })
final class SearchCommand extends HomeCommand {

  @Parameters(paramLabel = "QUERY", arity = "1..*", description = "What to find.")
  private List<String> query = new ArrayList<>();

  @Option(names = "--json", description = "Prints one JSON object for each page, in a line.")
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
      if (!json) {
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

  private static String jsonLine(Hit hit) {
    Answer answer = new Answer(
        hit.path(),
        hit.page(),
        hit.snippet().marked("»", "«"),
        hit.boxes(),
        hit.score(),
        hit.language().tag(),
        hit.style().name().toLowerCase(java.util.Locale.ROOT),
        hit.documentId());
    try {
      return new ObjectMapper().writeValueAsString(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a hit is always JSON", e);
    }
  }

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
