package kz.muragat.pipeline.imports;

import java.util.Locale;

/** The layouts that can be taken over. */
public enum Layout {
  /** {@code NAME.gt.txt} beside {@code NAME.png}, as kraken, Calamari and tesstrain have them. */
  GT,
  /** ALTO with the page pictures it names. */
  ALTO,
  /** PAGE XML (2013 to 2019) with the page pictures it names. */
  PAGE,
  /** HKR: {@code ann/NAME.json} with {@code description}, and {@code img/NAME.jpg}. */
  HKR,
  /** KOHTD: pictures, and for each a JSON file with {@code description}. */
  KOHTD,
  /** school_notebooks_RU: {@code annotations_*.json} like COCO, with {@code attributes.translation}, and {@code images/}. */
  SCHOOL_NOTEBOOKS;

  LineArchive archive() {
    return switch (this) {
      case GT -> new GtPairs();
      case ALTO -> new AltoPictures();
      case PAGE -> new PageXmlPictures();
      case HKR, KOHTD -> new DescribedPictures();
      case SCHOOL_NOTEBOOKS -> new CocoPictures();
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
