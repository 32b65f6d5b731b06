package kz.muragat.pipeline.imports;

import java.io.IOException;
import java.nio.file.Path;
import kz.muragat.model.GreyImage;

/** A layout that labelled lines or words can lie in. */
interface LineArchive {

  /** Takes what is found. */
  interface Taker {

    /**
     * A line or word with its label.
     *
     * @param source where it comes from, for people: a file and an id in it
     * @param label as it is written there
     */
    void line(String source, GreyImage picture, String label) throws IOException;

    /** Something that cannot be taken over, and why, in a sentence. */
    void trouble(String source, String why);
  }

  /**
   * Goes through a folder in a fixed order.
   *
   * @throws IOException where the folder itself cannot be read
   */
  void read(Path folder, Taker taker) throws IOException;
}
