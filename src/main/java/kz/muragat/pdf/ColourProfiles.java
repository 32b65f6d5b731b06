package kz.muragat.pdf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The colour spaces of a document's pictures. Grey and sRGB need no more than the document's output intent; pictures with
 * a profile of their own keep it; inks without one get a plain profile, because PDF/A allows no colour without meaning.
 */
final class ColourProfiles {

  private static final int CURVE_POINTS = 64;

  private final PDDocument document;
  private final Map<Integer, COSBase> known = new HashMap<>();

  ColourProfiles(PDDocument document) {
    this.document = document;
  }

  /** A colour space for so many components (1, 3 or 4), where the picture says no more. */
  COSBase plain(int components) throws IOException {
    return switch (components) {
      case 1 -> COSName.DEVICEGRAY;
      case 3 -> COSName.DEVICERGB;
      case 4 -> iccBased(plainInks(), 4);
      default -> throw new IOException("no colour space with " + components + " components");
    };
  }

  /**
   * A colour space for a picture's own profile; the plain one where the profile is none, or belongs to another kind of
   * picture.
   */
  COSBase of(byte[] profile, int components) throws IOException {
    return usable(profile, components) ? iccBased(profile, components) : plain(components);
  }

  private COSBase iccBased(byte[] profile, int components) throws IOException {
    COSBase space = known.get(Arrays.hashCode(profile));
    if (space == null) {
      COSArray array = new COSArray();
      array.add(COSName.ICCBASED);
      array.add(stream(profile, components));
      space = array;
      known.put(Arrays.hashCode(profile), space);
    }
    return space;
  }

  /** The output intent's profile where pictures have colours or shades. */
  COSStream srgb() throws IOException {
    return stream(plainSrgb(), 3);
  }

  /** The output intent's profile where there is nothing but black and white: how bright greys are does not matter. */
  COSStream grey() throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("desc", description("Grey"));
    parts.put("cprt", copyright());
    parts.put("wtpt", xyz(0xF6D6, 0x10000, 0xD32D));
    parts.put("kTRC", "curv\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII));
    return stream(profile("mntrGRAYXYZ ", parts), 1);
  }

  /**
   * An ICC 2.1 profile of sRGB (IEC 61966-2-1, primaries adapted to D50) of 0.6 kB: the usual ones are several times
   * larger, which a small scan's PDF would show.
   */
  static byte[] plainSrgb() {
    byte[] curve = ByteBuffer.allocate(12 + 2 * CURVE_POINTS)
        .put("curv".getBytes(StandardCharsets.US_ASCII))
        .putInt(8, CURVE_POINTS)
        .array();
    ByteBuffer points = ByteBuffer.wrap(curve).position(12);
    for (int i = 0; i < CURVE_POINTS; i++) {
      double v = i / (CURVE_POINTS - 1.0);
      double light = v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
      points.putShort((short) Math.round(65535 * light));
    }
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("desc", description("sRGB"));
    parts.put("cprt", copyright());
    parts.put("wtpt", xyz(0xF6D6, 0x10000, 0xD32D));
    parts.put("rXYZ", xyz(0x6FA2, 0x38F5, 0x0390));
    parts.put("gXYZ", xyz(0x6299, 0xB785, 0x18DA));
    parts.put("bXYZ", xyz(0x24A0, 0x0F84, 0xB6CF));
    for (String channel : new String[] {"rTRC", "gTRC", "bTRC"}) {
      parts.put(channel, curve);
    }
    return profile("mntrRGB XYZ ", parts);
  }

  private COSStream stream(byte[] profile, int components) throws IOException {
    COSStream stream = DeflatedStream.of(document, profile);
    stream.setInt(COSName.N, components);
    return stream;
  }

  /** What ISO 19005-2, 6.2.4.2 asks of a profile, as far as its header tells. */
  private static boolean usable(byte[] profile, int components) {
    if (profile.length < 132 || ByteBuffer.wrap(profile).getInt() > profile.length) {
      return false;
    }
    String kind = new String(profile, 12, 4, StandardCharsets.US_ASCII);
    String space = new String(profile, 16, 4, StandardCharsets.US_ASCII);
    String wanted = components == 1 ? "GRAY" : components == 3 ? "RGB " : "CMYK";
    return profile[8] <= 4
        && space.equals(wanted)
        && (kind.equals("scnr")
            || kind.equals("mntr")
            || kind.equals("prtr")
            || kind.equals("spac"))
        && new String(profile, 36, 4, StandardCharsets.US_ASCII).equals("acsp");
  }

  /**
   * An ICC 2.1 profile for inks about which nothing is known: sixteen corners of full and no ink in a table, and straight
   * lines between them, which is what viewers do with such pictures.
   */
  static byte[] plainInks() {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("desc", description("Plain inks"));
    parts.put("cprt", copyright());
    parts.put("wtpt", xyz(0xF6D6, 0x10000, 0xD32D));
    parts.put("A2B0", inksToLab());
    return profile("prtrCMYKLab ", parts);
  }

  private static byte[] description(String name) {
    ByteBuffer out = ByteBuffer.allocate(12 + name.length() + 1 + 78);
    out.put("desc".getBytes(StandardCharsets.US_ASCII)).putInt(8, name.length() + 1);
    return out.put(12, name.getBytes(StandardCharsets.US_ASCII)).array();
  }

  private static byte[] copyright() {
    return "text\0\0\0\0No copyright\0".getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A colour, its parts in 65,536ths. */
  private static byte[] xyz(int x, int y, int z) {
    ByteBuffer out = ByteBuffer.allocate(20).put("XYZ ".getBytes(StandardCharsets.US_ASCII));
    return out.putInt(8, x).putInt(12, y).putInt(16, z).array();
  }

  /**
   * A profile of version 2.1.
   *
   * @param kind its device class, colour space and connection space, four letters each
   * @param parts by their tags; the same array under two tags is written once
   */
  private static byte[] profile(String kind, Map<String, byte[]> parts) {
    Map<byte[], Integer> offsets = new IdentityHashMap<>();
    int size = 128 + 4 + 12 * parts.size();
    for (byte[] part : parts.values()) {
      if (offsets.putIfAbsent(part, size) == null) {
        size += part.length + 3 & ~3;
      }
    }
    ByteBuffer out = ByteBuffer.allocate(size);
    out.putInt(size).putInt(0).putInt(0x02100000);
    out.put(kind.getBytes(StandardCharsets.US_ASCII));
    for (int part : new int[] {2026, 1, 1, 0, 0, 0}) {
      out.putShort((short) part);
    }
    out.put("acsp".getBytes(StandardCharsets.US_ASCII));
    out.position(68);
    out.putInt(0xF6D6).putInt(0x10000).putInt(0xD32D);
    out.position(128);
    out.putInt(parts.size());
    for (Map.Entry<String, byte[]> part : parts.entrySet()) {
      int offset = Objects.requireNonNull(offsets.get(part.getValue()));
      out.put(part.getKey().getBytes(StandardCharsets.US_ASCII));
      out.putInt(offset).putInt(part.getValue().length);
      out.put(offset, part.getValue());
    }
    return out.array();
  }

  /** A lut8Type table: straight curves, two grid points an ink, straight curves. */
  private static byte[] inksToLab() {
    ByteBuffer out = ByteBuffer.allocate(48 + 4 * 256 + 16 * 3 + 3 * 256);
    out.put("mft1\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1));
    out.put((byte) 4).put((byte) 3).put((byte) 2).put((byte) 0);
    for (int i = 0; i < 9; i++) {
      out.putInt(i % 4 == 0 ? 0x10000 : 0);
    }
    straight(out, 4);
    for (int inks = 0; inks < 16; inks++) {
      double black = (inks & 1) == 0 ? 1 : 0;
      double[] lab = lab(
          black * ((inks & 8) == 0 ? 1 : 0),
          black * ((inks & 4) == 0 ? 1 : 0),
          black * ((inks & 2) == 0 ? 1 : 0));
      out.put((byte) Math.round(lab[0] * 255 / 100));
      out.put((byte) Math.round(lab[1] + 128)).put((byte) Math.round(lab[2] + 128));
    }
    straight(out, 3);
    return out.array();
  }

  private static void straight(ByteBuffer out, int curves) {
    for (int i = 0; i < 256 * curves; i++) {
      out.put((byte) i);
    }
  }

  /** Corners of the sRGB cube in CIE L*a*b* under D50. */
  private static double[] lab(double red, double green, double blue) {
    double x = bent((0.4361 * red + 0.3851 * green + 0.1431 * blue) / 0.9642);
    double y = bent(0.2225 * red + 0.7169 * green + 0.0606 * blue);
    double z = bent((0.0139 * red + 0.0971 * green + 0.7141 * blue) / 0.8251);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  private static double bent(double share) {
    return share > 0.008856 ? Math.cbrt(share) : 7.787 * share + 16.0 / 116;
  }
}
