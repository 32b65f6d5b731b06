package kz.muragat.pipeline;

/**
 * A page to be read.
 *
 * @param number from 1
 * @param of how many pages the document has
 */
public record PageTask(DocumentJob job, int number, int of) {}
