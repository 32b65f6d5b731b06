package kz.muragat.wrong.alto;

import org.apache.pdfbox.pdmodel.PDDocument;

/** Wrong: PDFBox outside pdf. */
public record UsesPdfBox(PDDocument document) {}
