/**
 * Teaches the recogniser: CTC loss, optimiser, trainer with checkpoints, evaluation. The lines it learns from are made in
 * {@link kz.muragat.train.synth}.
 *
 * <p>One trainer a JVM: PyTorch's gradient collector is a thing of the whole process.
 */
@NullMarked
package kz.muragat.train;

import org.jspecify.annotations.NullMarked;
