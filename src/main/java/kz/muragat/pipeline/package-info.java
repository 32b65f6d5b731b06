/**
 * What Muragat does, as plain beans: take a scan in, read its pages, publish it, index it. No Camel here, so that each
 * step can be called and tested by itself; the routes put them in order.
 *
 * <pre>{@code
 * DocumentJob job = intake.claim(file, subFolders);      // hash, attempt counted on disk
 * for (PageTask page : readPages.open(job)) {            // one after another, or many at once
 *   records.add(readPages.read(page));                   // ALTO on disk before this returns
 * }
 * Published published = publishDocument.publish(job, records);
 * indexDocument.index(published);
 * }</pre>
 *
 * <p>Page pixels never leave the call that decodes them: what is handed on is a {@link
 * kz.muragat.pipeline.PageTask} before and a {@link kz.muragat.store.PageRecord} after. {@link
 * kz.muragat.pipeline.Verdict} says what becomes of a scan that could not be read.
 */
@NullMarked
package kz.muragat.pipeline;

import org.jspecify.annotations.NullMarked;
