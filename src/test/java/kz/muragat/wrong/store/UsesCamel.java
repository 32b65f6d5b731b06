package kz.muragat.wrong.store;

import org.apache.camel.Exchange;

/** Wrong: Camel outside app and web. */
public record UsesCamel(Exchange exchange) {}
