package kz.muragat.web;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.muragat.model.Box;
import kz.muragat.model.UnreadableScanException;
import kz.muragat.pipeline.PagePictures;
import kz.muragat.pipeline.PublishedDocument;

/**
 * Page pictures by <a href="https://iiif.io/api/image/3.0/">IIIF Image API 3</a>, level 1 and besides: parts in per cent,
 * sizes in per cent and within a box, quarter turns, grey, PNG. Pictures are never made larger than they are.
 */
final class IiifImageApi {

  private static final String CONTEXT = "http://iiif.io/api/image/3/context.json";
  private static final String NUMBER = "[0-9]{1,9}(\\.[0-9]{1,9})?";

  private final Shelf shelf;
  private final PagePictures pictures;

  IiifImageApi(Shelf shelf, PagePictures pictures) {
    this.shelf = shelf;
    this.pictures = pictures;
  }

  void routes(Router router) {
    String image = "/iiif/image/{image}";
    router
        .on("GET", image, (request, place) -> redirect(request))
        .on("GET", image + "/info.json", this::info)
        .on("GET", image + "/{region}/{size}/{rotation}/{file}", (request, place) -> image(place));
  }

  private static WebResponse redirect(WebRequest request) {
    return new WebResponse(
        303,
        "text/plain; charset=utf-8",
        Map.of("Location", request.address() + "/info.json", "Access-Control-Allow-Origin", "*"),
        new WebResponse.Bytes(new byte[0]));
  }

  private WebResponse info(WebRequest request, Map<String, String> place)
      throws IOException, UnreadableScanException {
    BufferedImage picture = picture(place);
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("@context", CONTEXT);
    info.put("id", request.base() + "/iiif/image/" + place.getOrDefault("image", ""));
    info.put("type", "ImageService3");
    info.put("protocol", "http://iiif.io/api/image");
    info.put("profile", "level1");
    info.put("width", picture.getWidth());
    info.put("height", picture.getHeight());
    info.put("tiles", List.of(Map.of("width", 1024, "scaleFactors", List.of(1, 2, 4, 8))));
    info.put("extraQualities", List.of("color", "gray"));
    info.put("extraFormats", List.of("png"));
    info.put(
        "extraFeatures", List.of("regionByPct", "sizeByPct", "sizeByConfinedWh", "rotationBy90s"));
    return new WebResponse(
        200,
        "application/ld+json;profile=\"" + CONTEXT + "\"",
        Map.of("Access-Control-Allow-Origin", "*", "Cache-Control", "no-store"),
        new WebResponse.Bytes(Json.bytes(info)));
  }

  private WebResponse image(Map<String, String> place) throws IOException, UnreadableScanException {
    String[] file = place.getOrDefault("file", "").split("\\.", 2);
    boolean known = file.length == 2
        && List.of("default", "color", "gray").contains(file[0])
        && List.of("jpg", "png").contains(file[1]);
    if (!known) {
      throw Problem.bad("The quality is default, color or gray and the format jpg or png,"
          + " such as default.jpg.");
    }
    int quarters = quarters(place.getOrDefault("rotation", ""));
    BufferedImage picture = picture(place);
    Box region = region(place.getOrDefault("region", ""), picture.getWidth(), picture.getHeight());
    int[] size = size(place.getOrDefault("size", ""), region.width(), region.height());
    BufferedImage part =
        Pictures.part(picture, region.x(), region.y(), region.width(), region.height());
    BufferedImage made = Pictures.turned(Pictures.scaled(part, size[0], size[1]), quarters);
    return Pictures.encoded(file[0].equals("gray") ? Pictures.grey(made) : made, file[1])
        .with("Access-Control-Allow-Origin", "*")
        .with("Cache-Control", "private, max-age=3600");
  }

  /** The picture {@code {image}}, which is a document's id, a colon and a page's number. */
  private BufferedImage picture(Map<String, String> place)
      throws IOException, UnreadableScanException {
    String[] image = place.getOrDefault("image", "").split(":", 2);
    Map<String, String> parts = Map.of("id", image[0], "page", image.length == 2 ? image[1] : "");
    PublishedDocument document = shelf.document(parts);
    return pictures.page(document, shelf.pageNumber(document, parts));
  }

  private static int quarters(String rotation) {
    return switch (rotation) {
      case "0" -> 0;
      case "90" -> 1;
      case "180" -> 2;
      case "270" -> 3;
      default -> throw Problem.bad("The rotation is 0, 90, 180 or 270.");
    };
  }

  /** The part that is asked for, cut to the picture. */
  static Box region(String region, int width, int height) {
    if (region.equals("full")) {
      return new Box(0, 0, width, height);
    }
    if (region.equals("square")) {
      int side = Math.min(width, height);
      return new Box((width - side) / 2, (height - side) / 2, side, side);
    }
    boolean percent = region.startsWith("pct:");
    String numbers = percent ? region.substring(4) : region;
    String number = percent ? NUMBER : "[0-9]{1,9}";
    if (!numbers.matches(number + "," + number + "," + number + "," + number)) {
      throw Problem.bad("The region is full, square, x,y,w,h or pct:x,y,w,h.");
    }
    String[] given = numbers.split(",");
    double across = percent ? width / 100.0 : 1;
    double down = percent ? height / 100.0 : 1;
    double x = Double.parseDouble(given[0]) * across;
    double y = Double.parseDouble(given[1]) * down;
    double right = Math.min(width, x + Double.parseDouble(given[2]) * across);
    double bottom = Math.min(height, y + Double.parseDouble(given[3]) * down);
    int left = (int) Math.round(x);
    int top = (int) Math.round(y);
    if (left >= width || top >= height || right - x <= 0 || bottom - y <= 0) {
      throw Problem.bad("The region lies outside the picture, or has no area.");
    }
    return new Box(
        left,
        top,
        Math.max(1, (int) Math.round(right) - left),
        Math.max(1, (int) Math.round(bottom) - top));
  }

  /** The size that is asked for: width and height. */
  static int[] size(String size, int width, int height) {
    if (size.equals("max")) {
      return new int[] {width, height};
    }
    if (size.startsWith("^")) {
      throw new Problem(501, "Pictures are not made larger than they are here.");
    }
    double wide;
    double high;
    if (size.matches("pct:" + NUMBER)) {
      double share = Double.parseDouble(size.substring(4)) / 100;
      wide = width * share;
      high = height * share;
    } else if (size.matches("[0-9]{1,9},")) {
      wide = Double.parseDouble(size.substring(0, size.length() - 1));
      high = height * wide / width;
    } else if (size.matches(",[0-9]{1,9}")) {
      high = Double.parseDouble(size.substring(1));
      wide = width * high / height;
    } else if (size.matches("!?[0-9]{1,9},[0-9]{1,9}")) {
      String[] given = size.replace("!", "").split(",");
      wide = Double.parseDouble(given[0]);
      high = Double.parseDouble(given[1]);
      if (size.startsWith("!")) {
        double share = Math.min(1, Math.min(wide / width, high / height));
        wide = width * share;
        high = height * share;
      }
    } else {
      throw Problem.bad("The size is max, w, ,h w,h !w,h or pct:n.");
    }
    int[] made = {(int) Math.round(wide), (int) Math.round(high)};
    if (made[0] > width || made[1] > height || wide <= 0 || high <= 0) {
      throw Problem.bad(
          "The size is larger than the region (" + width + " x " + height + "), or nothing.");
    }
    return new int[] {Math.max(1, made[0]), Math.max(1, made[1])};
  }
}
