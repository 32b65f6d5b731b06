package kz.muragat.train;

import kz.muragat.recognise.LineInput;
import kz.muragat.train.synth.LabelledLine;

/**
 * A line as the trainer takes it.
 *
 * @param label classes of its characters, 1 and up; none for a line without text
 */
@SuppressWarnings("ArrayRecordComponent") // one sample's numbers, never compared
record Sample(LineInput input, int[] label, LabelledLine line) {}
