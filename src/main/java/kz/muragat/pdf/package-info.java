/**
 * PDF in and out; the only package that knows PDFBox.
 *
 * <p><b>Reading.</b> {@link kz.muragat.pdf.PdfScan} opens a PDF and gives its pages one by one as {@link
 * kz.muragat.pdf.PdfPage}: a picture to be recognised, or the text that the page carries already. Which of the two is
 * decided by {@code PageContents}, which runs through a page's operators without decoding anything:
 *
 * <ul>
 *   <li>One image that covers the page and nothing painted after it: a scan. The image is taken as it is embedded, at the
 *       resolution its placement gives. Text that is invisible, or lies under the image, is an earlier recogniser's layer:
 *       it is not read, and {@link kz.muragat.pdf.SearchablePdf} replaces it, so that no word is found twice.
 *   <li>Visible text whose letters map to Unicode: carried over, not recognised again. A few words on top of a scan (a
 *       stamp, a page number) do not make the scan a text page.
 *   <li>Everything else (scans in strips, in layers, with stamps; drawings; text in unmapped fonts) is drawn.
 * </ul>
 *
 * <p><b>Writing.</b> {@link kz.muragat.pdf.SearchablePdf} lays recognised text invisibly over the original: on the pages
 * of the PDF that came in, or over the image data of the JPEG, TIFF, PNG or JPEG 2000 file that came in, unchanged, as
 * PDF/A-2u.
 *
 * <p>Decoders are guarded here: declared sizes are read before anything is decoded, and each page has a deadline ({@link
 * kz.muragat.pdf.ReadingLimits}).
 */
@NullMarked
package kz.muragat.pdf;

import org.jspecify.annotations.NullMarked;
