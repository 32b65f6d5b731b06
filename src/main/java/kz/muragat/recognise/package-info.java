/**
 * Reads line pictures: a convolutional-recurrent network with CTC, and a second one for handwriting, on DJL's
 * PyTorch engine.
 *
 * <p>A picture becomes the network's input in {@link kz.muragat.recognise.LineInput}, goes through {@link
 * kz.muragat.recognise.LineNetwork}, and its output becomes words in {@link kz.muragat.recognise.CtcDecoder}. {@link
 * kz.muragat.recognise.ModelFolder} is what lies under {@code models/<version>/}. Another recogniser is another {@link
 * kz.muragat.recognise.LineRecogniser}; who uses one never sees DJL.
 *
 * <p>Native memory: the networks of one version, shared by all workers; every call has its own {@code NDManager}, closed
 * before the call returns.
 */
@NullMarked
package kz.muragat.recognise;

import org.jspecify.annotations.NullMarked;
