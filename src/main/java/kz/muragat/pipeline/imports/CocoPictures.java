package kz.muragat.pipeline.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.muragat.model.Box;
import kz.muragat.model.GreyImage;
import kz.muragat.model.Point;
import kz.muragat.model.UnreadableScanException;

/**
 * Words outlined on page pictures in a JSON file like COCO's, their text in {@code attributes.translation}:
 * school_notebooks_RU. What has no translation (paper, text lines) is passed over.
 */
final class CocoPictures implements LineArchive {

  private final ObjectMapper json = new ObjectMapper();

  @Override
  public void read(Path folder, Taker taker) throws IOException {
    for (Path file : Sources.files(folder, ".json")) {
      String source = folder.relativize(file).toString();
      try {
        JsonNode all = json.readTree(file.toFile());
        if (all.path("annotations").isArray() && all.path("images").isArray()) {
          pages(file, source, all, taker);
        } else {
          taker.trouble(source, "it has no images and annotations");
        }
      } catch (JsonProcessingException e) {
        taker.trouble(source, "it is no JSON");
      }
    }
  }

  private static void pages(Path file, String source, JsonNode all, Taker taker)
      throws IOException {
    Map<String, List<JsonNode>> byImage = new LinkedHashMap<>();
    for (JsonNode annotation : all.path("annotations")) {
      if (annotation.path("attributes").path("translation").isTextual()) {
        byImage
            .computeIfAbsent(annotation.path("image_id").asText(), id -> new ArrayList<>())
            .add(annotation);
      }
    }
    for (JsonNode image : all.path("images")) {
      List<JsonNode> annotations = byImage.remove(image.path("id").asText());
      if (annotations == null) {
        continue;
      }
      String name = image.path("file_name").asText("");
      Optional<Path> picture = Sources.picture(file, List.of(name));
      if (picture.isEmpty()) {
        taker.trouble(source, "its picture " + name + " is not there");
        continue;
      }
      try {
        GreyImage page = Sources.read(picture.get());
        for (JsonNode annotation : annotations) {
          word(source + "#" + annotation.path("id").asText(), page, annotation, taker);
        }
      } catch (UnreadableScanException e) {
        taker.trouble(source, String.valueOf(e.getMessage()));
      }
    }
    byImage
        .keySet()
        .forEach(
            id -> taker.trouble(source, "it speaks of a picture " + id + " that it does not list"));
  }

  private static void word(String source, GreyImage page, JsonNode annotation, Taker taker)
      throws IOException {
    List<Point> outline = new ArrayList<>();
    JsonNode numbers = annotation.path("segmentation").path(0);
    for (int i = 0; i + 1 < numbers.size(); i += 2) {
      outline.add(new Point(numbers.get(i).asDouble(), numbers.get(i + 1).asDouble()));
    }
    Optional<GreyImage> word = outline.size() < 3 ? Optional.empty() : cut(page, outline);
    if (word.isEmpty()) {
      taker.trouble(source, "its outline lies outside the picture or is none");
    } else {
      taker.line(
          source, word.get(), annotation.path("attributes").path("translation").asText());
    }
  }

  /** The box around an outline, what lies outside painted in the colour of the paper. */
  private static Optional<GreyImage> cut(GreyImage page, List<Point> outline) {
    Box box = Box.around(outline);
    int left = Math.max(0, box.x());
    int top = Math.max(0, box.y());
    int width = Math.min(page.width(), box.right()) - left;
    int height = Math.min(page.height(), box.bottom()) - top;
    if (width < 2 || height < 2) {
      return Optional.empty();
    }
    Path2D shape = new Path2D.Double();
    shape.moveTo(outline.get(0).x(), outline.get(0).y());
    outline.forEach(point -> shape.lineTo(point.x(), point.y()));
    shape.closePath();
    byte[] pixels = new byte[width * height];
    int[] counts = new int[256];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int grey = page.at(left + x, top + y);
        pixels[y * width + x] = (byte) grey;
        counts[grey]++;
      }
    }
    byte paper = (byte) brighterThanThreeQuarters(counts, pixels.length);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (!shape.contains(left + x + 0.5, top + y + 0.5)) {
          pixels[y * width + x] = paper;
        }
      }
    }
    return Optional.of(new GreyImage(width, height, pixels));
  }

  private static int brighterThanThreeQuarters(int[] counts, int total) {
    int left = total * 3 / 4;
    int brightness = 0;
    while (brightness < 255) {
      left -= counts[brightness];
      if (left <= 0) {
        break;
      }
      brightness++;
    }
    return brightness;
  }
}
