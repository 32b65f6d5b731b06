/**
 * Learns from corrections: rounds that teach a challenger, hold it against the model in charge at all gates, and put it in
 * charge or refuse it, with a card that says why.
 *
 * <p>Start at {@link kz.muragat.pipeline.learn.LearningRound}. How is taught and measured is in {@code kz.muragat.train};
 * what versions and rounds there are is kept by {@link kz.muragat.store.ModelRegistry} and {@link
 * kz.muragat.store.RoundHistory}.
 */
@NullMarked
package kz.muragat.pipeline.learn;

import org.jspecify.annotations.NullMarked;
