package kz.muragat.wrong.text;

import org.apache.lucene.document.Document;

/** Wrong: Lucene outside search. */
public record UsesLucene(Document document) {}
