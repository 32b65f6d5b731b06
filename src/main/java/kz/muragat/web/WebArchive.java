package kz.muragat.web;

import java.nio.file.Path;
import java.util.function.Supplier;
import kz.muragat.pipeline.CorrectLine;
import kz.muragat.pipeline.DropScan;
import kz.muragat.pipeline.JobBoard;
import kz.muragat.pipeline.ModelShelf;
import kz.muragat.pipeline.PagePictures;
import kz.muragat.pipeline.PublishedDocuments;
import kz.muragat.pipeline.learn.Retraining;
import kz.muragat.search.PageSearch;

/**
 * What the web shows and does.
 *
 * @param outbox whose disk has to have room
 * @param model version of the recogniser that reads now
 */
public record WebArchive(
    PageSearch index,
    PublishedDocuments documents,
    PagePictures pictures,
    JobBoard board,
    DropScan door,
    ModelShelf models,
    CorrectLine corrections,
    Path outbox,
    Retraining retraining,
    Supplier<String> model) {}
