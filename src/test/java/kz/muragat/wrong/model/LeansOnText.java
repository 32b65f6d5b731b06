package kz.muragat.wrong.model;

import kz.muragat.wrong.text.UsesLucene;

/** Wrong: model is at the bottom. */
public record LeansOnText(UsesLucene text) {}
