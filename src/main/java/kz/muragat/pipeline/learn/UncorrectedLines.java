package kz.muragat.pipeline.learn;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import kz.muragat.model.GreyImage;
import kz.muragat.model.Page;
import kz.muragat.model.UnreadableScanException;
import kz.muragat.pipeline.PagePictures;
import kz.muragat.pipeline.PublishedDocument;
import kz.muragat.pipeline.PublishedDocuments;
import kz.muragat.recognise.LineRecogniser;
import kz.muragat.recognise.ModelFolder;
import kz.muragat.recognise.TorchLineRecogniser;
import kz.muragat.recognise.TorchRuntime;
import kz.muragat.train.AgreedLines;
import kz.muragat.train.synth.LabelledLine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lines of the archive that nobody has corrected, as more to learn from: labelled by the model in charge where it reads the
 * same with its language model and without, or by a teacher. Whether that does any good is for the gates to say.
 */
public final class UncorrectedLines {

  private static final Logger LOG = LoggerFactory.getLogger(UncorrectedLines.class);
  /** Of so many lines looked at, one will surely be agreed on. */
  private static final int LOOKED_AT_FOR_ONE = 5;

  private final PublishedDocuments documents;
  private final PagePictures pictures;
  private final TorchRuntime runtime;
  private final int most;
  private final @Nullable ModelFolder teacher;

  /**
   * @param most lines, 0 for none
   * @param teacher that labels them; null for the model in charge itself
   */
  public UncorrectedLines(
      PublishedDocuments documents, TorchRuntime runtime, int most, @Nullable ModelFolder teacher) {
    this.documents = documents;
    this.pictures = new PagePictures(documents);
    this.runtime = runtime;
    this.most = most;
    this.teacher = teacher;
  }

  /**
   * Some of them, always the same for the same archive.
   *
   * @param inCharge the model that is to be taught
   * @param atMost no more than this
   */
  public List<LabelledLine> labelled(ModelFolder inCharge, int atMost) throws IOException {
    int wanted = Math.min(most, atMost);
    if (wanted <= 0) {
      return List.of();
    }
    ModelFolder with = teacher == null ? inCharge : teacher;
    ModelFolder without = new ModelFolder(with.description(), with.weights());
    try (LineRecogniser one = TorchLineRecogniser.of(with, runtime);
        LineRecogniser other = teacher == null ? TorchLineRecogniser.of(without, runtime) : one) {
      List<LabelledLine> labelled = new ArrayList<>();
      int lookedAt = 0;
      for (OnPage on : pages()) {
        if (labelled.size() >= wanted || lookedAt >= LOOKED_AT_FOR_ONE * wanted) {
          break;
        }
        List<GreyImage> lines = uncorrected(on);
        lookedAt += lines.size();
        labelled.addAll(AgreedLines.of(lines, one, other, AgreedLines.SURELY));
      }
      LOG.info(
          "{} of {} uncorrected lines are read surely enough to learn from",
          labelled.size(),
          lookedAt);
      return labelled.subList(0, Math.min(wanted, labelled.size()));
    }
  }

  private record OnPage(PublishedDocument document, int number) {}

  private List<OnPage> pages() throws IOException {
    List<OnPage> pages = new ArrayList<>();
    for (PublishedDocument document : documents.below("")) {
      document.pages().stream()
          .filter(page -> page.lines() > 0)
          .forEach(page -> pages.add(new OnPage(document, page.number())));
    }
    Collections.shuffle(pages, new Random(1));
    return pages;
  }

  private List<GreyImage> uncorrected(OnPage on) throws IOException {
    Optional<Page> page = documents.page(on.document, on.number);
    List<GreyImage> lines = new ArrayList<>();
    try {
      for (var line : page.stream().flatMap(Page::lines).toList()) {
        if (!line.corrected()) {
          lines.add(pictures.line(on.document, page.orElseThrow(), line));
        }
      }
    } catch (UnreadableScanException e) {
      LOG.warn("page {} of {} teaches nothing: {}", on.number, on.document.name(), e.getMessage());
    }
    return lines;
  }
}
