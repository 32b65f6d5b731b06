package kz.muragat.wrong.train;

import java.awt.Font;

/** Wrong: a font of the system. */
public record UsesSystemFont(Font font) {}
