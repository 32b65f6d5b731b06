package kz.muragat.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes what the one-byte codes of a font mean: a CMap for {@code /ToUnicode} (ISO 32000-1, 9.10.3) with few ranges. */
final class ToUnicodeMap {

  /** In one section of a CMap, by the standard. */
  private static final int MOST_ENTRIES = 100;

  private ToUnicodeMap() {}

  /**
   * The CMap, in ASCII.
   *
   * @param firstCode the code of the first text
   * @param texts of the codes that follow each other; "" for none
   */
  static String of(int firstCode, List<String> texts) {
    List<String> ranges = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (int i = 0; i < texts.size(); ) {
      int end = i + 1;
      while (end < texts.size() && continues(texts, i, end)) {
        end++;
      }
      String text = texts.get(i);
      if (text.equals(" ")) {
        String all = ("<" + hex(text) + ">").repeat(end - i);
        ranges.add(String.format(
            Locale.ROOT, "<%02X><%02X>[%s]", firstCode + i, firstCode + end - 1, all));
      } else if (end > i + 1) {
        ranges.add(String.format(
            Locale.ROOT, "<%02X><%02X><%s>", firstCode + i, firstCode + end - 1, hex(text)));
      } else if (!text.isEmpty()) {
        others.add(String.format(Locale.ROOT, "<%02X><%s>", firstCode + i, hex(text)));
      }
      i = end;
    }
    StringBuilder out = new StringBuilder();
    out.append("/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n")
        .append("/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n")
        .append("/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n")
        .append("1 begincodespacerange<00><FF>endcodespacerange\n");
    sections(out, "bfchar", others);
    sections(out, "bfrange", ranges);
    return out.append("endcmap CMapName currentdict/CMap defineresource pop end end")
        .toString();
  }

  /** Whether a range goes on: spaces, or letters that follow each other and differ in their low byte alone. */
  private static boolean continues(List<String> texts, int first, int next) {
    String from = texts.get(first);
    String to = texts.get(next);
    return from.equals(" ")
        ? to.equals(" ")
        : from.length() == 1
            && to.length() == 1
            && to.charAt(0) - from.charAt(0) == next - first
            && to.charAt(0) >> 8 == from.charAt(0) >> 8;
  }

  private static void sections(StringBuilder out, String kind, List<String> entries) {
    for (int from = 0; from < entries.size(); from += MOST_ENTRIES) {
      List<String> section = entries.subList(from, Math.min(from + MOST_ENTRIES, entries.size()));
      out.append(section.size()).append(" begin").append(kind).append('\n');
      section.forEach(entry -> out.append(entry).append('\n'));
      out.append("end").append(kind).append('\n');
    }
  }

  /** UTF-16BE as hexadecimal digits. */
  static String hex(String text) {
    StringBuilder out = new StringBuilder();
    text.chars().forEach(unit -> out.append(String.format(Locale.ROOT, "%04X", unit)));
    return out.toString();
  }
}
