package kz.muragat.train.synth;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import kz.muragat.model.GreyImage;

/**
 * Writes many lines of a source into one picture to look at, and their labels into a text file beside it.
 *
 * <p>Arguments: folder of fonts, folder of texts, hardness, first seed, rows, style or "any", output PNG.
 */
final class ContactSheet {

  static final Set<Integer> ALPHABET =
      ("АаӘәБбВвГгҒғДдЕеЁёЖжЗзИиЙйКкҚқЛлМмНнҢңОоӨөПпРрСсТтУуҰұҮүФфХхҺһЦцЧчШшЩщЪъЫыІіЬьЭэЮюЯя"
              + "ѢѣѲѳѴѵABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
              + " .,;:!?()[]\"'«»„“”’–—-…№§%/\\+=*&@#<>_°|~^{}$€₸×·•")
          .codePoints()
          .boxed()
          .collect(Collectors.toSet());

  private ContactSheet() {}

  public static void main(String[] args) throws IOException {
    List<Path> fonts = List.of(args[0].split(",")).stream().map(Path::of).toList();
    Split split = Split.valueOf(args.length > 7 ? args[7] : "TRAIN");
    long start = System.nanoTime();
    FontShelf shelf = FontShelf.load(fonts);
    System.out.println("fonts " + (System.nanoTime() - start) / 1000000 + " ms");
    LineSource lines = new SyntheticLines(shelf, TextShelf.load(Path.of(args[1])), split, ALPHABET);
    System.out.println("loaded " + (System.nanoTime() - start) / 1000000 + " ms");
    if (args[6].equals("measure")) {
      measure(lines, Double.parseDouble(args[2]));
      return;
    }
    List<LabelledLine> chosen = choose(
        lines,
        Double.parseDouble(args[2]),
        Long.parseLong(args[3]),
        Integer.parseInt(args[4]),
        line -> args[5].equals("any")
            || line.style().name().equals(args[5])
            || line.face().contains(args[5]));
    write(chosen, Path.of(args[6]));
  }

  private static void measure(LineSource lines, double hardness) {
    for (int round = 0; round < 4; round++) {
      long start = System.nanoTime();
      long width = 0;
      int letters = 0;
      for (int i = 0; i < 2000; i++) {
        LabelledLine line = lines.line(round * 2000L + i, hardness);
        width += line.image().width();
        letters += line.text().length();
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          "%.0f lines/s, mean width %.0f, mean letters %.1f%n",
          2000 / seconds, width / 2000.0, letters / 2000.0);
    }
  }

  private static List<LabelledLine> choose(
      LineSource lines, double hardness, long seed, int rows, Predicate<LabelledLine> wanted) {
    List<LabelledLine> chosen = new ArrayList<>();
    for (long s = seed; chosen.size() < rows; s++) {
      LabelledLine line = lines.line(s, hardness);
      if (wanted.test(line)) {
        chosen.add(line);
      }
    }
    return chosen;
  }

  private static void write(List<LabelledLine> lines, Path png) throws IOException {
    BufferedImage sheet =
        new BufferedImage(SyntheticLines.MAX_WIDTH, lines.size() * 52, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setColor(new Color(90, 120, 170));
    graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    graphics.dispose();
    StringBuilder labels = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      GreyImage image = lines.get(i).image();
      for (int y = 0; y < image.height(); y++) {
        for (int x = 0; x < image.width(); x++) {
          sheet.setRGB(x, i * 52 + 2 + y, image.at(x, y) * 0x10101);
        }
      }
      labels
          .append(i)
          .append('\t')
          .append(lines.get(i).face())
          .append('\t')
          .append(lines.get(i).condition())
          .append('\t')
          .append(lines.get(i).text())
          .append('\n');
    }
    ImageIO.write(sheet, "png", new File(png.toString()));
    Files.writeString(Path.of(png + ".txt"), labels);
  }
}
