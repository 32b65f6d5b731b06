package kz.muragat.wrong.newcomer;

/** Wrong: a package that no rule knows. */
public record Stranger() {}
