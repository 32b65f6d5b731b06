/**
 * Takes over labelled material that others made, as pictures of lines with {@code .gt.txt} beside them: what training and
 * evaluation read.
 *
 * <p>Start at {@link kz.muragat.pipeline.imports.Importer}. To add a layout, implement {@link
 * kz.muragat.pipeline.imports.LineArchive} and name it in {@link kz.muragat.pipeline.imports.Layout}.
 */
@NullMarked
package kz.muragat.pipeline.imports;

import org.jspecify.annotations.NullMarked;
