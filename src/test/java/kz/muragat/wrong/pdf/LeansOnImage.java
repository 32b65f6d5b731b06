package kz.muragat.wrong.pdf;

import kz.muragat.wrong.image.LeansOnPdf;

/** Wrong: a cycle with image. */
public record LeansOnImage(LeansOnPdf image) {}
