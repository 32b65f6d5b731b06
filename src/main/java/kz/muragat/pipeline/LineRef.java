package kz.muragat.pipeline;

/**
 * A line of a published page.
 *
 * @param document SHA-256 of its scan in hexadecimal, or its folder below the outbox with {@code /} between names
 * @param page from 1
 * @param line the line's id in the ALTO, such as {@code p0001_b02_l05}
 */
public record LineRef(String document, int page, String line) {}
