package kz.muragat.wrong.undescribed;

/** Wrong: a package that does not say what it owns. */
public record Silent() {}
