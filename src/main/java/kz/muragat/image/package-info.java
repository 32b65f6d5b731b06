/**
 * From a scan to line pictures: raster files are opened, a page's turn and skew are found, its lines of text are found
 * and put in reading order, and each line is cut out and straightened.
 *
 * <p>The way of a page:
 *
 * <pre>{@code
 * try (ScanImages scan = ScanImages.open(file)) {
 *   Picture picture = scan.page(0);
 *   PageLayout layout = new PageAnalyser().analyse(picture.image(), picture.dpi());
 *   GreyImage grey = GreyImages.of(picture.image());            // once per page
 *   LineCrop crop = new LineCropper().crop(grey, layout.blocks().get(0).lines().get(0));
 * }
 * }</pre>
 *
 * <p>OpenCV is at home here and nowhere else: no {@code Mat} leaves the method that made it, and each is released in a
 * {@code finally}. Working copies are turned, straightened, scaled and thinned out as need be; whatever is handed out is
 * in coordinates of the picture that came in.
 *
 * <p>All classes can be used from several threads unless they say otherwise.
 */
@NullMarked
package kz.muragat.image;

import org.jspecify.annotations.NullMarked;
