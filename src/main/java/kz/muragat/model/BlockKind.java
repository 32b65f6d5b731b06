package kz.muragat.model;

/** What a block of lines is on its page. */
public enum BlockKind {
  TEXT,
  HEADING,
  /** One row of a table, its cells from left to right as lines. */
  TABLE_ROW,
  /** A note in the margin. */
  MARGINALIA,
  PAGE_NUMBER
}
