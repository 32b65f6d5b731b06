package kz.muragat.pipeline;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import kz.muragat.store.PageRecord;

/** Hands on what it is told to several others. */
record ManyListeners(List<Progress> listeners) implements Progress {

  ManyListeners {
    listeners = List.copyOf(listeners);
  }

  @Override
  public void began(DocumentJob job, int pages, int finishedBefore) {
    listeners.forEach(listener -> listener.began(job, pages, finishedBefore));
  }

  @Override
  public void finishedPage(DocumentJob job, PageRecord page, int of) {
    listeners.forEach(listener -> listener.finishedPage(job, page, of));
  }

  @Override
  public void published(DocumentJob job, Path folder, int pages, Duration took) {
    listeners.forEach(listener -> listener.published(job, folder, pages, took));
  }

  @Override
  public void duplicate(DocumentJob job, Path folder) {
    listeners.forEach(listener -> listener.duplicate(job, folder));
  }

  @Override
  public void corrected(
      String displayName, String document, int page, int lines, List<String> notes) {
    listeners.forEach(listener -> listener.corrected(displayName, document, page, lines, notes));
  }

  @Override
  public void spent(Stage stage, Duration took) {
    listeners.forEach(listener -> listener.spent(stage, took));
  }

  @Override
  public void gaveUp(String displayName, Verdict verdict) {
    listeners.forEach(listener -> listener.gaveUp(displayName, verdict));
  }
}
