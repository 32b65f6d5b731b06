package kz.muragat.web;

import org.apache.camel.support.DefaultHeaderFilterStrategy;

/**
 * Lets no header named like one of Camel's in, which could steer a route, nor out. What Camel's own strategy for HTTP keeps
 * back besides, such as {@code Cache-Control}, is let out.
 */
public final class WebHeaders extends DefaultHeaderFilterStrategy {

  public WebHeaders() {
    setLowerCase(true);
    setFilterOnMatch(true);
    setInFilterStartsWith("camel", "org.apache.camel");
    setOutFilterStartsWith("camel", "org.apache.camel");
    getOutFilter().add("content-length");
    getOutFilter().add("content-type");
    getOutFilter().add("host");
  }
}
