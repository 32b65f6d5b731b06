package kz.muragat.pipeline;

/** What becomes of a scan whose work ended without a result. */
public sealed interface Verdict {

  /** The scan itself is bad, or we are wrong about it: trying again does not help. */
  record Failed(FailureNote note) implements Verdict {}

  /** Something else is in the way for now: the scan stays where it is and is taken up again. */
  record Later(String reason) implements Verdict {}
}
