package kz.muragat.train.synth;

/** What a face or a text may be used for; see {@link HeldOut} for which is which. */
public enum Split {
  /** To learn from. */
  TRAIN,
  /** To choose by: settings, checkpoints, the end of training. */
  VALIDATION,
  /** To report: never looked at before. */
  TEST
}
