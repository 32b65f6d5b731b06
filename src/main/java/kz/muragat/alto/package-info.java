/**
 * Pages as ALTO XML, the truth of a page's text: everything in {@link kz.muragat.model.Page} can be written and read back.
 *
 * <p>{@link kz.muragat.alto.AltoWriter} writes ALTO 4.4 and nothing else, valid against the schema.
 * {@link kz.muragat.alto.AltoReader} reads that without loss, and ALTO 1 to 4 from elsewhere as well as it can.
 *
 * <h2>Where things stand</h2>
 * <ul>
 *   <li>Geometry is in pixels of the displayed page picture. {@code BASELINE} is {@code "x1,y1 x2,y2 …"} in reading
 *       direction, a line's {@code Shape/Polygon} its boundary.
 *   <li>{@code Page/@ROTATION} is the quarter turns times 90, in degrees counter-clockwise, as the text lies in the
 *       picture.
 *   <li>{@code WC} is the word's confidence, 0–1; {@code CC} a digit for each character, 0 sure to 9 unsure. The digit is
 *       all that is kept: character confidences come back in steps of a ninth.
 *   <li>{@code ALTERNATIVE} with {@code PURPOSE="reading 0.12"} is a next-best reading and its probability.
 *   <li>A hyphen at a line's end is a {@code HYP}, not part of {@code CONTENT}; the {@code String}'s box and its
 *       {@code CC} include it. Where the word goes on in the next line, both halves carry {@code SUBS_CONTENT}.
 *   <li>What ALTO has no place for are tags: {@code LayoutTag TYPE="block"} for the kind of a block,
 *       {@code OtherTag TYPE="style"} for printed, typewritten or handwritten, {@code OtherTag TYPE="x-height"} for a
 *       line's x-height in pixels.
 *   <li>Resolution and model version are {@code processingStepSettings}: {@code "dpi=300; model=…"}.
 *   <li>What people have changed are further {@code Processing} steps of the category {@code contentModification}, with
 *       who ({@code processingAgency}) and when; the lines in question carry {@code CS="true"}.
 *   <li>{@code LANG} is never empty. It is {@code und} only where a word, line or page without a language would otherwise
 *       take over another's.
 * </ul>
 *
 * <p>For other programs there are {@link kz.muragat.alto.PageFormat hOCR and PAGE XML}, made from the same pages; and what
 * other programs made of a page is read by {@link kz.muragat.alto.TranscriptionReader}.
 *
 * <p>This package may use {@code text} (which knows cut words) beside {@code model}.
 */
@NullMarked
package kz.muragat.alto;

import org.jspecify.annotations.NullMarked;
