package kz.muragat.wrong.image;

import kz.muragat.wrong.pdf.LeansOnImage;

/** Wrong: a cycle with pdf. */
public record LeansOnPdf(LeansOnImage pdf) {}
