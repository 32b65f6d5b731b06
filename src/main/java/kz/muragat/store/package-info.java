/**
 * What is kept on disk, and how it survives a power cut: whole files only, identity by content, a ledger of work, a
 * registry of what was published, the versions of the recogniser.
 *
 * <p>The rules every class here keeps:
 *
 * <ul>
 *   <li><b>Whole or not at all.</b> Files and folders are written under a name that begins with {@value
 *       kz.muragat.store.AtomicFiles#TEMPORARY_PREFIX} in the folder they belong to, brought to the disk and then moved
 *       into place ({@link kz.muragat.store.AtomicFiles}). What a crash leaves under such a name is cleaned at the next
 *       start.
 *   <li><b>Nothing is overwritten.</b> A name that is taken gets a number: {@code delo-45 (2)} ({@link
 *       kz.muragat.store.FileNames}).
 *   <li><b>Identity is the content</b>, its SHA-256, never the name ({@link kz.muragat.store.ContentHash}).
 *   <li><b>One process at a time</b> writes in a home ({@link kz.muragat.store.HomeLock}).
 * </ul>
 *
 * <p>All of it is plain files that an administrator can read and back up. {@code outbox/.work} holds what is in work:
 * deleting it costs time, never results.
 */
@NullMarked
package kz.muragat.store;

import org.jspecify.annotations.NullMarked;
