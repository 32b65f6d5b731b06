package kz.muragat.search;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.muragat.model.Language;
import kz.muragat.model.Style;
import kz.muragat.search.QueryProblem.Mistake;

/** The fields of a query: what may stand behind each name, and what to type where something else does. */
final class QueryFilters {

  /** By name, a value that could be meant. */
  private static final Map<String, String> EXAMPLES = Map.of(
      "page", "page:7",
      "path", "path:fond-12",
      "lang", "lang:kk",
      "style", "style:printed",
      "conf", "conf:<80",
      "date", "date:2026-11");

  private static final Pattern PAGES = Pattern.compile("([0-9]{1,6})(?:[-–]([0-9]{1,6}))?");
  private static final Pattern PERCENT = Pattern.compile(
      "(?:([<>]=?)([0-9]{1,3})|([0-9]{1,3})(?:[-–]([0-9]{1,3}))?)%?", Pattern.UNICODE_CASE);
  private static final Pattern DATES = Pattern.compile(
      "([<>]=?)?([0-9]{4}(?:-[0-9]{1,2}){0,2})(?:\\.\\.([0-9]{4}(?:-[0-9]{1,2}){0,2}))?");

  /** A percentage that a page shows rounded still answers: 79.5 is 80. */
  private static final double HALF_A_PERCENT = 0.005;

  private QueryFilters() {}

  /** The name in small letters, where there is such a field. */
  static String known(String field) throws QueryProblem {
    String name = field.toLowerCase(Locale.ROOT);
    if (!EXAMPLES.containsKey(name)) {
      throw new QueryProblem(Mistake.NO_FIELD, field);
    }
    return name;
  }

  static QueryProblem valueMissing(String name) {
    return new QueryProblem(Mistake.NO_VALUE, name, example(name));
  }

  private static String example(String name) {
    return EXAMPLES.getOrDefault(name, name);
  }

  /** What a field and its value mean. */
  static QueryNode of(String name, String value) throws QueryProblem {
    return switch (name) {
      case "page" -> page(value);
      case "path" -> path(value);
      case "lang" -> language(value);
      case "conf" -> confidence(value);
      case "date" -> date(value);
      default -> style(value);
    };
  }

  private static QueryNode page(String value) throws QueryProblem {
    Matcher pages = PAGES.matcher(value);
    if (!pages.matches()) {
      throw new QueryProblem(Mistake.NO_PAGE, value);
    }
    int first = Integer.parseInt(pages.group(1));
    int last = pages.group(2) == null ? first : Integer.parseInt(pages.group(2));
    if (last < first) {
      throw new QueryProblem(Mistake.BACKWARDS, "page:" + value, "page:" + last + "-" + first);
    }
    return new QueryNode.PageNode(first, last);
  }

  private static QueryNode path(String value) throws QueryProblem {
    String path = PageDocument.foldedPath(value);
    if (path.isEmpty()) {
      throw new QueryProblem(Mistake.NO_FOLDER);
    }
    return new QueryNode.PathNode(path);
  }

  private static QueryNode language(String value) throws QueryProblem {
    Language language = Language.ofTag(value);
    if (language == Language.UNDETERMINED && !value.equals(Language.UNDETERMINED.tag())) {
      throw new QueryProblem(Mistake.NO_LANGUAGE, value);
    }
    return new QueryNode.ValueNode(PageDocument.LANGUAGE, language.tag());
  }

  private static QueryNode style(String value) throws QueryProblem {
    String name = value.toLowerCase(Locale.ROOT);
    if (Stream.of(Style.values()).map(PageDocument::styleName).noneMatch(name::equals)) {
      throw new QueryProblem(Mistake.NO_STYLE, value);
    }
    return new QueryNode.ValueNode(PageDocument.STYLE, name);
  }

  /** {@code 80} alone means at least 80 percent. */
  private static QueryNode confidence(String value) throws QueryProblem {
    Matcher percent = PERCENT.matcher(value);
    if (!percent.matches()) {
      throw new QueryProblem(Mistake.NO_CONFIDENCE, value);
    }
    if (percent.group(1) != null) {
      double limit = share(percent.group(2));
      return switch (percent.group(1)) {
        case "<" -> new QueryNode.ConfidenceNode(0, Math.nextDown(limit));
        case "<=" -> new QueryNode.ConfidenceNode(0, limit);
        case ">" -> new QueryNode.ConfidenceNode(Math.nextUp(limit), 1);
        default -> new QueryNode.ConfidenceNode(limit, 1);
      };
    }
    double least = share(percent.group(3));
    double most = percent.group(4) == null ? 1 : share(percent.group(4));
    if (most < least) {
      throw new QueryProblem(
          Mistake.BACKWARDS, "conf:" + value, "conf:" + percent.group(4) + "-" + percent.group(3));
    }
    return new QueryNode.ConfidenceNode(
        Math.max(0, least - HALF_A_PERCENT), Math.min(1, most + HALF_A_PERCENT));
  }

  private static double share(String percent) throws QueryProblem {
    int value = Integer.parseInt(percent);
    if (value > 100) {
      throw new QueryProblem(Mistake.CONFIDENCE_RANGE, value);
    }
    return value / 100.0;
  }

  private static QueryNode date(String value) throws QueryProblem {
    Matcher dates = DATES.matcher(value);
    if (!dates.matches() || (dates.group(1) != null && dates.group(3) != null)) {
      throw noDate(value);
    }
    long first = millis(firstDay(dates.group(2)));
    long next = millis(dayAfter(dates.group(3) == null ? dates.group(2) : dates.group(3)));
    String sign = dates.group(1) == null ? "" : dates.group(1);
    if (next <= first) {
      throw new QueryProblem(
          Mistake.BACKWARDS, "date:" + value, "date:" + dates.group(3) + ".." + dates.group(2));
    }
    return switch (sign) {
      case "<" -> new QueryNode.DateNode(Long.MIN_VALUE, first - 1);
      case "<=" -> new QueryNode.DateNode(Long.MIN_VALUE, next - 1);
      case ">" -> new QueryNode.DateNode(next, Long.MAX_VALUE);
      case ">=" -> new QueryNode.DateNode(first, Long.MAX_VALUE);
      default -> new QueryNode.DateNode(first, next - 1);
    };
  }

  /** Days are those of where the archive is. */
  private static long millis(LocalDate day) {
    return day.atStartOfDay(ZoneId.systemDefault()).toInstant().toEpochMilli();
  }

  private static LocalDate firstDay(String date) throws QueryProblem {
    int[] parts = Stream.of(date.split("-")).mapToInt(Integer::parseInt).toArray();
    try {
      return LocalDate.of(
          parts[0], parts.length > 1 ? parts[1] : 1, parts.length > 2 ? parts[2] : 1);
    } catch (DateTimeException e) {
      throw noDate(date);
    }
  }

  private static LocalDate dayAfter(String date) throws QueryProblem {
    LocalDate first = firstDay(date);
    return switch (date.split("-").length) {
      case 1 -> first.plusYears(1);
      case 2 -> YearMonth.from(first).plusMonths(1).atDay(1);
      default -> first.plusDays(1);
    };
  }

  private static QueryProblem noDate(String value) {
    return new QueryProblem(Mistake.NO_DATE, value);
  }
}
