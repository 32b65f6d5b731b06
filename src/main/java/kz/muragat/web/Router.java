package kz.muragat.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Finds who answers a request, by its method and path. */
final class Router {

  /** Answers a request. */
  @FunctionalInterface
  interface Handler {
    /**
     * @param place what stands in the path for the names in braces
     */
    WebResponse answer(WebRequest request, Map<String, String> place) throws Exception;
  }

  private record Route(String method, List<String> pattern, Handler handler) {}

  private final List<Route> routes = new ArrayList<>();

  /**
   * Adds a handler; of several that fit, the first answers.
   *
   * @param pattern such as {@code /api/documents/{id}}; {@code {path*}} at the end stands for all that follows
   */
  Router on(String method, String pattern, Handler handler) {
    routes.add(new Route(method, List.of(pattern.substring(1).split("/")), handler));
    return this;
  }

  /**
   * Answers a request.
   *
   * @throws Problem when nobody does: 404, or 405 where another method would be answered
   */
  WebResponse answer(WebRequest request) throws Exception {
    String method = request.method().equals("HEAD") ? "GET" : request.method();
    TreeSet<String> others = new TreeSet<>();
    for (Route route : routes) {
      Optional<Map<String, String>> place = match(route.pattern, request.path());
      if (place.isPresent()) {
        if (route.method.equals(method)) {
          return route.handler.answer(request, place.get());
        }
        others.add(route.method);
      }
    }
    if (!others.isEmpty()) {
      throw new Problem(405, "Here only " + String.join(", ", others) + " is understood.");
    }
    throw Problem.missing("There is nothing at this address.");
  }

  private static Optional<Map<String, String>> match(List<String> pattern, List<String> path) {
    Map<String, String> place = new HashMap<>();
    for (int i = 0; i < pattern.size(); i++) {
      String part = pattern.get(i);
      if (part.endsWith("*}")) {
        place.put(
            part.substring(1, part.length() - 2),
            String.join("/", path.subList(Math.min(i, path.size()), path.size())));
        return Optional.of(place);
      }
      if (part.isEmpty() && path.isEmpty()) {
        return Optional.of(place);
      }
      if (i >= path.size() || !fits(part, path.get(i), place)) {
        return Optional.empty();
      }
    }
    return pattern.size() == path.size() ? Optional.of(place) : Optional.empty();
  }

  private static boolean fits(String part, String given, Map<String, String> place) {
    if (part.startsWith("{")) {
      place.put(part.substring(1, part.length() - 1), given);
      return true;
    }
    return part.equals(given);
  }
}
