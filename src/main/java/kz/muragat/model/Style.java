package kz.muragat.model;

/** How the letters came onto the paper. */
public enum Style {
  PRINTED,
  TYPEWRITTEN,
  HANDWRITTEN
}
