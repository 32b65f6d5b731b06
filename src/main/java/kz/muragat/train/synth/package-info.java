/**
 * Lines to learn from: pictures of text lines with exact labels, made from fonts, texts and a seed.
 *
 * <p>Start at {@link kz.muragat.train.synth.SyntheticLines}: load a {@link kz.muragat.train.synth.FontShelf} and a {@link
 * kz.muragat.train.synth.TextShelf}, choose a {@link kz.muragat.train.synth.Split}, and ask for lines by seed. The way of
 * a line: what is written ({@code TextMaker}), where each letter stands ({@code LineSetter}), how the paper and the years
 * treated it ({@code Damage}). What is never trained on is named in {@code HeldOut}.
 *
 * <p>Letters are filled outlines from FontBox; Java2D's {@code Font} is not used, since it needs the system's fontconfig.
 */
@NullMarked
package kz.muragat.train.synth;

import org.jspecify.annotations.NullMarked;
