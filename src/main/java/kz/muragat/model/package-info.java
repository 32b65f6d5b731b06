/**
 * What every other package speaks of: document → page → block → line → word, their geometry and their text.
 *
 * <p>Records only, immutable, validated where they are made, and nothing but the JDK below them.
 *
 * <p><b>Coordinates.</b> All geometry is in pixels of the page picture <em>as it is displayed</em> (EXIF orientation and a
 * PDF page's {@code /Rotate} applied, nothing else): origin top left, x to the right, y down. A page that was scanned
 * upside down keeps those coordinates; its baselines then run from right to left, because a baseline always runs in the
 * reading direction. So a box drawn on the original picture lies on the ink, whatever Muragat did to its working copy.
 *
 * <p><b>Confidence</b> is a probability, 0 (surely wrong) to 1 (sure).
 */
@NullMarked
package kz.muragat.model;

import org.jspecify.annotations.NullMarked;
