// The libraries, named in one place: their versions are those of the webjars in pom.xml.
export { h, render, Component, Fragment, createRef } from "/webjars/preact/10.28.0/dist/preact.module.js";

let leaflet = null;

/** Leaflet, loaded when the first page is opened. */
export function loadLeaflet() {
  leaflet ??= import("/webjars/leaflet/1.9.4/dist/leaflet-src.esm.js");
  return leaflet;
}
