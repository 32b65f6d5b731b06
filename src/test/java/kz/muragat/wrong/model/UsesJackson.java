package kz.muragat.wrong.model;

import com.fasterxml.jackson.databind.JsonNode;

/** Wrong: a library in model. */
public record UsesJackson(JsonNode json) {}
