package kz.muragat.image;

import java.util.ArrayList;
import java.util.List;
import kz.muragat.image.BlockOrder.Group;
import kz.muragat.model.BlockKind;

/** Cuts ordered lines into blocks and says what each is. */
final class BlockMaker {

  private static final double LARGER = 1.3;
  private static final double PAUSE = 1.5;
  private static final double NARROW = 6;

  private final double xHeight;
  private final double pageHeight;

  BlockMaker(double xHeight, double pageHeight) {
    this.xHeight = xHeight;
    this.pageHeight = pageHeight;
  }

  /** A block on the working copy. */
  record Block(BlockKind kind, List<WorkLine> lines) {}

  List<Block> blocks(List<Group> groups) {
    double widest = groups.stream()
        .flatMap(g -> g.lines().stream())
        .mapToDouble(WorkLine::width)
        .max()
        .orElse(0);
    List<Block> blocks = new ArrayList<>();
    for (Group group : groups) {
      if (group.row()) {
        blocks.add(new Block(BlockKind.TABLE_ROW, group.lines()));
        continue;
      }
      for (List<WorkLine> part : parts(group.lines())) {
        blocks.add(new Block(kind(part, group, widest), part));
      }
    }
    return blocks;
  }

  /** Lines that follow each other closely and are alike in size. */
  private List<List<WorkLine>> parts(List<WorkLine> lines) {
    List<Double> steps = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      steps.add(lines.get(i).baselineY() - lines.get(i - 1).baselineY());
    }
    List<Double> sorted = steps.stream().sorted().toList();
    double pitch = sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
    List<List<WorkLine>> parts = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (i == 0
          || steps.get(i - 1) > PAUSE * pitch
          || ratio(lines.get(i), lines.get(i - 1)) > LARGER) {
        parts.add(new ArrayList<>());
      }
      parts.get(parts.size() - 1).add(lines.get(i));
    }
    return parts;
  }

  private static double ratio(WorkLine a, WorkLine b) {
    return Math.max(a.xHeight(), b.xHeight()) / Math.min(a.xHeight(), b.xHeight());
  }

  private BlockKind kind(List<WorkLine> part, Group group, double widest) {
    WorkLine first = part.get(0);
    double width = part.stream().mapToDouble(WorkLine::width).max().orElseThrow();
    boolean edge = first.baselineY() < 0.12 * pageHeight || first.baselineY() > 0.88 * pageHeight;
    if (part.size() == 1 && edge && width < NARROW * xHeight) {
      return BlockKind.PAGE_NUMBER;
    }
    if (part.size() <= 3 && first.xHeight() > LARGER * xHeight) {
      return BlockKind.HEADING;
    }
    boolean small = width < 0.35 * widest && first.xHeight() < 0.85 * xHeight;
    return small && group.lines().size() < 12 ? BlockKind.MARGINALIA : BlockKind.TEXT;
  }
}
