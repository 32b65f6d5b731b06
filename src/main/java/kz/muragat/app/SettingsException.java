package kz.muragat.app;

/** A setting that cannot be: the message names it, where it was given, and what would be right. */
public final class SettingsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public SettingsException(String message) {
    super(message);
  }
}
