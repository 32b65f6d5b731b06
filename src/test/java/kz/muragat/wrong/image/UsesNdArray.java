package kz.muragat.wrong.image;

import ai.djl.ndarray.NDArray;

/** Wrong: DJL outside recognise and train. */
public record UsesNdArray(NDArray array) {}
