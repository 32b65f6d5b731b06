package kz.muragat.pipeline.imports;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import kz.muragat.model.GreyImage;
import kz.muragat.text.Alphabet;
import kz.muragat.text.TextNormaliser;

/**
 * Takes labelled lines over from one of the {@link Layout}s into a folder:
 *
 * <ul>
 *   <li>{@code lines/000001.png} and {@code lines/000001.gt.txt}: the label in NFC with single spaces ({@link
 *       TextNormaliser});
 *   <li>{@code aside/…}: the same for labels with letters that Muragat's alphabet lacks, since no model can be taught them;
 *   <li>{@code sources.tsv}: where each comes from;
 *   <li>{@code import.txt}: what was kept aside or could not be taken over, a sentence each.
 * </ul>
 */
public final class Importer {

  private final Layout layout;
  private final Alphabet alphabet;

  /**
   * What was taken over.
   *
   * @param lines with a label that can be learnt
   * @param aside with letters outside the alphabet
   * @param blank without a label, and left out
   * @param remarks a sentence for each that was kept aside or could not be read
   */
  public record Summary(int lines, int aside, int blank, List<String> remarks) {

    public Summary {
      remarks = List.copyOf(remarks);
    }
  }

  public Importer(Layout layout, Alphabet alphabet) {
    this.layout = layout;
    this.alphabet = alphabet;
  }

  /**
   * Takes over all there is.
   *
   * @param source is not changed
   * @param target an empty folder
   * @throws IOException where the source cannot be gone through, or the target not be written
   */
  public Summary run(Path source, Path target) throws IOException {
    Files.createDirectories(target.resolve("lines"));
    Writer writer = new Writer(target);
    layout.archive().read(source, writer);
    Files.writeString(target.resolve("sources.tsv"), writer.sources);
    Files.write(target.resolve("import.txt"), writer.remarks);
    return new Summary(writer.lines, writer.aside, writer.blank, writer.remarks);
  }

  private final class Writer implements LineArchive.Taker {

    private final Path target;
    private final StringBuilder sources = new StringBuilder();
    private final List<String> remarks = new ArrayList<>();
    private int lines;
    private int aside;
    private int blank;

    Writer(Path target) {
      this.target = target;
    }

    @Override
    public void line(String source, GreyImage picture, String label) throws IOException {
      String text = TextNormaliser.normalise(label);
      if (text.isEmpty()) {
        blank++;
        return;
      }
      String unknown = text.codePoints()
          .filter(codePoint -> !alphabet.contains(codePoint))
          .distinct()
          .mapToObj(Character::toString)
          .collect(Collectors.joining(" "));
      String name;
      if (unknown.isEmpty()) {
        name = String.format(Locale.ROOT, "lines/%06d", ++lines);
      } else {
        name = String.format(Locale.ROOT, "aside/%06d", ++aside);
        remarks.add(source + ": kept aside as " + name + ", since the alphabet lacks " + unknown);
        Files.createDirectories(target.resolve("aside"));
      }
      ImageIO.write(image(picture), "png", target.resolve(name + ".png").toFile());
      Files.writeString(target.resolve(name + ".gt.txt"), text + "\n");
      sources.append(name).append('\t').append(source).append('\n');
    }

    @Override
    public void trouble(String source, String why) {
      remarks.add(source + ": " + why);
    }
  }

  private static BufferedImage image(GreyImage picture) {
    BufferedImage image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_BYTE_GRAY);
    byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    System.arraycopy(picture.pixels(), 0, pixels, 0, pixels.length);
    return image;
  }
}
